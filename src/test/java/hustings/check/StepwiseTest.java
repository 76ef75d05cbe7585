package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.RandomScenarios;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is said of a run does not hang on how often one has asked while it went on. */
class StepwiseTest {
    private static final long LARGEST_STORM = 5_000;

    @Provide
    Arbitrary<String> scenarios() {
        return RandomScenarios.any();
    }

    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of(Runs.REGISTRY.ids());
    }

    @Property
    void isJudgedTickByTickAsItIsAtOnce(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String rest) {
        Scenario scenario = Runs.scenario(algorithm, rest);
        assertThat(judged(scenario, 1)).isEqualTo(judged(scenario, scenario.until()));
    }

    private static List<Judgement> judged(Scenario scenario, long step) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(scenario.algorithms().get(0));
        Judge judge = new Judge(scenario, algorithmType);
        Simulation simulation = new Simulation(
                scenario, algorithmType, new WorkLimit(LARGEST_STORM), Optional.empty(), judge);
        try {
            for (long tick = step; tick < scenario.until(); tick += step) {
                simulation.advanceTo(tick);
                judge.judgements(tick);
            }
            simulation.advanceTo(scenario.until());
        } catch (TooMuchWork e) {
            // A storm is cut short, in either way at the same place.
        }
        return judge.judgements(simulation.now());
    }
}
