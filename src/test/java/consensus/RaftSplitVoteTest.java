package consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.sim.Oracle;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How often votes split: all live nodes campaign at tick 0, which splits for certain, and so begin
 * to wait at the same tick; what is asked is whether the next term has a leader.
 */
class RaftSplitVoteTest {
    private static final int MOST_ENUMERATED = 1000;
    private static final int RUNS = 1000;

    /** What the first timeouts are, and whether the term after has no leader. */
    private record Contest(List<Long> timeouts, boolean split) {}

    private static Contest contest(int n, int alive, int range, int latency, int seed) {
        long delta = range + 3L * latency;
        String dead = IntStream.rangeClosed(alive + 1, n).mapToObj(id -> "0:crash-" + id)
                .collect(Collectors.joining(","));
        Simulation simulation = Runs.simulation("raft", "n=" + n + "&ids=ascending&detector=none"
                + "&latency=" + latency + "&delta=" + delta + "&raft.range=" + range
                + "&until=100000&seed=" + seed + (dead.isEmpty() ? "" : "&faults=" + dead));
        simulation.advanceTo(0);
        long least = 12 * delta + 1;
        List<Long> timeouts = simulation.snapshot().nodes().stream()
                .filter(node -> node.id() <= alive)
                .map(node -> Long.parseLong(node.fields().get("deadline")) - least).toList();
        assertThat(timeouts).hasSize(alive).allSatisfy(timeout ->
                assertThat(timeout).isBetween(1L, (long) range));
        /* All have timed out by then, and all votes have come; nobody has timed out again. */
        simulation.advanceTo(least + range + 2L * latency);
        return new Contest(timeouts, simulation.result().messages().announce() == 0);
    }

    @Test
    void happensForExactlyThoseTimeoutsThatTheOracleCounts() {
        int exact = 0;
        for (JsonNode row : Oracle.read("raft").get("split_vote_discrete")) {
            int n = row.get("n").asInt();
            int alive = row.get("alive").asInt();
            int range = row.get("W").asInt();
            int all = (int) Math.pow(range, alive);
            if (all > MOST_ENUMERATED || !row.get("P").isObject()) {
                continue;
            }
            Map<String, Boolean> splits = new TreeMap<>();
            for (int seed = 0; splits.size() < all; seed++) {
                Contest contest = contest(n, alive, range, row.get("L").asInt(), seed);
                assertThat(splits.merge(contest.timeouts.toString(), contest.split, (a, b) ->
                        a.equals(b) ? a : null)).as("the timeouts decide").isNotNull();
            }
            long split = splits.values().stream().filter(happened -> happened).count();
            assertThat(split * row.get("P").get("den").asLong()).as(row.toString())
                    .isEqualTo(all * row.get("P").get("num").asLong());
            exact++;
        }
        assertThat(exact).isGreaterThan(5);
    }

    @Test
    void happensAsOftenAsTheOracleSays() {
        for (JsonNode row : Oracle.read("raft").get("split_vote_discrete")) {
            int n = row.get("n").asInt();
            int alive = row.get("alive").asInt();
            int range = row.get("W").asInt();
            if (alive > 5 || Math.pow(range, alive) <= MOST_ENUMERATED) {
                continue;
            }
            double p = row.get("P").isObject()
                    ? Oracle.fraction(row.get("P")) : row.get("P").asDouble();
            long split = IntStream.range(0, RUNS).filter(seed ->
                    contest(n, alive, range, row.get("L").asInt(), seed).split).count();
            assertThat(split / (double) RUNS).as(row.toString())
                    .isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / RUNS)));
        }
    }
}
