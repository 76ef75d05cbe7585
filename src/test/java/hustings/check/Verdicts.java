package hustings.check;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Property;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.Optional;

/** Runs a scenario and answers what the judge says of it. */
public final class Verdicts {
    private Verdicts() {}

    /** What is to be said of a property at the end of a run. */
    public static Judgement of(Property property, String algorithm, String rest) {
        return of(property, algorithm, rest, Long.MAX_VALUE);
    }

    static Judgement of(Property property, String algorithm, String rest, long tick) {
        return of(Runs.registry(), property, algorithm, rest, tick);
    }

    static Judgement of(
            AlgorithmRegistry registry, Property property, String algorithm, String rest,
            long tick) {
        AlgorithmType algorithmType = registry.get(algorithm);
        Scenario scenario = Scenario.parse("algorithms=" + algorithm + "&" + rest, registry);
        Judge judge = new Judge(scenario, algorithmType);
        Simulation simulation = Runs.simulation(registry, scenario, Optional.empty(), judge);
        simulation.advanceTo(tick);
        return judge.judgements(simulation.now()).get(property.ordinal());
    }
}
