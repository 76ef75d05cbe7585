package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.Formula;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Result;
import hustings.sim.Runs;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void costsOnAllRingsWhatTheSpecificationSays(int n) {
        JsonNode expected = oracle(n);
        AllRings rings = AllRings.elections(algorithm(), n, "");
        assertThat(rings.min()).isEqualTo(expected.get("best").asLong());
        assertThat(rings.max()).isEqualTo(expected.get("worst").asLong());
        assertThat(rings.mean()).isCloseTo(fraction(expected.get("avg")), within(1e-9));
        if (n > 1) {
            Formula best = new Formula(Runs.ENGINES.get(algorithm()).about().best());
            assertThat(rings.min() + n).isEqualTo((long) best.at(n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void costsWithExplicitRefusalsWhatTheSpecificationSays(int n) {
        JsonNode expected = oracle(n);
        AllRings rings = AllRings.elections(algorithm(), n, NO);
        assertThat(rings.min()).isEqualTo(expected.get("best_NO_variant").asLong());
        assertThat(rings.max()).isEqualTo(expected.get("worst_NO_variant").asLong());
        assertThat(rings.mean()).isCloseTo(fraction(expected.get("avg_NO_variant")), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128})
    void costsAtBestOnAnAscendingRing(int n) {
        Result result = run(algorithm(), "n=" + n + "&ids=ascending&latency=1&until=5000");
        assertThat(result.messages().election()).isEqualTo(9L * n - 8);
        assertThat(result.messages().announce()).isEqualTo(n);
        long phases = Math.round(Math.log(n) / Math.log(2));
        assertThat(result.agreedAt()).hasValue(2 * ((1L << phases) - 1) + 2L * n - 1);
    }

    /** The exact recursion over where the largest of an interval splits it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16, 32, 64})
    void neverCostsMoreThanItsExactWorstCase(int n) {
        long worst = interval(n, Math::max) + maximum(n);
        JsonNode expected = oracle(n) == null
                ? Oracle.read("hirschberg_sinclair").get("pow2").get(Integer.toString(n))
                : oracle(n);
        assertThat(worst).isEqualTo(expected.get("worst").asLong())
                .isLessThanOrEqualTo((long) new Formula(
                        Runs.ENGINES.get(algorithm()).about().worst()).at(n));
        for (int seed = 0; seed < 20; seed++) {
            assertThat(run(algorithm(), "n=" + n + "&until=3000&seed=" + seed)
                    .messages().election()).isLessThanOrEqualTo(worst);
        }
    }

    private static long interval(int n, LongBinaryOperator better) {
        long[] cost = new long[n];
        for (int m = 1; m < n; m++) {
            for (int p = 1; p <= m; p++) {
                cost[m] = better.applyAsLong(
                        cost[m], loser(p, m + 1 - p) + cost[p - 1] + cost[m - p]);
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
}
