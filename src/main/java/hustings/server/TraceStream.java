package hustings.server;

import hustings.compare.Moment;
import hustings.compare.Recorder;
import hustings.model.Engines;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import java.util.Iterator;
import java.util.function.BiConsumer;

/** Tells every event of a scenario, algorithm by algorithm, and tick by tick. */
final class TraceStream {
    private final Scenario scenario;
    private final Engines engines;
    private final WorkLimit budget;
    private final Iterator<String> algorithms;
    private Recorder recorder = new Recorder();
    private Simulation simulation;

    /** One that has told nothing yet. */
    TraceStream(Scenario scenario, Engines engines, WorkLimit budget) {
        this.scenario = scenario;
        this.engines = engines;
        this.budget = budget;
        this.algorithms = scenario.algorithms().iterator();
        this.simulation = next();
    }

    private Simulation next() {
        recorder = new Recorder();
        return new Simulation(scenario, engines.get(algorithms.next()), budget, recorder);
    }

    /** Tells the events of the next tick at which there are any; answers whether more may come. */
    boolean tick(BiConsumer<String, Moment> moments) {
        if (simulation.nextTick().isEmpty()) {
            if (!algorithms.hasNext()) {
                return false;
            }
            simulation = next();
        } else {
            simulation.advanceTo(simulation.nextTick().getAsLong());
            recorder.take().forEach(moment -> moments.accept(simulation.engine().id(), moment));
        }
        return true;
    }
}
