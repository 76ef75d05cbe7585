package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.Case;
import hustings.model.Formula;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HirschbergSinclairTest implements ElectionContract {
    private static final String NO = "&hirschberg-sinclair.no=true";

    @Override
    public String algorithm() {
        return "hirschberg-sinclair";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=60:crash-3,120:recover-3",
                "n=8&ids=8,1,5,3,7,2,6,4" + NO,
                "n=6&latency=1&start=one&faults=10:elect-3" + NO,
                "n=6&latency=1-9&start=all&faults=4:elect-3,40:elect-2" + NO,
                "n=6&latency=1-9&order=any&faults=20:elect-3,40:elect-2,41:elect-3,55:elect-4",
                "n=4&latency=1&start=one&faults=19:elect-1,20:elect-2,21:elect-1");
    }

    private static JsonNode oracle(int n) {
        return Oracle.read("hirschberg_sinclair").get("by_n").get(Integer.toString(n));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsOnAllRingsWhatTheSpecificationSays(int n) {
        JsonNode expected = oracle(n);
        AllRings rings = AllRings.elections(algorithm(), n, "");
        assertThat(rings.min()).isEqualTo(expected.get("best").asLong());
        assertThat(rings.max()).isEqualTo(expected.get("worst").asLong());
        assertThat(rings.mean()).isCloseTo(fraction(expected.get("avg")), within(1e-9));
        if (n > 1) {
            Formula best = new Formula(Runs.REGISTRY.get(algorithm()).about().best());
            assertThat(rings.min() + n).isEqualTo((long) best.at(n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsWithExplicitRefusalsWhatTheSpecificationSays(int n) {
        JsonNode expected = oracle(n);
        AllRings rings = AllRings.elections(algorithm(), n, NO);
        assertThat(rings.min()).isEqualTo(expected.get("best_NO_variant").asLong());
        assertThat(rings.max()).isEqualTo(expected.get("worst_NO_variant").asLong());
        assertThat(rings.mean()).isCloseTo(fraction(expected.get("avg_NO_variant")), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024})
    void costsAtBestOnAnAscendingRing(int n) {
        Result result = run(algorithm(), "n=" + n + "&ids=ascending&latency=1&until=5000");
        assertThat(result.messages().election()).isEqualTo(9L * n - 8);
        assertThat(result.messages().announce()).isEqualTo(n);
        long phases = Math.round(Math.log(n) / Math.log(2));
        assertThat(result.agreedAt()).hasValue(2 * ((1L << phases) - 1) + 2L * n - 1);
    }

    /**
     * The exact recursion over where the largest of an interval splits it; the ring that it leads
     * to costs as much as it says, and no other costs more.
     */
    @ParameterizedTest
    @CsvSource({"2,10", "4,32", "5,55", "8,89", "16,242", "32,612", "64,1500", "128,3576",
        "256,8304", "512,18912", "1024,42616"})
    void costsAtWorstWhatTheSpecificationSays(int n, long worst) {
        int[] ring = new int[n];
        ring[0] = n;
        long recursive = fill(ring, n) + maximum(n);
        long bound = (long) new Formula("8*n*(1 + ceil(log2(n)))").at(n);
        assertThat(recursive).isEqualTo(worst).isLessThanOrEqualTo(bound)
                .isEqualTo((long) Runs.REGISTRY.get(algorithm()).headline(Case.WORST, n) - n);
        String ids = Arrays.stream(ring).mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        assertThat(run(algorithm(), "latency=1&until=5000&ids=" + ids).messages().election())
                .isEqualTo(worst);
        for (int seed = 0; seed < 10; seed++) {
            assertThat(run(algorithm(), "n=" + n + "&until=9000&seed=" + seed)
                    .messages().election()).isLessThanOrEqualTo(worst);
        }
    }

    /** Lays the losers out so that they cost most, and answers how much. */
    private static long fill(int[] ring, int n) {
        long[] cost = new long[n];
        int[] split = new int[n];
        for (int m = 1; m < n; m++) {
            for (int p = 1; p <= m; p++) {
                long there = loser(p, m + 1 - p) + cost[p - 1] + cost[m - p];
                if (there > cost[m]) {
                    cost[m] = there;
                    split[m] = p;
                }
            }
        }
        int next = n - 1;
        List<int[]> intervals = new ArrayList<>(List.of(new int[] {1, n - 1}));
        while (!intervals.isEmpty()) {
            int[] interval = intervals.remove(0);
            if (interval[1] > 0) {
                int p = split[interval[1]];
                ring[interval[0] + p - 1] = next--;
                intervals.add(new int[] {interval[0], p - 1});
                intervals.add(new int[] {interval[0] + p, interval[1] - p});
            }
        }
        return cost[n - 1];
    }

    /** What a node pays whose next larger nodes are so far off on each side. */
    private static long loser(int left, int right) {
        long sum = 0;
        for (int k = 0; k == 0 || Math.min(left, right) > 1L << k - 1; k++) {
            sum += side(left, 1L << k) + side(right, 1L << k);
        }
        return sum;
    }

    private static long side(int distance, long reach) {
        return distance > reach ? 2 * reach : distance;
    }

    private static long maximum(int n) {
        long reach = 1;
        while (reach < n) {
            reach *= 2;
        }
        return 4 * (reach - 1) + 2L * n;
    }

    @Test
    void costsTheSameWhateverTheLatenciesAndWhoeverStarts() {
        for (int seed = 0; seed < 40; seed++) {
            long expected = run(algorithm(), "n=11&latency=1&seed=" + seed)
                    .messages().contest();
            for (String luck : List.of("latency=1-9", "latency=1-9&order=any",
                    "latency=exp:4&start=one", "start=random:3", "start=random:5&latency=2-3")) {
                String scenario = "n=11&seed=" + seed + "&" + luck;
                assertThat(run(algorithm(), scenario).messages().contest())
                        .as(scenario).isEqualTo(expected);
            }
        }
    }

    @Test
    void agreesInTheTimeOfTheSpecificationOnEveryRing() {
        for (int n : List.of(2, 3, 4, 5, 6)) {
            long knows = oracle(n).get("winner_knows_tick").asLong();
            Oracle.forEachRing(n, ring -> assertThat(
                    run(algorithm(), "latency=1&ids=" + ring).agreedAt())
                    .as(ring).hasValue(knows + ring.split(",").length - 1));
        }
    }

    @Test
    void asksNoFurtherThanOnceRoundThoughAnswersComeTwice() {
        for (int seed = 0; seed < 20; seed++) {
            Simulation simulation = Runs.simulation("hirschberg-sinclair",
                    "n=8&latency=1-5&order=any&duplicate=0.5&seed=" + seed);
            simulation.run();
            // In phase 3 a PROBE of the largest comes home, so that nobody answers it.
            assertThat(simulation.snapshot().nodes()).allSatisfy(node ->
                    assertThat(Integer.parseInt(node.fields().get("phase"))).isBetween(0, 3));
        }
    }
}
