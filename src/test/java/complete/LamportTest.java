package complete;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Election;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LamportTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "lamport";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=4&latency=1&faults=4:crash-4",
                "n=2&latency=1&faults=21:crash-2,32:recover-2",
                "n=5&seed=17&latency=1&loss=0.1",
                "n=5&seed=56&latency=exp:3&detector=heartbeat:1,9&delta=1",
                "n=3&seed=0&delta=2",
                "n=4&latency=1&detector=heartbeat:5,40&faults=20:elect-2,50:crash-3,51:recover-3");
    }

    /** The h nodes ranked above the lowest starter are those that start with it. */
    @Test
    void costsWhatTheOracleSaysForEveryNumberOfHigherStamps() {
        for (JsonNode row : Oracle.read("lamport_timestamp")) {
            int n = row.get("n").asInt();
            int h = row.get("higher_ranked_alive_than_detector").asInt();
            String starters = IntStream.range(n - 1 - h, n).mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
            Result result = run("lamport", "latency=1&detector=none&n=" + n
                    + "&faults=0:crash-" + n + "&start=" + starters);
            assertThat(result.messages().byKind())
                    .containsEntry("ELECTION", row.get("ELECTION").asLong())
                    .containsEntry("HIGHER", row.get("HIGHER").asLong())
                    .containsEntry("LEADER", row.get("LEADER").asLong());
            assertThat(result.messages().sent()).isEqualTo(row.get("total_sent").asLong())
                    .isEqualTo((h + 1L) * (n - 1) + h * (h + 1L) / 2 + (n - 1));
        }
    }

    @Test
    void electsTheDetectorIfAllClocksAreEqual() {
        for (int detector = 1; detector <= 7; detector++) {
            Result result = run("lamport",
                    "n=8&latency=1&faults=0:crash-8&start=" + detector);
            assertThat(result.leader()).hasValue(detector);
            assertThat(result.messages().contest()).isEqualTo(14);
        }
    }

    @Test
    void doesNotLetANodePreemptThatComesBackWithoutItsClock() {
        Result result = run("lamport", "n=5&faults=100:crash-2,200:recover-2&seed=3");
        Result undisturbed = run("lamport", "n=5&seed=3");
        assertThat(result.leader()).isEqualTo(undisturbed.leader()).isPresent();
        assertThat(result.elections()).extracting(Election::term)
                .containsOnly(OptionalLong.of(1));
    }

    @Test
    void electsAgainWhenTheLeaderHasLostItsTermInAQuickRestart() {
        Result result = run("lamport", "n=4&latency=1&detector=heartbeat:5,40&until=3000"
                + "&faults=20:elect-2,50:crash-3,51:recover-3");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
    }

    @Test
    void neverTakesARequestForACandidacyInTermZero() {
        Result result = run("lamport", "n=3&latency=1&until=400&faults=20:crash-1,20:crash-2,"
                + "20:crash-3,40:recover-1,40:recover-2,40:recover-3,100:crash-1,120:recover-1");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
        assertThat(result.elections()).extracting(Election::term)
                .doesNotContain(OptionalLong.of(0));
    }

    @Test
    void electsNobodyWhereStampsAreNotFrozen() {
        Result result = run("lamport",
                "n=4&latency=1&detector=none&until=2000&lamport.stamps=running");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.LIVELOCK);
        // By the specification's worked example S14.
        assertThat(result.elections()).singleElement()
                .satisfies(election -> assertThat(election.term()).hasValue(251));
    }
}
