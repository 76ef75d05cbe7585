package ring;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Election;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RingTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "ring";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=5&seed=3&faults=26:crash-leader,28:recover-5",
                "n=5&seed=9&start=one&delta=1",
                "n=4&seed=7&start=one&loss=0.1",
                "n=4&latency=1&faults=8:elect-4",
                "n=2&latency=1&until=300&detector=heartbeat:10,31&faults=50:split-2,84:heal");
    }

    @Test
    void isOneAgainWhenASplitHeals() {
        Result result = run("ring", "n=2&latency=1&until=2133&detector=heartbeat:10,31"
                + "&faults=50:split-2,84:heal");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
    }

    @Test
    void doesNotForgetANodeThatComesBackWhileAnotherDoes() {
        Result result = run("ring", "n=5&latency=1-4&seed=37329&until=1633&detector=perfect:2"
                + "&ring=skip&faults=76:crash-1,100:crash-3,101:recover-1,117:recover-3");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
    }

    @Test
    void keepsAnElectionOpenUntilTheLastResultIsAcknowledged() {
        Result result = run("ring", "n=4&latency=1-4&seed=96156&until=1593&detector=perfect:1"
                + "&faults=74:crash-4,78:crash-2");
        assertThat(result.elections().stream().mapToLong(Election::sent).sum())
                .isEqualTo(result.messages().contest());
    }

    /** The list is round at once, and nobody waits for what has come already. */
    @Test
    void whoComesBackAloneIsDoneAtOnceAndTheNextElectionIsOneOfItsOwn() {
        Result result = run("ring", "n=3&latency=1&delta=5&until=300"
                + "&faults=20:crash-1,20:crash-2,60:crash-3,80:recover-3,100:elect-3");
        assertThat(result.quietAt()).hasValue(100);
        assertThat(result.elections().stream().skip(result.elections().size() - 2))
                .extracting(Election::startedAt).containsExactly(80L, 100L);
        assertThat(run("ring", "n=1&latency=1&delta=5&faults=20:crash-1,40:recover-1,60:join-2")
                .elections()).extracting(Election::startedAt).containsExactly(0L, 40L, 60L);
    }

    private static String crash(int n, int dead) {
        return IntStream.rangeClosed(n - dead + 1, n).mapToObj(id -> "0:crash-" + id)
                .collect(Collectors.joining(","));
    }

    @Test
    void costsWhatTheOracleSays() {
        for (JsonNode row : Oracle.read("tanenbaum_ring")) {
            int n = row.get("n").asInt();
            int dead = row.get("dead_highest").asInt();
            String scenario = "n=" + n + "&ids=ascending&latency=1&ring=skip&detector=none&faults="
                    + crash(n, dead);
            check(run("ring", scenario + "&start=1"), row.get("single"), n - dead, dead);
            Result all = run("ring", scenario + "&start=all");
            JsonNode expected = row.get("all_alive_initiate");
            assertThat(all.messages().byKind().get("ELECTION"))
                    .isEqualTo(expected.get("ELECTION_sent").asLong());
            assertThat(all.messages().byKind().get("COORDINATOR"))
                    .isEqualTo(expected.get("COORDINATOR").asLong());
        }
    }

    private static void check(Result one, JsonNode expected, int alive, int dead) {
        Result.Messages messages = one.messages();
        assertThat(messages.byKind().get("ELECTION"))
                .isEqualTo(expected.get("ELECTION_sent").asLong()).isEqualTo(alive + dead);
        assertThat(messages.byKind().get("COORDINATOR"))
                .isEqualTo(expected.get("COORDINATOR").asLong()).isEqualTo(alive);
        assertThat(messages.contest()).isEqualTo(expected.get("total_sent").asLong());
        assertThat(messages.toDead()).isEqualTo(dead);
        assertThat(one.agreedAt()).hasValue(expected.get("last_decision_tick").asLong());
        assertThat(one.leader()).hasValue(alive);
    }

    @Test
    void paysNothingForTheDeadOnARingThatHeals() {
        Result result = run("ring", "n=8&ids=ascending&latency=1&start=1&faults=0:crash-8");
        assertThat(result.messages().byKind().get("ELECTION")).isEqualTo(7);
        assertThat(result.messages().toDead()).isZero();
    }

    @Test
    void acknowledgesEveryMessageApartFromItsCost() {
        Result.Messages messages = run("ring", "n=8&latency=1&start=one").messages();
        assertThat(messages.transport()).isEqualTo(messages.contest()).isEqualTo(16);
    }

    @Test
    void finishesEvenIfWhoStartedItDies() {
        Result result = run("ring",
                "ids=ascending&n=6&latency=1&ring=skip&start=1&faults=2:crash-1");
        assertThat(result.leader()).hasValue(6);
    }
}
