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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SynchronousItaiRodehTest implements ElectionContract {
    private static final int RUNS = Samples.of(3_000);

    @Override
    public String algorithm() {
        return "synchronous-itai-rodeh";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=60:crash-3,120:recover-3",
                "n=3&latency=1&faults=40:crash-leader",
                "n=5&latency=1&faults=2:elect-3,3:elect-2,12:elect-1",
                "n=4&synchronous-itai-rodeh.range=2&latency=1-9&order=any&seed=2",
                "n=4&synchronous-itai-rodeh.range=2&latency=1-9&order=any&seed=5");
    }

    static Stream<String> casesThatCanBeEnumerated() {
        return Oracle.read("prism_sync_leader").propertyStream().map(Map.Entry::getKey)
                .filter(size -> Math.pow(range(size), nodes(size)) < 50_000);
    }

    private static int nodes(String size) {
        return Integer.parseInt(size.split("-")[0]);
    }

    private static int range(String size) {
        return Integer.parseInt(size.split("-")[1]);
    }

    @ParameterizedTest
    @MethodSource("casesThatCanBeEnumerated")
    void endsARoundWithExactlyTheProbabilityOfTheModelChecker(String size) {
        int n = nodes(size);
        long rounds = 0;
        long successes = 0;
        for (int[] draws : ScriptedRing.allDraws(n, range(size))) {
            ScriptedRing.Outcome outcome = ScriptedRing.round(algorithm(), Map.of(), n, draws);
            assertThat(outcome.sent()).isEqualTo(n * (n - 1L));
            assertThat(outcome.leaders() * n + outcome.again()).isEqualTo(n);
            successes += outcome.leaders();
            rounds++;
        }
        JsonNode expected = Oracle.read("prism_sync_leader").get(size).get("P_round_success");
        assertThat(successes * expected.get("den").asLong())
                .isEqualTo(rounds * expected.get("num").asLong());
    }

    @Test
    void enumeratesAlmostAllOfTheTable() {
        assertThat(casesThatCanBeEnumerated()).hasSizeGreaterThanOrEqualTo(21)
                .contains("5-4", "6-6");
    }

    @ParameterizedTest
    @MethodSource("casesThatCanBeEnumerated")
    void needsInManyRunsTheRoundsOfTheModelChecker(String size) {
        JsonNode row = Oracle.read("prism_sync_leader").get(size);
        int n = nodes(size);
        double success = fraction(row.get("P_round_success"));
        double expected = fraction(row.get("E_rounds"));
        assertThat(expected).isCloseTo(1 / success, within(1e-12));
        double sum = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            sum += run(algorithm(), "latency=1&until=3000&n=" + n + "&seed=" + seed
                    + "&synchronous-itai-rodeh.range=" + range(size)).messages().election()
                    / (n * (n - 1.0));
        }
        double deviation = Math.sqrt(1 - success) / success;
        assertThat(sum / RUNS).isCloseTo(expected, within(4 * deviation / Math.sqrt(RUNS)));
    }

    @Test
    void letsTheLargestNumberLeadThatOnlyOneHasDrawn() {
        Map<String, String> none = Map.of();
        assertThat(ScriptedRing.round(algorithm(), none, 4, 4, 4, 3, 1).leaders()).isOne();
        assertThat(ScriptedRing.round(algorithm(), none, 4, 4, 4, 3, 3).again()).isEqualTo(4);
        assertThat(ScriptedRing.round("itai-rodeh", none, 4, 4, 4, 3, 1).again()).isEqualTo(2);
    }
}
