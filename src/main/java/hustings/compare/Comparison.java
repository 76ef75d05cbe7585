package hustings.compare;

import hustings.check.Judge;
import hustings.model.Engines;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Several algorithms on one scenario, in lockstep: all have carried out the same ticks.
 *
 * <p>Going back is running again from the start, which a run allows by being a pure function of its
 * scenario. Not thread-safe.
 */
public final class Comparison {
    private final Scenario scenario;
    private final Engines engines;
    private final Supplier<Work> work;
    private List<Panel> panels;
    private long now;
    private final long length;

    /**
     * A comparison that stands at tick 0, after what happens in it.
     *
     * @param work makes the budget of one algorithm; one that needs more stops where it is spent
     */
    public Comparison(Scenario scenario, Engines engines, Supplier<Work> work) {
        this.scenario = scenario;
        this.engines = engines;
        this.work = work;
        this.length = worthWatching();
        this.panels = fresh();
        advanceTo(0);
    }

    /** Runs without any observer to the end, and answers how each algorithm came out. */
    public static List<Judged> results(Scenario scenario, Engines engines, Work work) {
        return scenario.algorithms().stream().map(id -> {
            Judge judge = new Judge(scenario, engines.get(id));
            Simulation simulation = new Simulation(
                    scenario, engines.get(id), work, Optional.empty(), judge);
            simulation.run();
            return new Judged(simulation.result(), judge.judgements(simulation.now()));
        }).toList();
    }

    /** The last tick worth watching: a tenth more than until the last thing happens. */
    private long worthWatching() {
        long last = 0;
        for (Panel panel : fresh()) {
            panel.attend(false);
            panel.advanceTo(scenario.until());
            last = Math.max(last, panel.simulation().lastBusyTick());
        }
        return Math.min(scenario.until(), Math.max(10, last + last / 10 + 1));
    }

    private List<Panel> fresh() {
        return scenario.algorithms().stream()
                .map(id -> new Panel(scenario, engines.get(id), work.get())).toList();
    }

    /** The scenario. */
    public Scenario scenario() {
        return scenario;
    }

    /** The algorithms, in the order of the scenario. */
    public List<Panel> panels() {
        return panels;
    }

    /** The tick up to whose end all have been carried out. */
    public long now() {
        return now;
    }

    /** The last tick worth watching; at most the scenario's last. */
    public long length() {
        return length;
    }

    /** Whether so much has happened in some panel that its moments were not kept. */
    public boolean hasOverflowed() {
        return panels.stream().anyMatch(Panel::hasOverflowed);
    }

    /** Carries all out up to the end of a tick that is not before the present one. */
    public void advanceTo(long tick) {
        for (Panel panel : panels) {
            panel.advanceTo(tick);
        }
        now = tick;
    }

    /** Stands at the end of any tick; the events on the way there are not kept. */
    public void seek(long tick) {
        if (tick < now) {
            panels = fresh();
        }
        for (Panel panel : panels) {
            panel.takeMoments();
            panel.attend(false);
            panel.advanceTo(tick);
            panel.attend(true);
        }
        now = tick;
    }
}
