package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Samples;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ItaiRodehTest implements ElectionContract {
    private static final int RUNS = Samples.of(2_000);

    @Override
    public String algorithm() {
        return "itai-rodeh";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=60:crash-3,120:recover-3",
                "n=5&latency=1&start=one&faults=2:elect-3,3:elect-2,12:elect-1",
                "n=6&latency=1&faults=3:crash-2,3:crash-4",
                "n=6&latency=1-9&faults=3:elect-3,4:elect-5,5:elect-1,20:elect-2",
                "n=6&latency=1&start=one&faults=2:elect-6,8:elect-3,9:elect-5,14:elect-2",
                "n=5&ring=skip&faults=60:crash-leader",
                "n=6&duplicate=0.3&latency=1-9&order=any&seed=3");
    }

    /** E[messages] of a round that so many of n nodes start; it does not matter which. */
    private static double roundCost(int n, int starters, int range) {
        double sum = 0;
        for (int passed = 0; passed < starters; passed++) {
            for (int x = 1; x <= range; x++) {
                sum += Math.pow((double) x / range, passed) / range;
            }
        }
        return n * sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void costsInOneRoundWhatTheSpecificationSaysOverAllDraws(int n) {
        for (int starters = 1; starters <= n; starters++) {
            double messages = 0;
            int rings = 0;
            for (int[] draws : ScriptedRing.allDraws(n, n)) {
                ScriptedRing.Outcome outcome = round(starters, draws);
                messages += outcome.sent();
                rings++;
                assertThat(outcome.leaders() == 1 ^ outcome.again() > 1).isTrue();
            }
            assertThat(messages / rings).as(starters + " of " + n)
                    .isCloseTo(roundCost(n, starters, n), within(1e-9));
        }
    }

    private static ScriptedRing.Outcome round(int starters, int... draws) {
        return ScriptedRing.round("itai-rodeh", Map.of(), starters, draws);
    }

    /** By the recursion over how many tie, with probabilities counted on the real algorithm. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void costsOnAverageWhatTheSpecificationSays(int n) {
        double[] messages = new double[n + 1];
        double[] rounds = new double[n + 1];
        for (int starters = 1; starters <= n; starters++) {
            Map<Integer, Integer> ties = new TreeMap<>();
            int rings = 0;
            for (int[] draws : ScriptedRing.allDraws(n, n)) {
                ties.merge(round(starters, draws).again(), 1, Integer::sum);
                rings++;
            }
            double later = 0;
            double laterRounds = 0;
            for (int tied = 2; tied < starters; tied++) {
                double chance = (double) ties.getOrDefault(tied, 0) / rings;
                later += chance * messages[tied];
                laterRounds += chance * rounds[tied];
            }
            double stays = starters == 1 ? 0 : (double) ties.getOrDefault(starters, 0) / rings;
            messages[starters] = (roundCost(n, starters, n) + later) / (1 - stays);
            rounds[starters] = (1 + laterRounds) / (1 - stays);
        }
        JsonNode expected = Oracle.read("itai_rodeh_R_equals_n").get(Integer.toString(n));
        assertThat(messages[n]).isCloseTo(fraction(expected.get("E_messages")), within(1e-9));
        assertThat(rounds[n]).isCloseTo(fraction(expected.get("E_rounds")), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void costsInManyRunsWhatTheSpecificationExpects(int n) {
        JsonNode expected = Oracle.read("itai_rodeh_R_equals_n").get(Integer.toString(n));
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Result result = run(algorithm(), "n=" + n + "&until=2000&seed=" + seed);
            double cost = result.messages().election();
            sum += cost;
            squares += cost * cost;
            assertThat(result.messages().announce())
                    .isEqualTo(expected.get("announcement").asLong());
        }
        double mean = sum / RUNS;
        double deviation = Math.sqrt((squares - RUNS * mean * mean) / (RUNS - 1));
        assertThat(mean).isCloseTo(fraction(expected.get("E_messages")),
                within(4 * deviation / Math.sqrt(RUNS) + 1e-9));
    }

    @Test
    void costsLessWhereDrawsComeFromALargerRange() {
        for (JsonNode row : Oracle.read("itai_rodeh_other_R")) {
            int n = row.get("n").asInt();
            int range = row.get("R").asInt();
            if (range >= 1_000) {
                // Ties are too rare there for so few runs to tell anything.
                continue;
            }
            double sum = 0;
            double squares = 0;
            int runs = 400;
            for (int seed = 0; seed < runs; seed++) {
                double cost = run(algorithm(), "n=" + n + "&until=5000&latency=1&seed=" + seed
                        + "&itai-rodeh.range=" + range).messages().election();
                sum += cost;
                squares += cost * cost;
            }
            double mean = sum / runs;
            double deviation = Math.sqrt((squares - runs * mean * mean) / (runs - 1));
            assertThat(mean).as(row.toString()).isCloseTo(row.get("E_messages").asDouble(),
                    within(4 * deviation / Math.sqrt(runs) + 1e-6));
        }
    }

    @Test
    void isWonByEveryNodeAboutEquallyOften() {
        int[] wins = new int[6];
        for (int seed = 0; seed < 1_000; seed++) {
            wins[run(algorithm(), "n=5&ids=ascending&latency=1&seed=" + seed)
                    .leader().orElseThrow()]++;
        }
        for (int node = 1; node <= 5; node++) {
            assertThat(wins[node]).as("node " + node).isBetween(150, 250);
        }
    }
}
