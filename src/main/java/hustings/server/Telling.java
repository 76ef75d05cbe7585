package hustings.server;

import hustings.compare.Moment;
import hustings.compare.Recorder;
import hustings.model.Engines;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.Work;
import java.util.Iterator;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Tells every event of a scenario, algorithm by algorithm, and tick by tick. */
final class Telling {
    private final Scenario scenario;
    private final Engines engines;
    private final Work budget;
    private final Iterator<String> algorithms;
    private Recorder recorder = new Recorder();
    private Simulation simulation;

    /** One that has told nothing yet. */
    Telling(Scenario scenario, Engines engines, Work budget) {
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
    boolean tick(Consumer<String> lines) {
        if (simulation.nextTick().isEmpty()) {
            if (!algorithms.hasNext()) {
                return false;
            }
            simulation = next();
        } else {
            simulation.advanceTo(simulation.nextTick().getAsLong());
            recorder.take().forEach(moment -> lines.accept(line(moment)));
        }
        return true;
    }

    private String line(Moment moment) {
        ObjectNode line = Json.object().put("algorithm", simulation.engine().id());
        line.setAll(Json.event(moment));
        return line.toString();
    }
}
