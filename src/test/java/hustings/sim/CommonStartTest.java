package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.run.Event;
import hustings.run.Snapshot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In lock step all start together, whoever calls. */
class CommonStartTest {
    private static final List<String> IN_LOCK_STEP =
            List.of("flood-max", "opt-flood-max", "time-slice", "variable-speeds");

    /** Who has been told to start, and when, as in 3@0. */
    private static Stream<String> starts(String algorithm, String scenario) {
        return Runs.events(algorithm, "latency=1&ids=2,3,1,4&" + scenario).stream()
                .filter(event -> event.what() instanceof Event.Started)
                .map(event -> event.node() + "@" + event.tick());
    }

    @Test
    void isDeclaredByTheAlgorithm() {
        assertThat(Runs.REGISTRY.all()).filteredOn(algorithm -> algorithm.about().lockStep())
                .extracting(AlgorithmType::id)
                .containsExactlyInAnyOrderElementsOf(IN_LOCK_STEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "one", "random:2", "3", "2,4"})
    void isTheSameWhoeverCallsAtFirst(String start) {
        for (String algorithm : IN_LOCK_STEP) {
            assertThat(starts(algorithm, "start=" + start)).as(algorithm)
                    .containsExactly("1@0", "2@0", "3@0", "4@0");
        }
    }

    @Test
    void isThatOfNobodyWhereNobodyCalls() {
        assertThat(starts("flood-max", "start=none")).isEmpty();
        assertThat(starts("flood-max", "start=none&faults=30:elect-3"))
                .containsExactly("1@30", "2@30", "3@30", "4@30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "perfect:3|60:crash-leader|63", "first:2|60:crash-leader|62",
        "perfect:3|60:elect-2|60", "perfect:3|60:elect-2,60:elect-3|60"})
    void comesOnceForAllThatAreAliveWhenSomeoneCallsOrSuspects(
            String detector, String faults, long tick) {
        for (String algorithm : IN_LOCK_STEP) {
            List<String> later = starts(algorithm, "detector=" + detector + "&faults=" + faults)
                    .skip(4).toList();
            int alive = faults.contains("crash") ? 3 : 4;
            assertThat(later).as(algorithm).hasSize(alive).allMatch(
                    start -> start.endsWith("@" + tick));
        }
    }

    @Test
    void takesInWhoComesBackOrJoins() {
        for (String algorithm : IN_LOCK_STEP) {
            assertThat(starts(algorithm, "faults=60:crash-3,80:recover-3&detector=none").skip(4))
                    .containsExactly("1@80", "2@80", "3@80", "4@80");
            assertThat(starts(algorithm, "faults=60:join-9&detector=none").skip(4))
                    .containsExactly("1@60", "2@60", "3@60", "4@60", "9@60");
        }
    }

    @Test
    void comesLaterForWhoIsPaused() {
        assertThat(starts("flood-max", "faults=20:pause-2,30:elect-1,50:resume-2").skip(4))
                .containsExactly("1@30", "3@30", "4@30", "2@50");
    }

    @Test
    void isCountedSoThatAllKnowItsNumberEvenWhoWasAway() {
        Simulation simulation = Runs.simulation("flood-max",
                "n=5&latency=1&faults=20:crash-2,40:elect-1,60:elect-1,80:recover-2");
        simulation.run();
        assertThat(simulation.snapshot().nodes()).extracting(Snapshot.NodeState::term)
                .containsOnly(4L);
        assertThat(simulation.result().leader()).hasValue(5);
    }

    @Test
    void costsNoMessage() {
        assertThat(Runs.run("time-slice", "n=6&start=one&latency=1").messages().sent())
                .isEqualTo(6);
    }

    @Test
    void isOfNoConcernToOtherAlgorithms() {
        assertThat(starts("bully", "start=one")).containsExactly("1@0");
        assertThat(starts("chang-roberts", "start=none&faults=9:elect-3"))
                .containsExactly("3@9");
    }
}
