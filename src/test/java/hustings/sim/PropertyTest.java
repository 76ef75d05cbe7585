package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import hustings.run.Event;
import hustings.run.Phase;
import hustings.run.Result;
import hustings.run.Snapshot;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds in every run of every algorithm, whatever happens to it. */
class PropertyTest {
    /* An orphaned token that the network doubles at every step grows without end. */
    private static final long LARGEST_STORM = 5_000;

    @Provide
    Arbitrary<String> scenarios() {
        return RandomScenarios.any();
    }

    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of(Runs.REGISTRY.ids());
    }

    /** Runs an algorithm, and shows it after each tick in which anything happened. */
    private static void afterEachTick(
            String algorithm, String scenario, BiConsumer<String, Simulation> check) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        Simulation simulation = new Simulation(
                Runs.scenario(algorithm, scenario), algorithmType, new WorkLimit(LARGEST_STORM));
        try {
            while (simulation.nextTick().isPresent()) {
                simulation.advanceTo(simulation.nextTick().getAsLong());
                check.accept(algorithm + " at " + simulation.now() + " of " + scenario,
                        simulation);
            }
        } catch (TooMuchWork e) {
            assertThat(simulation.cost().sent() + simulation.cost().delivered())
                    .isGreaterThan(LARGEST_STORM / 10);
        }
        assertThat(simulation.failure()).as(algorithm + " on " + scenario).isEmpty();
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void messagesAreConservedAfterEveryTick(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String scenario) {
        afterEachTick(algorithm, scenario, (where, simulation) -> {
            Map<String, Long> travelling = simulation.snapshot().inFlight().stream()
                    .collect(Collectors.groupingBy(Snapshot.InFlight::kind,
                            Collectors.counting()));
            for (MessageKind kind : simulation.algorithm().kinds()) {
                if (!kind.category().isTimer()) {
                    assertThat(simulation.cost().inFlight(kind)).as(kind.name() + " " + where)
                            .isEqualTo(travelling.getOrDefault(kind.name(), 0L));
                }
            }
        });
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void agreementIsWhatOneFindsByLookingAtEveryNode(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String scenario) {
        afterEachTick(algorithm, scenario, (where, simulation) -> {
            LookedAt parts = LookedAt.of(simulation);
            boolean split = parts.leaders().size() > 1;
            assertThat(simulation.phase() == Phase.SPLIT).as(where).isEqualTo(split);
            assertThat(simulation.phase() == Phase.AGREED).as(where)
                    .isEqualTo(!split && parts.haveAgreed());
            assertThat(simulation.phase()).as("somebody leads, " + where).isNotEqualTo(
                    parts.leaders().isEmpty() ? Phase.DISAGREEING : Phase.LEADERLESS);
            Result result = simulation.result();
            assertThat(result.leaders()).as(where).isEqualTo(parts.leaders());
            assertThat(result.outcome()).as(where).isIn(parts.outcomes());
            assertThat(result.outcome() == Result.Outcome.LIVELOCK
                    && result.blockedAt().isPresent()).as("goes on and does not, " + where)
                    .isFalse();
            assertThat(result.agreedAt().isPresent()).as(where).isEqualTo(parts.haveAgreed());
            assertThat(result.quietAt().orElse(simulation.now())).as(where)
                    .isGreaterThanOrEqualTo(result.agreedAt().orElse(0));
            assertThat(result.elections()).as(where).allMatch(election ->
                    election.agreedAt().orElse(0) <= result.agreedAt().orElse(Long.MAX_VALUE)
                    && election.quietAt().orElse(0) <= result.quietAt().orElse(Long.MAX_VALUE));
        });
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void aRunStoppedOnTheWayGoesOnAsIfItHadNot(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String scenario) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        List<Event> whole = events(algorithmType, scenario);
        List<Event> second = new ArrayList<>();
        Simulation simulation = new Simulation(Runs.scenario(algorithm, scenario), algorithmType,
                new WorkLimit(LARGEST_STORM), second::add);
        simulation.attend(false);
        runUnlessTooMuch(simulation, 70);
        simulation.attend(true);
        runUnlessTooMuch(simulation, 160);
        assertThat(second).isEqualTo(
                whole.stream().filter(event -> event.tick() > 70).toList());
    }

    private static void runUnlessTooMuch(Simulation simulation, long tick) {
        try {
            simulation.advanceTo(tick);
        } catch (TooMuchWork e) {
            assertThat(e).hasMessageContaining("needs more than");
        }
    }

    private static List<Event> events(AlgorithmType algorithmType, String scenario) {
        List<Event> events = new ArrayList<>();
        runUnlessTooMuch(new Simulation(Runs.scenario(algorithmType.id(), scenario), algorithmType,
                new WorkLimit(LARGEST_STORM), events::add), 160);
        return events;
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everyEventIsNumberedAndHasAnEarlierCause(
            @ForAll("algorithms") String algorithm, @ForAll("scenarios") String scenario) {
        long expected = 0;
        long tick = 0;
        for (Event event : events(Runs.REGISTRY.get(algorithm), scenario)) {
            assertThat(event.number()).isEqualTo(++expected);
            assertThat(event.cause()).isLessThan(event.number());
            assertThat(event.tick()).isGreaterThanOrEqualTo(tick);
            tick = event.tick();
        }
    }
}
