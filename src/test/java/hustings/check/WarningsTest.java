package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Engine;
import hustings.sim.Runs;
import hustings.sim.Scenario;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is hardly meant is said, once, by the key that it concerns; and nothing else is. */
class WarningsTest {
    private static List<Warning> of(String scenario) {
        return Warnings.of(Scenario.parse(scenario, Runs.ENGINES), Runs.ENGINES);
    }

    private static String said(String scenario) {
        return of(scenario).stream().map(warning -> warning.key() + ": " + warning.message())
                .collect(Collectors.joining(" | "));
    }

    @Test
    void saysNothingOfWhatIsInOrder() {
        for (Engine engine : Runs.ENGINES.all()) {
            assertThat(of("algorithms=" + engine.id() + "&start=all")).as(engine.id()).isEmpty();
        }
        assertThat(of("algorithms=bully&detector=heartbeat:5,10&latency=1-5")).isEmpty();
        assertThat(of("algorithms=raft,lease&start=none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "algorithms=bully&detector=heartbeat:5,3 | detector: Heartbeats are rarer than the timeout:"
                + " one comes every 5 ticks, and after 3 a leader that lives is suspected.",
        "algorithms=bully&detector=heartbeat:5,9&latency=1-5 | detector: A timeout of 9 is shorter"
                + " than the interval of 5 and the longest way of 5 together: a leader that lives"
                + " may be suspected.",
        "algorithms=bully&latency=3-4&delta=2 | delta: Δ = 2 is below the latency: messages take up"
                + " to 4 ticks, and whoever relies on Δ may be wrong.",
        "algorithms=bully&latency=exp:3 | delta: This latency has no bound: about 0.2 % of the"
                + " messages take longer than Δ = 15.",
        "algorithms=bully,flood-max&start=1 | start: In lock step all start together, whoever"
                + " calls: FloodMax.",
        "algorithms=bully,raft&start=none | start: Nobody ever calls an election, so there is none:"
                + " Bully.",
        "algorithms=bully&graph=line | graph: None of the algorithms chosen runs on a graph.",
        "algorithms=le-lann&order=any&latency=1-2 | order: Le Lann does not promise term"
                + " uniqueness, one leader at a time, agreement, termination here: messages may"
                + " overtake each other.",
        "algorithms=lamport&lamport.stamps=running | lamport.stamps: Lamport does not promise"
                + " termination here: stamps is running, and has to be frozen.",
        "algorithms=randomized&randomized.range=1 | randomized.range: Randomized does not promise"
                + " termination here: range = 1, and has to be at least min(n, 2) = 2.",
        "algorithms=bully&clocks=5:1.3 | clocks: Bully does not promise term uniqueness, one leader"
                + " at a time, agreement, termination here: the clock of node 5 is off.",
    })
    void saysWhatIsHardlyMeant(String scenario, String words) {
        assertThat(said(scenario)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        // lease + 2L ≥ retry + deadline, where every message takes L ticks
        "1, 15, 15, 2, true", "1, 15, 16, 2, false", "1, 15, 14, 5, false", "1, 15, 9, 8, true",
        "2, 15, 14, 5, true", "2, 15, 15, 5, false", "4, 20, 24, 4, true", "4, 20, 25, 4, false",
    })
    void aLeaseHasMarginByTheRightBound(
            long latency, long lease, long deadline, long retry, boolean safe) {
        String scenario = "algorithms=lease&latency=" + latency + "&lease.leaseDuration=" + lease
                + "&lease.renewDeadline=" + deadline + "&lease.retryPeriod=" + retry;
        assertThat(said(scenario).contains("one leader at a time")).isEqualTo(!safe);
    }

    @Test
    void aLeaseBearsClocksThatAreWrongByAsMuchAsItsMarginAllows() {
        String scenario = "algorithms=lease&n=3&latency=1&delta=20&clocks=3:";
        assertThat(said(scenario + "1.2")).isEqualTo(
                "clocks: Lease does not promise termination here: the clock of node 3 is off.");
        assertThat(said(scenario + "1.3")).contains("lease.leaseDuration: Lease does not promise"
                + " one leader at a time here");
        assertThat(said(scenario + "0.9")).doesNotContain("one leader at a time");
        assertThat(said(scenario + "0.7")).contains("one leader at a time");
    }

    @Test
    void whatIsWrittenOtherwiseButIsTheSameIsInOrderAsWell() {
        assertThat(of("algorithms=lease&latency=1&lease.leaseDuration=15&lease.renewDeadline=10"
                + "&lease.retryPeriod=2&lease.jitter=120")).isEmpty();
        assertThat(of("algorithms=itai-rodeh&n=8&itai-rodeh.range=8")).isEmpty();
    }
}
