package graph;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OptFloodMaxTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "opt-flood-max";
    }

    @Override
    public Stream<String> everyday() {
        return FloodMaxTest.everydayOnGraphs(ElectionContract.super.everyday());
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=6&graph=line&ids=6,1,2,3,4,5&latency=3&delta=1",
                "n=5&latency=5&delta=5&faults=8:elect-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void costsOnAllRingsWhatTheOracleSays(int n) {
        JsonNode expected = Oracle.read("floodmax").get(Integer.toString(n)).get("ring")
                .get("opt");
        LongSummaryStatistics costs = new LongSummaryStatistics();
        Oracle.forEachRing(n, ring -> {
            Result result = run("opt-flood-max", "latency=1&ids=" + ring);
            costs.accept(result.messages().election());
            assertThat(result.leader()).as(ring).hasValue(n);
            assertThat(result.agreedAt()).as(ring).hasValue(n / 2);
        });
        assertThat(costs.getMin()).isEqualTo(expected.get("min").asLong());
        assertThat(costs.getMax()).isEqualTo(expected.get("max").asLong());
        assertThat(costs.getAverage()).isCloseTo(fraction(expected.get("avg")), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void hasClosedFormsThatGiveTheNumbersOfTheOracle(int n) {
        JsonNode expected = Oracle.read("floodmax").get(Integer.toString(n)).get("ring")
                .get("opt");
        AlgorithmType algorithm = Runs.REGISTRY.get("opt-flood-max");
        assertThat(algorithm.headline(Case.BEST, n)).isEqualTo(expected.get("min").asDouble());
        assertThat(algorithm.headline(Case.WORST, n)).isEqualTo(expected.get("max").asDouble());
        assertThat(algorithm.headline(Case.MEAN, n))
                .isCloseTo(fraction(expected.get("avg")), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"9,38,42.343,54", "10,44,51.492,68", "11,50,56.641,78", "12,56,66.154,94"})
    void hasClosedFormsThatGiveTheNumbersOfTheSpecification(
            int n, double best, double mean, double worst) {
        AlgorithmType algorithm = Runs.REGISTRY.get("opt-flood-max");
        assertThat(algorithm.headline(Case.BEST, n)).isEqualTo(best);
        assertThat(algorithm.headline(Case.WORST, n)).isEqualTo(worst);
        assertThat(algorithm.headline(Case.MEAN, n)).isCloseTo(mean, within(5e-4));
    }

    @Test
    void costsOnAverageWhatTheClosedFormSaysOnLargerRings() {
        double expected = Runs.REGISTRY.get("opt-flood-max").headline(Case.MEAN, 40);
        double mean = Stream.iterate(0, seed -> seed + 1).limit(400)
                .mapToLong(seed -> run("opt-flood-max", "n=40&latency=1&seed=" + seed)
                        .messages().election()).average().orElseThrow();
        assertThat(mean).isCloseTo(expected, within(expected * 0.02));
    }

    @Test
    void electsTheSameAsFloodMaxAtTheSameTickForFewerMessages() {
        for (String graph : FloodMaxTest.GRAPHS) {
            for (int seed = 0; seed < 20; seed++) {
                String scenario = "n=12&latency=1-4&seed=" + seed + "&graph=" + graph;
                Result frugal = run("opt-flood-max", scenario);
                Result plain = run("flood-max", scenario);
                assertThat(frugal.leader()).as(scenario).isEqualTo(plain.leader());
                assertThat(frugal.agreedAt()).as(scenario).isEqualTo(plain.agreedAt());
                assertThat(frugal.messages().election()).as(scenario)
                        .isLessThanOrEqualTo(plain.messages().election());
            }
        }
    }

    @Test
    void isHurtMoreByALossThanFloodMaxBecauseItDoesNotSayThingsTwice() {
        int frugal = 0;
        int plain = 0;
        for (int seed = 0; seed < 300; seed++) {
            String scenario = "n=8&graph=grid:4&loss=0.1&latency=1&seed=" + seed;
            frugal += elects("opt-flood-max", scenario) ? 0 : 1;
            plain += elects("flood-max", scenario) ? 0 : 1;
        }
        assertThat(frugal).as("of 300 with OptFloodMax").isBetween(30, 120);
        assertThat(plain).as("of 300 with FloodMax").isBetween(1, frugal / 2);
    }

    private static boolean elects(String algorithm, String scenario) {
        return run(algorithm, scenario).outcome() == Result.Outcome.ELECTED;
    }
}
