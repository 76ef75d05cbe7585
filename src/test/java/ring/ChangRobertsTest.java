package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static hustings.sim.Runs.simulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.Role;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChangRobertsTest implements ElectionContract {
    private static final String RELAY = "&chang-roberts.bystanders=relay";

    @Override
    public String algorithm() {
        return "chang-roberts";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=26:crash-3,50:recover-3",
                "n=5&start=random:2&chang-roberts.bystanders=relay",
                "n=6&seed=85&latency=1&start=one&faults=10:elect-3",
                "n=2&latency=1&start=one&faults=4:elect-1");
    }

    private static long election(Result result) {
        return result.messages().byKind().get("ELECTION");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsOnAllRingsWhatTheSpecificationSays(int n) {
        JsonNode expected = Oracle.read("chang_roberts").get(Integer.toString(n));
        Map<String, Integer> distribution = new TreeMap<>();
        List<Long> costs = new ArrayList<>();
        Oracle.forEachRing(n, ring -> {
            Result result = run("chang-roberts", "latency=1&ids=" + ring);
            costs.add(election(result));
            distribution.merge(Long.toString(election(result)), 1, Integer::sum);
            assertThat(result.messages().byKind().get("ELECTED")).as(ring).isEqualTo(n);
            assertThat(result.leader()).as(ring).hasValue(n);
            assertThat(result.agreedAt()).hasValue(expected.get("all_know_tick").asLong());
        });
        assertThat(costs.stream().min(Long::compare))
                .hasValue(expected.get("best").asLong()).hasValue(2L * n - 1);
        assertThat(costs.stream().max(Long::compare))
                .hasValue(expected.get("worst").asLong()).hasValue(n * (n + 1L) / 2);
        double mean = costs.stream().mapToLong(Long::longValue).average().orElseThrow();
        double variance = costs.stream()
                .mapToDouble(cost -> (cost - mean) * (cost - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(fraction(expected.get("avg")), within(1e-9));
        assertThat(mean + n).isCloseTo(fraction(expected.get("avg_with_announce")), within(1e-9));
        assertThat(variance).isCloseTo(fraction(expected.get("variance")), within(1e-9));
        expected.get("distribution_over_cyclic_arrangements").propertyStream().forEach(entry ->
                assertThat(distribution.remove(entry.getKey()))
                        .as("rings of cost " + entry.getKey())
                        .isEqualTo(entry.getValue().asInt()));
        assertThat(distribution).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsWithOneInitiatorWhatTheSpecificationSays(int n) {
        JsonNode expected = Oracle.read("chang_roberts").get(Integer.toString(n))
                .get("single_initiator_variantB");
        LongSummaryStatistics costs = new LongSummaryStatistics();
        for (int initiator = 1; initiator <= n; initiator++) {
            String start = "&start=" + initiator;
            Oracle.forEachRing(n, ring -> costs.accept(
                    election(run("chang-roberts", "latency=1&ids=" + ring + start))));
        }
        assertThat(costs.getMin()).isEqualTo(expected.get("best").asLong());
        assertThat(costs.getAverage()).isCloseTo(fraction(expected.get("avg")), within(1e-9));
        assertThat(costs.getMax()).isEqualTo(expected.get("worst").asLong());
        assertThat(costs.getMin() + n).isEqualTo(expected.get("best_with_announce").asLong());
        assertThat(costs.getMax() + n).isEqualTo(expected.get("worst_with_announce").asLong());
    }

    @Test
    void knowsTheWinnerAfterOneLap() {
        for (int n = 2; n <= 8; n++) {
            long tick = Oracle.read("chang_roberts").get(Integer.toString(n))
                    .get("winner_knows_tick").asLong();
            Simulation simulation = simulation("chang-roberts", "latency=1&n=" + n);
            simulation.advanceTo(tick - 1);
            assertThat(simulation.node(n).role()).isNotEqualTo(Role.LEADER);
            simulation.advanceTo(tick);
            assertThat(simulation.node(n).role()).isEqualTo(Role.LEADER);
        }
    }

    @Test
    void knowsTheWinnerOfASingleInitiatorWhenTheSpecificationSays() {
        for (JsonNode vector : Oracle.read("ring_vectors_single_initiator")) {
            long tick = vector.get("winner_knows_tick_B").asLong();
            int winner = vector.get("winner_B").asInt();
            Simulation simulation = simulation("chang-roberts", "latency=1&start="
                    + vector.get("initiator").asInt() + "&ids=" + Oracle.list(vector.get("ring")));
            simulation.advanceTo(tick - 1);
            assertThat(simulation.node(winner).role()).isNotEqualTo(Role.LEADER);
            simulation.advanceTo(tick);
            assertThat(simulation.node(winner).role()).isEqualTo(Role.LEADER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7})
    void costsOnAverageOverInitiatorsWhatTheSpecificationSays(int n) {
        JsonNode expected = Oracle.read("chang_roberts").get(Integer.toString(n))
                .get("k_initiators_avg_variantB");
        Map<Integer, List<Long>> byCount = new TreeMap<>();
        for (String initiators : Oracle.subsets(n)) {
            Oracle.forEachRing(n, ring -> byCount
                    .computeIfAbsent(initiators.split(",").length, k -> new ArrayList<>())
                    .add(election(run("chang-roberts",
                            "latency=1&ids=" + ring + "&start=" + initiators))));
        }
        byCount.forEach((k, costs) ->
                assertThat(costs.stream().mapToLong(Long::longValue).average().orElseThrow())
                        .as(k + " initiators")
                        .isCloseTo(fraction(expected.get(Integer.toString(k))), within(1e-9)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7})
    void costsNTimesHarmonicKWhereBystandersRelayAndElectsTheLargestInitiator(int n) {
        JsonNode expected = Oracle.read("chang_roberts").get(Integer.toString(n))
                .get("k_initiators_avg_variantA");
        Map<Integer, List<Long>> byCount = new TreeMap<>();
        for (String initiators : Oracle.subsets(n)) {
            String[] standing = initiators.split(",");
            Oracle.forEachRing(n, ring -> {
                Result result = run("chang-roberts",
                        "latency=1&ids=" + ring + "&start=" + initiators + RELAY);
                byCount.computeIfAbsent(standing.length, k -> new ArrayList<>())
                        .add(election(result));
                assertThat(result.leader()).as("%s of %s", initiators, ring)
                        .hasValue(Integer.parseInt(standing[standing.length - 1]));
            });
        }
        byCount.forEach((k, costs) ->
                assertThat(costs.stream().mapToLong(Long::longValue).average().orElseThrow())
                        .as(k + " initiators")
                        .isCloseTo(fraction(expected.get(Integer.toString(k))), within(1e-9))
                        .isCloseTo(n * harmonic(k), within(1e-9)));
        assertThat(byCount).hasSize(n);
    }

    private static double harmonic(int terms) {
        return terms == 0 ? 0 : harmonic(terms - 1) + 1.0 / terms;
    }

    @Test
    void costsWithOneInitiatorWhatTheOracleSays() {
        for (JsonNode vector : Oracle.read("ring_vectors_single_initiator")) {
            String scenario = "latency=1&ids=" + Oracle.list(vector.get("ring"))
                    + "&start=" + vector.get("initiator").asString();
            Result result = run("chang-roberts", scenario);
            assertThat(election(result)).as(scenario).isEqualTo(vector.get("CR_B").asLong());
            assertThat(result.leader()).as(scenario).hasValue(vector.get("winner_B").asInt());
            Result relayed = run("chang-roberts", scenario + RELAY);
            assertThat(election(relayed)).as(scenario).isEqualTo(vector.get("CR_A").asLong());
            assertThat(relayed.leader()).as(scenario).hasValue(vector.get("winner_A").asInt());
        }
    }

    @Test
    void costsTheSameWhateverTheLatenciesAndTheirOrder() {
        for (int seed = 0; seed < 50; seed++) {
            long expected = election(run("chang-roberts", "n=12&latency=1&seed=" + seed));
            for (String luck : List.of("latency=1-9", "latency=1-9&order=any", "latency=exp:4")) {
                String scenario = "n=12&seed=" + seed + "&" + luck;
                assertThat(election(run("chang-roberts", scenario)))
                        .as(scenario).isEqualTo(expected);
            }
        }
    }

    @Test
    void keepsTheResultWhenALargerTokenThatWasOvertakenComesLate() {
        Result result = run("chang-roberts", "n=4&ids=descending&start=one&latency=exp:5"
                + "&order=any&detector=perfect:9&faults=195:crash-leader&seed=104815&until=800"
                + RELAY);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
    }

    @Test
    void leavesATokenCirculatingForEverIfItsOwnerCrashes() {
        Result result = run("chang-roberts",
                "ids=3,1,2&latency=1&faults=1:crash-3&until=5000");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.LIVELOCK);
        assertThat(result.messages().inFlight()).isEqualTo(1);
        assertThat(election(result)).isGreaterThan(5000);
    }

    @Test
    void blocksWithoutAWrongLeaderIfATokenIsLost() {
        int stuck = 0;
        for (int seed = 0; seed < 200; seed++) {
            Result result = run("chang-roberts", "n=8&loss=0.02&seed=" + seed);
            stuck += result.outcome() == Result.Outcome.ELECTED ? 0 : 1;
            result.leader().ifPresent(leader -> assertThat(leader).isEqualTo(8));
        }
        assertThat(stuck).isBetween(20, 180);
    }
}
