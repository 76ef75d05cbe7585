package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.Comparison;
import hustings.compare.CostTable;
import hustings.compare.Footing;
import hustings.compare.Panel;
import hustings.compare.Timetable;
import hustings.model.Algorithm;
import hustings.model.Topology;
import hustings.run.Result;
import hustings.run.Run;
import hustings.scenario.InTheory;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the frames of a run: what is open, the whole state at a position, and what has changed
 * between one and another.
 *
 * <p>What a frame says does not depend on what has been written before; only how long it takes.
 */
final class Frames {
    private final Comparison comparison;
    private List<PanelView> views = List.of();
    private List<Figures> table = List.of();
    /* Where a viewer stands who has got all that was written. */
    private OptionalLong knownTo = OptionalLong.empty();

    /** A row of the table, whose heading is known. */
    private record Figures(String key, List<Optional<Long>> values, List<Integer> best) {}

    /** Those of a run that is carried out here only, and as far as it is told of. */
    Frames(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The position that was told of last. */
    long position() {
        return comparison.now();
    }

    /**
     * What has been opened: everything that does not change while it runs.
     *
     * @param scenario the scenario's text, with the position at which it is opened
     */
    String opened(String scenario) {
        ObjectNode frame = Json.object().put("type", "opened")
                .put("scenario", scenario)
                .put("length", comparison.length())
                .put("until", comparison.scenario().until())
                .put("delta", comparison.scenario().assumedDelta());
        ArrayNode faults = frame.putArray("faults");
        comparison.scenario().faults().forEach(fault -> faults.addObject()
                .put("tick", fault.tick()).put("action", fault.action().toString()));
        ArrayNode algorithms = frame.putArray("algorithms");
        for (Panel panel : comparison.panels()) {
            algorithms.add(algorithm(panel, comparison.scenario()));
        }
        frame.set("measures", Json.tree(CostTable.measures(), ArrayNode.class));
        return Json.text(frame);
    }

    private static ObjectNode algorithm(Panel panel, Scenario scenario) {
        Algorithm about = panel.algorithm().about();
        ObjectNode algorithm = Json.algorithm(panel.algorithm(), scenario.n());
        // What only a catalogue shows.
        algorithm.remove(List.of("options", "paper"));
        algorithm.set("listing", Json.listing(panel.algorithm()));
        if (about.topology() == Topology.GRAPH) {
            algorithm.set("graph", graph(panel.run()));
        }
        algorithm.set("theory", Json.theory(new InTheory(scenario, panel.algorithm())));
        return algorithm;
    }

    /** The graph that an algorithm runs on, with the nodes that join later. */
    private static ObjectNode graph(Run run) {
        ObjectNode graph = Json.object()
                .put("kind", run.scenario().graph().toString());
        graph.set("places", Json.tree(run.places(), ArrayNode.class));
        graph.set("links", Json.tree(run.links(), ArrayNode.class));
        return Json.tree(new Named(graph, run.scenario().naming()), ObjectNode.class);
    }

    /** The whole state at a position. */
    String keyframe(long position) {
        if (position != comparison.now()) {
            comparison.seek(position);
        }
        return Json.text(whole());
    }

    private Map<String, Object> whole() {
        views = comparison.panels().stream().map(PanelView::new).toList();
        List<Result> results = results();
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "keyframe");
        frame.put("tick", comparison.now());
        frame.put("panels", named(IntStream.range(0, views.size())
                .mapToObj(i -> views.get(i).whole(results.get(i))).toList()));
        table = List.of();
        addTable(frame, results);
        if (comparison.timetable().by() != Alignment.TICK) {
            frame.put("alignment", alignment());
        }
        knownTo = OptionalLong.of(comparison.now());
        return frame;
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
        if (comparison.hasOverflowed()) {
            return Json.text(whole());
        }
        List<Result> results = results();
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "ticks");
        frame.put("from", from);
        frame.put("to", comparison.now());
        frame.put("panels", named(IntStream.range(0, views.size())
                .mapToObj(i -> views.get(i).news(results.get(i))).toList()));
        addTable(frame, results);
        knownTo = OptionalLong.of(comparison.now());
        return Json.text(frame);
    }

    private List<Result> results() {
        return comparison.panels().stream().map(panel -> panel.run().result()).toList();
    }

    private Named named(Object panels) {
        return new Named(panels, comparison.scenario().naming());
    }

    /** What they cost side by side, where it has changed; and why nobody is the cheapest, if so. */
    private void addTable(Map<String, Object> frame, List<Result> results) {
        Optional<String> unevenness = Footing.of(comparison.panels(), results).unevenness();
        List<Figures> before = table;
        List<Figures> changed = new ArrayList<>();
        table = new ArrayList<>();
        for (CostTable.Row row : CostTable.of(results, unevenness.isEmpty()).rows()) {
            Figures figures = new Figures(row.key(), row.values(), row.best());
            if (before.isEmpty() || !before.get(table.size()).equals(figures)) {
                changed.add(figures);
            }
            table.add(figures);
        }
        if (!changed.isEmpty()) {
            frame.put("table", changed);
        }
        unevenness.ifPresent(words -> frame.put("uneven", words));
    }

    /** What the panels are aligned by, where it is not the tick. */
    private Map<String, Object> alignment() {
        Timetable timetable = comparison.timetable();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("by", timetable.by());
        tree.put("length", timetable.length());
        timetable.meeting().ifPresent(position -> tree.put("meeting", position));
        tree.put("phases", IntStream.range(0, views.size()).mapToObj(timetable::phase).toList());
        return tree;
    }

    /** Whether time runs, how fast, and what tick it is. */
    static String clock(boolean playing, double speed, long tick) {
        return Json.object().put("type", "clock").put("playing", playing)
                .put("speed", speed).put("tick", tick).toString();
    }
}
