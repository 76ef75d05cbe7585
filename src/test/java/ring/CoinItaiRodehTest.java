package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CoinItaiRodehTest implements ElectionContract {
    private static final int RUNS = Samples.of(2_000);

    @Override
    public String algorithm() {
        return "coin-itai-rodeh";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public boolean needsFifo() {
        return true;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=160:crash-3,320:recover-3",
                "n=5&latency=1&start=one&faults=2:elect-3,3:elect-2,12:elect-1",
                "n=6&duplicate=0.2&latency=1-9&seed=3",
                "n=5&latency=1&faults=6:elect-3,14:elect-2,22:elect-1,30:elect-4");
    }

    /** Passive nodes only pass on, so n nodes of which m are candidates are like m alone. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void needsTheRoundsOfTheModelCheckerByCountingAllTosses(int n) {
        double[] rounds = new double[n + 1];
        for (int candidates = 2; candidates <= n; candidates++) {
            double later = 0;
            double stay = 0;
            double all = Math.pow(2, candidates);
            for (int[] tosses : ScriptedRing.allDraws(candidates, 2)) {
                ScriptedRing.Outcome outcome =
                        ScriptedRing.round(algorithm(), Map.of(), candidates, tosses);
                assertThat(outcome.sent()).isEqualTo(2L * candidates);
                assertThat(outcome.leaders() == 1 ^ outcome.again() > 1).isTrue();
                if (outcome.again() == candidates) {
                    stay += 1 / all;
                } else {
                    later += rounds[outcome.again()] / all;
                }
            }
            rounds[candidates] = (1 + later) / (1 - stay);
        }
        JsonNode expected = Oracle.read("prism_async_leader").get(Integer.toString(n));
        assertThat(rounds[n]).isCloseTo(fraction(expected.get("E_coin_rounds")), within(1e-9));
        assertThat(2 * n * rounds[n])
                .isCloseTo(fraction(expected.get("E_messages_2N_per_round")), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void costsInManyRunsWhatTheModelCheckerExpects(int n) {
        double expected = fraction(Oracle.read("prism_async_leader").get(Integer.toString(n))
                .get("E_messages_2N_per_round"));
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            double cost = run(algorithm(), "latency=1-3&until=9000&n=" + n + "&seed=" + seed)
                    .messages().election();
            sum += cost;
            squares += cost * cost;
        }
        double mean = sum / RUNS;
        double deviation = Math.sqrt((squares - RUNS * mean * mean) / (RUNS - 1));
        assertThat(mean).isCloseTo(expected, within(4 * deviation / Math.sqrt(RUNS)));
    }
}
