package hustings.sim;

import static hustings.sim.Oracle.fraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.Quantity;
import hustings.scenario.InTheory;
import hustings.scenario.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What formulas come to is what was worked out independently of this project. */
class ClosedFormOracleTest {
    private static double value(String algorithm, Quantity of, Case which, String scenario) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        InTheory theory = new InTheory(Scenario.parse("algorithms=" + algorithm
                + (scenario.contains("latency") ? "&" : "&latency=1&") + scenario, Runs.REGISTRY),
                algorithmType);
        return theory.value(theory.form(of, which).orElseThrow());
    }

    private static double mean(String algorithm, String scenario) {
        return value(algorithm, Quantity.MESSAGES, Case.MEAN, scenario);
    }

    private static double number(JsonNode node) {
        return node.isObject() ? fraction(node) : node.asDouble();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void ofChangRoberts(int n) {
        JsonNode oracle = Oracle.read("chang_roberts").get(Integer.toString(n));
        assertThat(mean("chang-roberts", "n=" + n))
                .isCloseTo(fraction(oracle.get("avg_with_announce")), within(1e-9));
        for (Map.Entry<String, JsonNode> k : oracle.get("k_initiators_avg_variantB").properties()) {
            assertThat(mean("chang-roberts", "n=" + n + "&start=random:" + k.getKey()) - n)
                    .isCloseTo(number(k.getValue()), within(1e-9));
        }
        for (Map.Entry<String, JsonNode> k : oracle.get("k_initiators_avg_variantA").properties()) {
            assertThat(mean("chang-roberts", "n=" + n + "&start=random:" + k.getKey()
                    + "&chang-roberts.bystanders=relay") - n)
                    .isCloseTo(number(k.getValue()), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void ofHirschbergSinclair(int n) {
        JsonNode oracle = Oracle.read("hirschberg_sinclair").get("by_n").get(Integer.toString(n));
        for (String no : new String[] {"", "_NO_variant"}) {
            String scenario = "n=" + n + (no.isEmpty() ? "" : "&hirschberg-sinclair.no=true");
            assertThat(mean("hirschberg-sinclair", scenario) - n)
                    .isCloseTo(fraction(oracle.get("avg" + no)), within(1e-9));
            assertThat(value("hirschberg-sinclair", Quantity.MESSAGES, Case.BEST, scenario) - n)
                    .isEqualTo(oracle.get("best" + no).asDouble());
            assertThat(value("hirschberg-sinclair", Quantity.MESSAGES, Case.WORST, scenario) - n)
                    .isEqualTo(oracle.get("worst" + no).asDouble());
        }
    }

    @ParameterizedTest
    @CsvSource({"9,122.0857,134", "12,156.0294,180", "16,206.3982,242", "24,383.1566,450",
        "48,912.7276,1108", "64,1215.2286,1500"})
    void ofHirschbergSinclairOnLargerRings(int n, double mean, double worst) {
        assertThat(mean("hirschberg-sinclair", "n=" + n) - n).isCloseTo(mean, within(5e-5));
        assertThat(Runs.REGISTRY.get("hirschberg-sinclair").headline(Case.WORST, n) - n)
                .isEqualTo(worst);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void ofItaiRodeh(int n) {
        JsonNode oracle = Oracle.read("itai_rodeh_R_equals_n").get(Integer.toString(n));
        assertThat(mean("itai-rodeh", "n=" + n) - n)
                .isCloseTo(fraction(oracle.get("E_messages")), within(1e-6));
        assertThat(value("itai-rodeh", Quantity.TICKS, Case.MEAN, "n=" + n) - n + 1)
                .isCloseTo(n * fraction(oracle.get("E_rounds")), within(1e-6));
    }

    @Test
    void ofItaiRodehWithOtherRanges() {
        for (JsonNode row : Oracle.read("itai_rodeh_other_R")) {
            int n = row.get("n").asInt();
            assertThat(mean("itai-rodeh", "n=" + n + "&itai-rodeh.range=" + row.get("R")) - n)
                    .as(row.toString())
                    .isCloseTo(row.get("E_messages").asDouble(), within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void ofItaiRodehWithCoins(int n) {
        assertThat(mean("coin-itai-rodeh", "n=" + n) - n).isCloseTo(fraction(
                Oracle.read("prism_async_leader").get(Integer.toString(n))
                        .get("E_messages_2N_per_round")), within(1e-9));
    }

    @Test
    void ofSynchronousItaiRodeh() {
        Oracle.read("prism_sync_leader").properties().forEach(row -> {
            String[] size = row.getKey().split("-");
            int n = Integer.parseInt(size[0]);
            assertThat(mean("synchronous-itai-rodeh", "n=" + n
                    + "&synchronous-itai-rodeh.range=" + size[1])).as(row.getKey())
                    .isCloseTo(n * (n - 1) * fraction(row.getValue().get("E_rounds")),
                            within(1e-9));
        });
    }

    @Test
    void ofTheRandomizedOneWhicheverContendersDrawAgain() {
        for (JsonNode row : Oracle.read("randomised_complete_graph")) {
            String scenario = "n=" + row.get("n") + "&randomized.range=" + row.get("R");
            assertThat(mean("randomized", scenario))
                    .isCloseTo(number(row.get("E_messages_redraw_tied")), within(1e-3));
            assertThat(mean("randomized", scenario + "&randomized.redraw=all"))
                    .isCloseTo(row.get("E_messages_redraw_all").asDouble(), within(0.01));
            assertThat(value("randomized", Quantity.TICKS, Case.MEAN, scenario))
                    .isCloseTo(row.get("E_rounds_redraw_tied").asDouble(), within(1e-4));
        }
    }

    @Test
    void ofRaftsSplitVotes() {
        for (JsonNode row : Oracle.read("raft").get("split_vote_discrete")) {
            if (row.get("n").asInt() == row.get("alive").asInt()) {
                double terms = value("raft", Quantity.TERMS, Case.MEAN, "n=" + row.get("n")
                        + "&raft.range=" + row.get("W") + "&latency=" + row.get("L"));
                assertThat(1 - 1 / (terms - 1)).as(row.toString())
                        .isCloseTo(number(row.get("P")), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void ofFastLeaderElection(int n) {
        JsonNode oracle = Oracle.read("zookeeper_fle_all_looking").get(Integer.toString(n));
        String mixed = "n=" + n + "&latency=1000-1999";
        assertThat(mean("fast-leader-election", mixed))
                .isCloseTo(fraction(oracle.get("random_arrival_mean")), within(1e-9));
        assertThat(mean("fast-leader-election", "n=" + n))
                .isEqualTo(oracle.get("asc_arrival").asDouble());
    }
}
