package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.model.AlgorithmType;
import hustings.run.Event;
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
import org.junit.jupiter.api.Test;

/** What is on a tape is what an observer is told. */
class TapeTest {
    private static final long LARGEST_STORM = 5_000;

    @Provide
    Arbitrary<String> scenarios() {
        return RandomScenarios.any();
    }

    /** An event as a tape has it: without lines, and a reason of a node without words. */
    private static Event asOnTape(Event event) {
        boolean isReason = event.what() instanceof Event.Note && event.source() > 0;
        return new Event(event.number(), event.tick(), event.cause(), event.node(), List.of(), 0,
                isReason ? new Event.Note("") : event.what());
    }

    private static List<Event> on(Tape tape) {
        List<Event> events = new ArrayList<>();
        for (long number = tape.first(); number <= tape.last(); number++) {
            events.add(tape.event(number));
            assertThat(tape.tick(number)).isEqualTo(tape.event(number).tick());
        }
        return events;
    }

    private static void run(Simulation simulation) {
        try {
            simulation.run();
        } catch (TooMuchWork e) {
            assertThat(e).hasMessageContaining("needs more than");
        }
    }

    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of(Runs.REGISTRY.all()).map(AlgorithmType::id);
    }

    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void aTapeHasEveryEventThatAnObserverIsTold(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String scenario) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        Scenario own = Runs.scenario(algorithm, scenario);
        List<Event> told = new ArrayList<>();
        run(new Simulation(own, algorithmType, new WorkLimit(LARGEST_STORM),
                event -> told.add(asOnTape(event))));
        Tape tape = new Tape(1 << 20);
        run(new Simulation(own, algorithmType, new WorkLimit(LARGEST_STORM), tape));
        assertThat(on(tape)).isEqualTo(told);
    }

    @Test
    void aTapeBeginsAgainWithItsSimulation() {
        AlgorithmType algorithmType = Runs.REGISTRY.get("chang-roberts");
        Scenario scenario = Runs.scenario("chang-roberts", "n=40");
        Tape tape = new Tape(1 << 20);
        Simulation simulation =
                new Simulation(scenario, algorithmType, WorkLimit.unlimited(), tape);
        simulation.run();
        List<Event> first = on(tape);
        simulation.again(7);
        simulation.run();
        assertThat(on(tape)).isNotEqualTo(first);
        simulation.again(scenario.seed());
        simulation.run();
        assertThat(on(tape)).isEqualTo(first).hasSize((int) simulation.eventCount());
    }

    @Test
    void aTapeThatIsFullKeepsTheLatestEvents() {
        AlgorithmType algorithmType = Runs.REGISTRY.get("chang-roberts");
        Scenario scenario = Runs.scenario("chang-roberts", "n=400&until=10000");
        Tape whole = new Tape(1 << 20);
        new Simulation(scenario, algorithmType, WorkLimit.unlimited(), whole).run();
        Tape latest = new Tape(2048);
        new Simulation(scenario, algorithmType, WorkLimit.unlimited(), latest).run();
        assertThat(latest.last()).isEqualTo(whole.last()).isGreaterThan(4000);
        assertThat(latest.first()).isEqualTo(latest.last() - 2047);
        assertThat(on(latest)).isEqualTo(
                on(whole).subList((int) latest.first() - 1, (int) whole.last()));
        assertThatThrownBy(() -> latest.event(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event 1; the tape has those from " + latest.first());
    }

    @Test
    void aTapeIsRefusedALengthThatIsNoPowerOfTwo() {
        assertThatThrownBy(() -> new Tape(5000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5000").hasMessageContaining("a power of two from 1024");
    }
}
