package hustings.bench;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.run.Observer;
import hustings.run.Result;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import hustings.sim.Tape;
import java.util.function.Function;

/** One election after another of one algorithm, each with its own seed, as an experiment does. */
final class Elections {
    private final Simulation simulation;
    private long seed;

    private Elections(String query, Function<Scenario, Function<AlgorithmType,
            Simulation>> making) {
        AlgorithmRegistry registry = AlgorithmRegistry.builtIn();
        Scenario scenario = Scenario.parse(query + "&detector=none&until=1000000000", registry);
        simulation = making.apply(scenario).apply(registry.get(scenario.algorithms().get(0)));
    }

    /** Elections that nobody watches. */
    static Elections headless(String query) {
        return new Elections(query, scenario -> algorithm ->
                new Simulation(scenario, algorithm, WorkLimit.unlimited()));
    }

    /** Elections whose every event is told to an observer. */
    static Elections watched(String query, Observer observer) {
        return new Elections(query, scenario -> algorithm ->
                new Simulation(scenario, algorithm, WorkLimit.unlimited(), observer));
    }

    /** Elections that are taken down on a tape. */
    static Elections taped(String query, Tape tape) {
        return new Elections(query, scenario -> algorithm ->
                new Simulation(scenario, algorithm, WorkLimit.unlimited(), tape));
    }

    /** Holds the next election, to its end, and answers how many messages were delivered. */
    long hold() {
        simulation.again(++seed);
        simulation.run();
        return simulation.cost().delivered();
    }

    /** Holds the election of a seed; fails if nobody has been elected. */
    Result hold(long seed) {
        simulation.again(seed);
        simulation.run();
        Result result = simulation.result();
        if (result.outcome() != Result.Outcome.ELECTED) {
            throw new IllegalStateException("an election is to be measured, but " + result);
        }
        return result;
    }
}
