package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.model.AlgorithmType;
import hustings.run.Event;
import hustings.run.Result;
import hustings.run.RunListener;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** A simulation that begins again is as good as a fresh one. */
class ResetTest {
    /* An orphaned token that the network doubles at every step grows without end. */
    private static final long LARGEST_STORM = 5_000;

    @Provide
    Arbitrary<String> scenarios() {
        return Arbitraries.oneOf(RandomScenarios.any(),
                RandomScenarios.any().map(text -> text.replace("n=6", "n=9")));
    }

    /** Everything that there is to know of a run at its end. */
    private static List<Object> everything(Simulation simulation) {
        return List.of(simulation.now(), simulation.result(), simulation.snapshot(),
                simulation.phases(), simulation.eventCount(), simulation.lastBusyTick(),
                simulation.phase(), simulation.isStill(), simulation.nextTick());
    }

    private static void advance(Simulation simulation, long tick) {
        try {
            simulation.advanceTo(tick);
        } catch (TooMuchWork e) {
            assertThat(e).hasMessageContaining("needs more than");
        }
    }

    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of(Runs.REGISTRY.all()).map(AlgorithmType::id);
    }

    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void notOneEventDiffersWhateverWasRunBeforeAndHoweverFar(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String before,
            @ForAll @LongRange(min = 0, max = 160) long stoppedAt,
            @ForAll("scenarios") String after) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        Scenario scenario = Runs.scenario(algorithm, after);
        List<Event> expected = new ArrayList<>();
        Simulation fresh = new Simulation(
                scenario, algorithmType, new WorkLimit(LARGEST_STORM), expected::add);
        advance(fresh, 160);

        List<Event> seen = new ArrayList<>();
        Simulation used = new Simulation(Runs.scenario(algorithm, before), algorithmType,
                new WorkLimit(LARGEST_STORM), seen::add);
        advance(used, stoppedAt);
        seen.clear();
        used.reset(scenario, new WorkLimit(LARGEST_STORM), RunListener.NOBODY);
        advance(used, 160);

        assertThat(seen).isEqualTo(expected);
        assertThat(everything(used)).isEqualTo(everything(fresh));
    }

    @Property(tries = 1200, shrinking = ShrinkingMode.BOUNDED)
    void manySeedsOfOneScenarioComeOutAsTheyDoOneByOne(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String scenario,
            @ForAll @LongRange(min = 0, max = 160) long stoppedAt) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        Scenario first = Runs.scenario(algorithm, scenario);
        Simulation used = new Simulation(first, algorithmType, new WorkLimit(LARGEST_STORM));
        advance(used, stoppedAt);
        for (long seed = 1; seed <= 4; seed++) {
            used.reset(first.withSeed(seed), new WorkLimit(LARGEST_STORM), RunListener.NOBODY);
            advance(used, 160);
            Simulation fresh = new Simulation(
                    first.withSeed(seed), algorithmType, new WorkLimit(LARGEST_STORM));
            advance(fresh, 160);
            assertThat(everything(used)).as("seed " + seed).isEqualTo(everything(fresh));
        }
    }

    @Test
    void anotherSeedIsAllThatChanges() {
        Simulation simulation = Runs.simulation("chang-roberts", "n=9&until=90&seed=1");
        simulation.run();
        Result first = simulation.result();
        simulation.again(2);
        assertThat(simulation.now()).isZero();
        assertThat(simulation.scenario())
                .isEqualTo(Runs.scenario("chang-roberts", "n=9&until=90&seed=2"));
        simulation.run();
        assertThat(simulation.result()).isNotEqualTo(first)
                .isEqualTo(Runs.run("chang-roberts", "n=9&until=90&seed=2"));
        simulation.again(1);
        simulation.run();
        assertThat(simulation.result()).isEqualTo(first);
    }

    @Test
    void aBudgetThatIsKeptIsSpentOnAllRunsTogether() {
        Scenario scenario = Runs.scenario("chang-roberts", "n=9");
        Simulation simulation = new Simulation(
                scenario, Runs.REGISTRY.get("chang-roberts"), new WorkLimit(100));
        simulation.run();
        simulation.again(1);
        simulation.run();
        assertThat(simulation.cost().sent()).isLessThan(100);
        assertThatThrownBy(() -> {
            for (long seed = 2; seed < 10; seed++) {
                simulation.again(seed);
                simulation.run();
            }
        }).isInstanceOf(TooMuchWork.class);
    }
}
