package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.compare.Comparison;
import hustings.model.Property;
import hustings.run.Event;
import hustings.run.Result;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that take no time: all that they cause happens in the same tick. */
class NoLatencyTest {
    static List<String> algorithms() {
        return Runs.REGISTRY.ids();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAlgorithmElectsWhereMessagesTakeNoTime(String algorithm) {
        Result result = Runs.run(algorithm, "n=6&ids=ascending&latency=0&until=900");
        assertThat(result.error()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
    }

    @Test
    void whatNeedsNoTimerIsOverInTheTickInWhichItBegan() {
        for (String algorithm : List.of("chang-roberts", "le-lann", "hirschberg-sinclair",
                "franklin", "peterson", "bully")) {
            Result still = Runs.run(algorithm, "n=6&ids=ascending&latency=0");
            assertThat(still.agreedAt()).as(algorithm).hasValue(0);
            assertThat(still.quietAt()).as(algorithm).hasValue(0);
        }
        assertThat(Runs.run("chang-roberts", "n=6&ids=ascending&latency=0").messages().contest())
                .isEqualTo(3 * 6 - 1);
    }

    @Test
    void messagesComeInTheOrderInWhichTheyAreSent() {
        List<Event> events = Runs.events("chang-roberts", "n=5&ids=descending&latency=0");
        List<Long> sent = events.stream().filter(event -> event.what() instanceof Event.Sent)
                .map(Event::number).toList();
        List<Long> delivered = events.stream()
                .filter(event -> event.what() instanceof Event.Delivered)
                .map(Event::cause).toList();
        assertThat(delivered).isEqualTo(sent);
    }

    @Test
    void whoseFirstTickIsTooMuchAlreadyIsNotAdvisedToEndEarlier() {
        assertThatThrownBy(() -> Comparison.results(Simulation::new, Runs.scenario("le-lann",
                "n=20&latency=0&duplicate=0.9&until=50"), Runs.REGISTRY, new WorkLimit(100_000)))
                .isInstanceOf(TooMuchWork.class)
                .hasMessageContaining("got to tick 0. Choose fewer nodes, or use the command line");
    }

    @Test
    void aStormIsAnErrorInWords() {
        Result storm = Runs.run("chang-roberts", "n=3&ids=ascending&latency=0&detector=none"
                + "&until=200&start=3&faults=0:slow-3-5,1:crash-3");
        assertThat(storm.outcome()).isEqualTo(Result.Outcome.FAILED);
        assertThat(storm.error().orElseThrow()).isEqualTo("messages that take no time have caused"
                + " one another, 1300 in a row, within one tick, and it goes on: with latency=0 a"
                + " storm has no time to pass in, tick 5");
    }

    @Test
    void whoElectsAgainInOneTickHasAgreedAnew() {
        Result result = Runs.run("le-lann", "n=3&latency=0&faults=1:elect-1&until=60");
        assertThat(result.elections()).hasSize(2);
        assertThat(result.agreedAt()).hasValue(1);
        assertThat(result.quietAt()).hasValue(1);
    }

    @Test
    void theMessageThatIsTooManyIsOnItsWayWhenAStormBreaksOff() {
        assertThat(Verdicts.of(Property.CONSERVATION, "randomized",
                "n=4&latency=0&randomized.range=1&until=60").verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void protocolsAssumeABoundOfAtLeastOneTick() {
        assertThat(Runs.scenario("bully", "latency=0").assumedDelta()).isEqualTo(1);
        assertThat(Runs.scenario("bully", "latency=0-3").assumedDelta()).isEqualTo(3);
    }

    @Test
    void someMessagesMayTakeNoTimeAndOthersSome() {
        for (int seed = 0; seed < 50; seed++) {
            String mixed = "n=7&latency=0-3&seed=" + seed;
            assertThat(Runs.run("hirschberg-sinclair", mixed).messages().contest())
                    .isEqualTo(Runs.run("hirschberg-sinclair", mixed.replace("0-3", "2"))
                            .messages().contest());
        }
    }

    @Test
    void aTimerStillTakesATickAndWhatItSendsArrivesAtOnce() {
        Result result = Runs.run("bully",
                "n=3&ids=ascending&latency=0&start=1&detector=none&faults=0:crash-3");
        // 2 waits for 3 for 2Δ + 1 = 3 ticks, and tells 1 in the same tick.
        assertThat(result.leader()).hasValue(2);
        assertThat(result.agreedAt()).hasValue(3);
    }
}
