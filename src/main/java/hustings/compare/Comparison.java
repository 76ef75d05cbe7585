package hustings.compare;

import hustings.check.Judge;
import hustings.model.AlgorithmRegistry;
import hustings.run.Run;
import hustings.run.RunSource;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Several algorithms on one scenario, in lockstep: all stand at the same position, which is the
 * same tick unless they are aligned by something else.
 *
 * <p>Going back is running again from the start, which a run allows by being a pure function of its
 * scenario. Not thread-safe.
 */
public final class Comparison {
    private final RunOutlines outlines;
    private final Supplier<WorkLimit> work;
    private final List<Panel> panels;
    private final Timetable timetable;
    private long now;

    /**
     * A comparison that stands at tick 0, after what happens in it.
     *
     * @param source where runs come from
     * @param work makes the budget of one algorithm; one that needs more stops where it is spent
     */
    public Comparison(RunSource source, Scenario scenario, AlgorithmRegistry registry,
            Supplier<WorkLimit> work) {
        this(RunOutlines.of(source, scenario, registry, work), Alignment.TICK, work);
    }

    /** The same of outlines that are known already, aligned by something. */
    public Comparison(RunOutlines outlines, Alignment by, Supplier<WorkLimit> work) {
        this.outlines = outlines;
        this.work = work;
        this.timetable = outlines.timetable(by);
        this.panels = new ArrayList<>(scenario().algorithms().stream().map(this::fresh).toList());
        advanceTo(0);
    }

    /** Runs without any observer to the end, and answers how each algorithm came out. */
    public static List<Judged> results(
            RunSource source, Scenario scenario, AlgorithmRegistry registry, WorkLimit work) {
        return scenario.algorithms().stream().map(id -> {
            Judge judge = new Judge(scenario, registry.get(id));
            FutileFaults futileFaults = new FutileFaults(judge);
            Run run = source.begin(
                    scenario, registry.get(id), work, Optional.empty(), futileFaults);
            run.advanceTo(scenario.until());
            return new Judged(run.result(), judge.judgements(run.now()),
                    futileFaults.futile());
        }).toList();
    }

    private Panel fresh(String id) {
        return outlines.begin(id, work.get());
    }

    /** The scenario. */
    public Scenario scenario() {
        return outlines.scenario();
    }

    /** What is known of the runs beforehand. */
    public RunOutlines outlines() {
        return outlines;
    }

    /** The algorithms, in the order of the scenario. */
    public List<Panel> panels() {
        return panels;
    }

    /** Which tick is whose at which position. */
    public Timetable timetable() {
        return timetable;
    }

    /** The position: the tick up to whose end all have been carried out, if aligned by tick. */
    public long now() {
        return now;
    }

    /** The last position worth watching. */
    public long length() {
        return timetable.length();
    }

    /** Whether so much has happened in some panel that its moments were not kept. */
    public boolean hasOverflowed() {
        return panels.stream().anyMatch(Panel::hasOverflowed);
    }

    /** The last position; the scenario's last tick, if aligned by tick. */
    public long end() {
        return timetable.end();
    }

    /** Carries all out up to a position that is not before the present one. */
    public void advanceTo(long position) {
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).advanceTo(timetable.tickAt(i, position));
        }
        now = position;
    }

    /** Stands at any position; the events on the way there are not kept. */
    public void seek(long position) {
        for (int i = 0; i < panels.size(); i++) {
            long tick = timetable.tickAt(i, position);
            if (tick < panels.get(i).tick()) {
                panels.set(i, fresh(scenario().algorithms().get(i)));
            }
            panels.get(i).skipTo(tick);
        }
        now = position;
    }
}
