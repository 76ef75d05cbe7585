package complete;

import static hustings.sim.Runs.run;
import static hustings.sim.Runs.simulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RandomizedTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "randomized";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=6&seed=78&latency=1&start=one&faults=22:crash-5,30:recover-5",
                "n=3&seed=6&latency=exp:3&start=one&faults=2:crash-3,31:recover-3",
                "n=4&seed=41&start=one&delta=1",
                "n=4&seed=51",
                "n=6&seed=65&latency=1&start=one&loss=0.1",
                "n=8&seed=1&randomized.range=2&faults=200:crash-leader",
                "n=5&latency=1&detector=heartbeat:5,13&faults=50:split-1-2,130:heal&until=250");
    }

    @Test
    void electsAgainWhenAllHaveCrashedAndComeBack() {
        for (String back : List.of("40:recover-1", "40:recover-1,40:recover-2,40:recover-3")) {
            assertThat(run("randomized", "n=3&latency=1&until=400"
                    + "&faults=20:crash-1,20:crash-2,20:crash-3," + back).outcome())
                    .isEqualTo(Result.Outcome.ELECTED);
        }
    }

    /** The tolerance of the specification: four standard errors of the mean. */
    @Test
    void costsOnAverageWhatTheOracleSays() {
        for (JsonNode row : Oracle.read("randomised_complete_graph")) {
            int n = row.get("n").asInt();
            int r = row.get("R").asInt();
            double[] draws = IntStream.range(0, 1500).mapToDouble(seed -> {
                Result result = run("randomized",
                        "latency=1&n=" + n + "&randomized.range=" + r + "&seed=" + seed);
                return result.messages().sent();
            }).toArray();
            double mean = IntStream.range(0, draws.length)
                    .mapToDouble(i -> draws[i]).average().orElseThrow();
            double variance = IntStream.range(0, draws.length)
                    .mapToDouble(i -> (draws[i] - mean) * (draws[i] - mean)).sum()
                    / (draws.length - 1);
            double exact = Oracle.fraction(row.get("E_messages_redraw_tied"));
            assertThat(exact).isCloseTo(n * (n - 1.0) * r / (r - 1), within(1e-9));
            assertThat(mean).as("n = %d, R = %d", n, r)
                    .isCloseTo(exact, within(4 * Math.sqrt(variance / draws.length) + 1e-9));
        }
    }

    @Test
    void drawsDifferentNumbersAsOftenAsTheOracleSays() {
        int runs = 1000;
        for (JsonNode row : Oracle.read("randomised_complete_graph")) {
            Simulation simulation = simulation("randomized", "latency=1&n=" + row.get("n").asInt()
                    + "&randomized.range=" + row.get("R").asInt());
            double p = row.get("P_all_distinct").asDouble();
            long distinct = IntStream.range(0, runs).filter(seed -> {
                simulation.again(seed);
                simulation.advanceTo(0);
                // Nothing has arrived yet, so that each knows its own draw, as in [3: 7].
                List<String> values = simulation.snapshot().nodes().stream()
                        .map(node -> node.fields().get("draws").replaceAll(".*: |]", "")).toList();
                assertThat(values).allSatisfy(value -> assertThat(value).containsOnlyDigits());
                return Set.copyOf(values).size() == values.size();
            }).count();
            assertThat(distinct / (double) runs).as(row.toString())
                    .isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / runs) + 1e-9));
        }
    }

    /** All that differ from the largest could stop; that all draw again is what most write. */
    @Test
    void costsMoreIfAllDrawAgainAsTheOracleSays() {
        int compared = 0;
        for (JsonNode row : Oracle.read("randomised_complete_graph")) {
            int n = row.get("n").asInt();
            int r = row.get("R").asInt();
            double rounds = row.get("E_rounds_redraw_all").asDouble();
            if (rounds > 200) {
                continue;
            }
            double unique = row.get("P_unique_max").asDouble();
            int runs = rounds > 10 ? 150 : 800;
            double mean = IntStream.range(0, runs).mapToDouble(seed -> {
                Result result = run("randomized", "until=5000&latency=1&n=" + n
                        + "&randomized.redraw=all&randomized.range=" + r + "&seed=" + seed);
                assertThat(result.messages().sent() % (n * (n - 1L))).isZero();
                return result.messages().sent() / (n * (n - 1.0));
            }).average().orElseThrow();
            double deviation = Math.sqrt(1 - unique) / unique;
            assertThat(mean).as("n = %d, R = %d", n, r)
                    .isCloseTo(rounds, within(4 * deviation / Math.sqrt(runs) + 1e-9));
            assertThat(row.get("E_messages_redraw_all").asDouble())
                    .isCloseTo(rounds * n * (n - 1), within(0.001 * rounds * n * n));
            compared++;
        }
        assertThat(compared).isEqualTo(Oracle.read("randomised_complete_graph").size() - 1);
    }

    @Test
    void sendsEveryDrawToAllOthers() {
        for (int seed = 0; seed < 100; seed++) {
            Result result = run("randomized", "n=6&seed=" + seed);
            assertThat(result.messages().sent() % 5).isZero();
            assertThat(result.messages().sent()).isGreaterThanOrEqualTo(30);
            assertThat(result.messages().announce()).isZero();
        }
    }

    @Test
    void electsEveryNodeAboutEquallyOften() {
        Map<Integer, Integer> wins = new TreeMap<>();
        for (int seed = 0; seed < 2000; seed++) {
            int leader = run("randomized", "n=4&latency=1&seed=" + seed).leader().orElseThrow();
            wins.merge(leader, 1, Integer::sum);
        }
        assertThat(wins).hasSize(4).allSatisfy((node, count) ->
                assertThat(count).isBetween(500 - 80, 500 + 80));
    }

    @Test
    void leavesOutWhoDoesNotDraw() {
        Result result = run("randomized", "n=5&latency=1&faults=0:crash-4&seed=9");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
        assertThat(result.leader().getAsInt()).isNotEqualTo(4);
        assertThat(result.messages().toDead()).isPositive();
    }
}
