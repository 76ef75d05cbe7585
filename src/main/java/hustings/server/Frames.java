package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.Comparison;
import hustings.compare.CostTable;
import hustings.compare.Footing;
import hustings.compare.Timetable;
import hustings.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Writes the frames of a run: what is open, the whole state at a position, and what has changed
 * between one and another.
 *
 * <p>What a frame says does not depend on what has been written before; only how long it takes.
 */
final class Frames {
    private final Comparison comparison;
    private List<PanelView> views = List.of();
    private List<CostTable.Row> table = List.of();
    /* Where a viewer stands who has got all that was written. */
    private OptionalLong knownTo = OptionalLong.empty();

    /** Those of a run that is carried out here only, and as far as it is asked for. */
    Frames(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The position that the last frame was of. */
    long position() {
        return comparison.now();
    }

    /**
     * What has been opened: everything that does not change while it runs.
     *
     * @param scenario the scenario's text, with the position at which it is opened
     */
    String opened(String scenario) {
        return new Frame.Opened(scenario, comparison.length(), comparison.scenario().until(),
                comparison.scenario().assumedDelta(),
                faults(),
                comparison.panels().stream().map(panel ->
                        PanelAlgorithm.of(panel, comparison.scenario())).toList(),
                CostTable.measures()).text();
    }

    /** The whole state at a position. */
    String keyframe(long position) {
        if (position != comparison.now()) {
            comparison.seek(position);
        }
        return whole().text();
    }

    private Frame whole() {
        List<Result> results = results();
        views = IntStream.range(0, results.size()).mapToObj(i ->
                new PanelView(comparison.panels().get(i), results.get(i))).toList();
        Named<List<PanelState>> panels = named(views.stream().map(PanelView::whole).toList());
        table = List.of();
        Optional<String> unevenness = unevenness(results);
        knownTo = OptionalLong.of(comparison.now());
        return new Frame.Keyframe(comparison.now(), panels,
                newsOfTable(results, unevenness.isEmpty()), unevenness, aligned());
    }

    /** What a page comes with, so that its first picture needs no socket. */
    static String first(Comparison comparison, long position) {
        Frames frames = new Frames(comparison);
        return "{\"opened\":" + frames.opened(comparison.scenario().text())
                + ",\"keyframe\":" + frames.keyframe(position) + "}";
    }

    /**
     * What happens from one position to another, for whoever knows the state before; the whole
     * state where that is too much.
     */
    String ticks(long from, long to) {
        if (knownTo.isEmpty() || knownTo.getAsLong() != from - 1) {
            comparison.seek(from - 1);
            whole();
        }
        comparison.advanceTo(to);
        return (comparison.hasOverflowed() ? whole() : news(from, List.of())).text();
    }

    /** The same of a run of which faults come about only while it runs: all so far are told. */
    String grown(long from, long to) {
        comparison.seek(from - 1);
        whole();
        comparison.advanceTo(to);
        return news(from, faults()).text();
    }

    private List<Frame.Opened.Fault> faults() {
        return comparison.scenario().faults().stream().map(fault ->
                new Frame.Opened.Fault(fault.tick(), fault.action().toString())).toList();
    }

    private Frame news(long from, List<Frame.Opened.Fault> faults) {
        List<Result> results = results();
        Named<List<PanelNews>> panels = named(IntStream.range(0, views.size())
                .mapToObj(i -> views.get(i).news(results.get(i))).toList());
        Optional<String> unevenness = unevenness(results);
        knownTo = OptionalLong.of(comparison.now());
        return new Frame.Ticks(from, comparison.now(), panels,
                newsOfTable(results, unevenness.isEmpty()), unevenness, faults);
    }

    private List<Result> results() {
        return comparison.panels().stream().map(panel -> panel.run().result()).toList();
    }

    private <T> Named<T> named(T panels) {
        return new Named<>(panels, comparison.scenario().naming());
    }

    /** Why nobody is the cheapest, if so. */
    private Optional<String> unevenness(List<Result> results) {
        return Footing.of(comparison.panels(), results).unevenness();
    }

    /** What they cost side by side, where it has changed. */
    private List<Frame.Figures> newsOfTable(List<Result> results, boolean even) {
        List<CostTable.Row> before = table;
        table = CostTable.of(results, even).rows();
        List<Frame.Figures> changed = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            if (before.isEmpty() || !before.get(i).equals(table.get(i))) {
                changed.add(Frame.Figures.of(table.get(i)));
            }
        }
        return changed;
    }

    /** What the panels are aligned by, where it is not the tick. */
    private Optional<Frame.Aligned> aligned() {
        Timetable timetable = comparison.timetable();
        return timetable.by() == Alignment.TICK ? Optional.empty()
                : Optional.of(new Frame.Aligned(timetable.by(), timetable.length(),
                        timetable.meeting(), IntStream.range(0, views.size())
                                .mapToObj(timetable::phase).toList()));
    }
}
