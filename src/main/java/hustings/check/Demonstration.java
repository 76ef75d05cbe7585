package hustings.check;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Counterexample;
import hustings.model.Property;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Optional;

/**
 * How an algorithm breaks where it says so: the run, and what is to be said of it.
 *
 * @param counterexample what the algorithm says
 * @param scenario the run, positioned at the first violation of what it names
 * @param judgements how the run stands by each property that it names, in that order
 */
public record Demonstration(Counterexample counterexample, Scenario scenario,
        List<Judgement> judgements) {
    /**
     * Carries out the run that an algorithm names.
     *
     * @param work how much it may do; what needs more is judged up to where it stopped
     * @throws hustings.scenario.InvalidScenario if it names none that can be read
     */
    public static Demonstration of(Counterexample counterexample, AlgorithmType algorithm,
            AlgorithmRegistry registry, WorkLimit work) {
        Scenario scenario = Scenario.parse(
                "algorithms=" + algorithm.id() + "&" + counterexample.scenario(), registry);
        Judge judge = new Judge(scenario, algorithm);
        Simulation simulation = new Simulation(scenario, algorithm, work, Optional.empty(), judge);
        try {
            simulation.run();
        } catch (TooMuchWork e) {
            // A storm is one way to break, and is judged up to here.
        }
        List<Judgement> all = judge.judgements(simulation.now());
        List<Judgement> named = List.of(counterexample.value()).stream()
                .map(property -> of(property, all)).toList();
        long tick = named.stream().flatMap(judgement -> judgement.violations().stream())
                .mapToLong(Violation::from).min().orElse(0);
        return new Demonstration(
                counterexample, scenario.with("t", Long.toString(tick), registry), named);
    }

    private static Judgement of(Property property, List<Judgement> all) {
        return all.stream().filter(judgement -> judgement.property() == property)
                .findFirst().orElseThrow();
    }
}
