package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Part C of the specification: n = 8, the leader has crashed, latency and delta are 1. */
class WorkedExampleTest {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "Bully", "bully",
            "Lamport-timestamp (clocks equal)", "lamport",
            "Tanenbaum ring (8 after 7, skipped)", "ring",
            "Chang-Roberts B", "chang-roberts",
            "Le Lann", "le-lann",
            "Hirschberg-Sinclair", "hirschberg-sinclair",
            "Franklin", "franklin",
            "Peterson basic", "peterson",
            "Peterson improved", "improved-peterson");
    private static final Map<String, String> RINGS = Map.of(
            "asc", "1,2,3,4,5,6,7,8", "desc", "7,8,6,5,4,3,2,1", "mixed", "3,7,8,1,5,2,6,4");
    private static final Map<String, String> DETECTORS =
            Map.of("{1}", "1", "{4}", "4", "{7}", "7", "all 7", "all");

    @TestFactory
    Stream<DynamicTest> costsAndTimesAreThoseOfTheSpecification() {
        JsonNode rows = new ObjectMapper()
                .readTree(getClass().getResourceAsStream("/oracle.json"))
                .get("side_by_side_n8_leader8_crashed");
        return rows.propertyStream()
                .filter(row -> ALGORITHMS.containsKey(row.getKey().split("/")[0]))
                .flatMap(row -> row.getValue().propertyStream()
                        .map(cell -> cell(row.getKey(), cell.getKey(), cell.getValue())));
    }

    private static DynamicTest cell(String row, String detectors, JsonNode expected) {
        String algorithm = ALGORITHMS.get(row.split("/")[0]);
        String ring = row.contains("/") ? row.split("/")[1] : "asc";
        String query = "ids=" + RINGS.get(ring) + "&latency=1&faults=0:crash-8&detector=none"
                + "&start=" + DETECTORS.get(detectors)
                + (algorithm.equals("ring") ? "&ring=skip" : "");
        return DynamicTest.dynamicTest(row + " " + detectors, () -> {
            Result result = Runs.run(algorithm, query);
            assertThat(List.of(result.messages().contest(),
                    result.agreedAt().orElseThrow(), (long) result.leader().orElseThrow()))
                    .isEqualTo(List.of(expected.get(0).asLong(), expected.get(1).asLong(),
                            expected.get(2).asLong()));
        });
    }
}
