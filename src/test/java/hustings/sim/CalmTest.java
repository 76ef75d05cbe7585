package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.Event;
import hustings.run.Observer;
import hustings.run.RunListener;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** A run comes out the same by the short way, taken while all is calm, and by the long one. */
class CalmTest {
    /* An orphaned token that the network doubles at every step grows without end. */
    private static final long LARGEST_STORM = 5_000;
    private static final long END = 160;

    @Provide
    Arbitrary<String> scenarios() {
        return Arbitraries.oneOf(
                RandomScenarios.any(),
                RandomScenarios.any().map(CalmTest::reliable),
                RandomScenarios.any().map(CalmTest::reliable)
                        .map(text -> text.replaceAll("latency=[^&]*", "latency=0-3")));
    }

    private static String reliable(String text) {
        return text.replaceAll("(loss|duplicate)=[^&]*", "$1=0");
    }

    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of(Runs.REGISTRY.all()).map(AlgorithmType::id);
    }

    /** Takes down all that a judge is told. */
    private static final class Notes implements RunListener {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void became(int node, Role role, int leader, long term, long event) {
            lines.add(node + " is " + role + " of " + leader + ", " + term + ", by " + event);
        }

        @Override
        public void disturbed(Disturbance disturbance, long tick, long event) {
            lines.add(disturbance + " at " + tick + ", by " + event);
        }

        @Override
        public void suspected(int node, int suspect, long tick) {
            lines.add(node + " suspects " + suspect + " at " + tick);
        }

        @Override
        public void tickEnds(long tick) {
            lines.add("end of " + tick);
        }
    }

    private static void advance(Simulation simulation, long tick) {
        try {
            simulation.advanceTo(tick);
        } catch (TooMuchWork e) {
            assertThat(e).hasMessageContaining("needs more than");
        }
    }

    /** Runs it, while whoever observes looks away between two ticks; answers all of it. */
    private static List<Object> run(AlgorithmType algorithmType, Scenario scenario,
            Optional<Observer> observer, long awayFrom, long awayTo) {
        Notes notes = new Notes();
        Simulation simulation = new Simulation(
                scenario, algorithmType, new WorkLimit(LARGEST_STORM), observer, notes);
        advance(simulation, Math.min(awayFrom, awayTo));
        simulation.attend(false);
        advance(simulation, Math.max(awayFrom, awayTo));
        simulation.attend(true);
        advance(simulation, END);
        return List.of(simulation.now(), simulation.result(), simulation.cost().toString(),
                simulation.elections(), simulation.snapshot(), simulation.phases(),
                simulation.eventCount(), simulation.lastBusyTick(), simulation.isStill(),
                notes.lines);
    }

    private static List<Object> run(AlgorithmType algorithmType, Scenario scenario) {
        return run(algorithmType, scenario, Optional.empty(), END, END);
    }

    /** The same with such a small loss that no draw is below it: links count as unreliable. */
    private static Scenario neverCalm(Scenario it) {
        return new Scenario(it.algorithms(), it.options(), it.n(), it.ids(), it.start(),
                it.latency(), Math.max(it.loss(), Double.MIN_VALUE), it.duplicate(), it.order(),
                it.delta(), it.clocks(), it.ring(), it.graph(), it.detector(), it.faults(),
                it.feint(), it.deliveries(), it.seed(), it.until(), it.t());
    }

    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void bothWaysComeOutTheSame(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String text) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        Scenario scenario = Runs.scenario(algorithm, text);
        assertThat(run(algorithmType, neverCalm(scenario))).isEqualTo(run(algorithmType, scenario));
    }

    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void itMakesNoDifferenceWhetherAndWhenAnyoneLooks(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String text,
            @ForAll @LongRange(min = 0, max = END) long awayFrom,
            @ForAll @LongRange(min = 0, max = END) long awayTo) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        Scenario scenario = Runs.scenario(algorithm, text);
        List<Event> seen = new ArrayList<>();
        List<Object> unseen = run(algorithmType, scenario);
        assertThat(run(algorithmType, scenario, Optional.of(seen::add), awayFrom, awayTo))
                .isEqualTo(unseen);
        assertThat(run(algorithmType, scenario, Optional.of(seen::add), END, END)).isEqualTo(
                unseen);
    }
}
