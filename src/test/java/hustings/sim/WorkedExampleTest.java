package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Result;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Part C of the specification: n = 8, the leader has crashed, latency and delta are 1. */
class WorkedExampleTest {
    private static final Map<String, String> ALGORITHMS = Map.ofEntries(
            Map.entry("Bully", "bully"),
            Map.entry("Modified bully", "modified-bully"),
            Map.entry("Lamport-timestamp (clocks equal)", "lamport"),
            Map.entry("Raft (timeouts fire at the detectors)", "raft"),
            Map.entry("Tanenbaum ring (8 after 7, skipped)", "ring"),
            Map.entry("Chang-Roberts B", "chang-roberts"),
            Map.entry("Le Lann", "le-lann"),
            Map.entry("Hirschberg-Sinclair", "hirschberg-sinclair"),
            Map.entry("Franklin", "franklin"),
            Map.entry("Peterson basic", "peterson"),
            Map.entry("Peterson improved", "improved-peterson"));
    private static final Map<String, String> RINGS = Map.of(
            "asc", "1,2,3,4,5,6,7,8", "desc", "7,8,6,5,4,3,2,1", "mixed", "3,7,8,1,5,2,6,4");
    private static final Map<String, String> DETECTORS =
            Map.of("{1}", "1", "{4}", "4", "{7}", "7", "all 7", "all");

    @TestFactory
    Stream<DynamicTest> costsAndTimesAreThoseOfTheSpecification() {
        return rows().propertyStream()
                .flatMap(row -> row.getValue().propertyStream()
                        .map(cell -> cell(row.getKey(), cell.getKey(), cell.getValue())));
    }

    private JsonNode rows() {
        return new ObjectMapper().readTree(getClass().getResourceAsStream("/oracle.json"))
                .get("side_by_side_n8_leader8_crashed");
    }

    @Test
    void hasARowForEveryAlgorithmAndEveryRingOfTheSpecification() {
        assertThat(rows().propertyStream().map(row -> algorithm(row.getKey())).distinct())
                .containsExactlyInAnyOrderElementsOf(ALGORITHMS.values());
        assertThat(costsAndTimesAreThoseOfTheSpecification()).hasSize(25 * DETECTORS.size());
    }

    private static String algorithm(String row) {
        return Optional.ofNullable(ALGORITHMS.get(row.split("/")[0]))
                .orElseThrow(() -> new AssertionError("no algorithm for the row " + row));
    }

    private static DynamicTest cell(String row, String detectors, JsonNode expected) {
        String algorithm = algorithm(row);
        String ring = row.contains("/") ? row.split("/")[1] : "asc";
        String query = "ids=" + RINGS.get(ring) + "&latency=1&faults=0:crash-8&detector=none"
                + "&start=" + DETECTORS.get(detectors)
                + (algorithm.equals("ring") ? "&ring=skip" : "")
                // Where all timers go off at once nobody wins the first term, which is meant.
                + (algorithm.equals("raft") ? "&until=10" : "");
        return DynamicTest.dynamicTest(row + " " + detectors, () -> {
            Result result = Runs.run(algorithm, query);
            assertThat(result.messages().contest()).isEqualTo(expected.get(0).asLong());
            assertThat(result.agreedAt().isPresent()).isEqualTo(!expected.get(1).isNull());
            result.agreedAt().ifPresent(tick -> {
                assertThat(tick).isEqualTo(expected.get(1).asLong());
                assertThat(result.leader()).hasValue(expected.get(2).asInt());
            });
        });
    }
}
