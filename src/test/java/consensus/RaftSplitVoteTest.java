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
    private static final int MOST_ENUMERATED = 400;
    private static final int LEAST_RUNS = 1000;
    private static final int MOST_RUNS = 10_000;
    /* So many splits are to be expected at least, or none at all would pass for right. */
    private static final int SPLITS = 25;
    /* So many ticks make up a range that is as good as continuous. */
    private static final int FINE = 2_000;

    /** An election whose terms may split, as many times over as there are seeds. */
    private static final class Contest {
        final int alive;
        final int range;
        final long least;
        final long decided;
        final Simulation simulation;

        Contest(int n, int alive, int range, int latency) {
            this.alive = alive;
            this.range = range;
            long delta = range + 3L * latency;
            least = 12 * delta + 1;
            /* All have timed out by then, and all votes have come; nobody has timed out again. */
            decided = least + range + 2L * latency;
            String dead = IntStream.rangeClosed(alive + 1, n).mapToObj(id -> "0:crash-" + id)
                    .collect(Collectors.joining(","));
            simulation = Runs.simulation("raft", "n=" + n + "&ids=ascending&detector=none"
                    + "&latency=" + latency + "&delta=" + delta + "&raft.range=" + range
                    + "&until=100000" + (dead.isEmpty() ? "" : "&faults=" + dead));
        }

        static Contest of(JsonNode row) {
            return new Contest(row.get("n").asInt(), row.get("alive").asInt(),
                    row.get("W").asInt(), row.get("L").asInt());
        }

        /** What the first timeouts are. */
        List<Long> timeouts(int seed) {
            simulation.again(seed);
            simulation.advanceTo(0);
            List<Long> timeouts = simulation.snapshot().nodes().stream()
                    .filter(node -> node.id() <= alive)
                    .map(node -> Long.parseLong(node.fields().get("deadline")) - least).toList();
            assertThat(timeouts).hasSize(alive).allSatisfy(timeout ->
                    assertThat(timeout).isBetween(1L, (long) range));
            return timeouts;
        }

        /** Whether the term after has no leader. */
        boolean splits(int seed) {
            simulation.again(seed);
            simulation.advanceTo(decided);
            return simulation.result().messages().announce() == 0;
        }

        void assertSplits(double p, double rounded, Object row) {
            int runs = (int) Math.clamp(SPLITS / p, LEAST_RUNS, MOST_RUNS);
            long split = IntStream.range(0, runs).filter(this::splits).count();
            assertThat(split / (double) runs).as(row.toString())
                    .isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / runs) + rounded));
        }
    }

    private static int all(JsonNode row) {
        return (int) Math.pow(row.get("W").asInt(), row.get("alive").asInt());
    }

    @Test
    void happensForExactlyThoseTimeoutsThatTheOracleCounts() {
        int exact = 0;
        for (JsonNode row : Oracle.read("raft").get("split_vote_discrete")) {
            if (all(row) > MOST_ENUMERATED || !row.get("P").isObject()) {
                continue;
            }
            Contest contest = Contest.of(row);
            Map<String, Boolean> splits = new TreeMap<>();
            for (int seed = 0; splits.size() < all(row); seed++) {
                String timeouts = contest.timeouts(seed).toString();
                splits.merge(timeouts, contest.splits(seed), (a, b) -> a.equals(b) ? a : null);
                assertThat(splits.get(timeouts)).as("the timeouts decide").isNotNull();
            }
            long split = splits.values().stream().filter(happened -> happened).count();
            assertThat(split * row.get("P").get("den").asLong()).as(row.toString())
                    .isEqualTo(all(row) * row.get("P").get("num").asLong());
            exact++;
        }
        assertThat(exact).isGreaterThan(5);
    }

    @Test
    void happensAsOftenAsTheOracleSays() {
        int sampled = 0;
        for (JsonNode row : Oracle.read("raft").get("split_vote_discrete")) {
            if (all(row) > MOST_ENUMERATED || !row.get("P").isObject()) {
                double p = row.get("P").isObject()
                        ? Oracle.fraction(row.get("P")) : row.get("P").asDouble();
                Contest.of(row).assertSplits(p, 0, row);
                sampled++;
            }
        }
        assertThat(sampled).isGreaterThan(20);
    }

    @Test
    void happensAsOftenAsForTimeoutsThatAreNotWholeNumbers() {
        int sampled = 0;
        for (JsonNode row : Oracle.read("raft").get("split_vote_continuous")) {
            double p = row.get("P").asDouble();
            if (p > 0.005) {
                int latency = (int) Math.round(row.get("l").asDouble() * FINE);
                new Contest(row.get("n").asInt(), row.get("alive").asInt(), FINE, latency)
                        .assertSplits(p, 2.0 / FINE, row);
                sampled++;
            }
        }
        assertThat(sampled).isGreaterThan(15);
    }
}
