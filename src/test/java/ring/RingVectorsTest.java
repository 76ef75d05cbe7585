package ring;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Event;
import hustings.run.Result;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Single rings on which the specification tells what each ring algorithm costs, and when. */
class RingVectorsTest {
    private static final List<String> COSTS = List.of("CR chang-roberts", "LELANN le-lann",
            "HS hirschberg-sinclair", "HS_NO hirschberg-sinclair&hirschberg-sinclair.no=true",
            "FRANKLIN franklin", "PETERSON peterson", "PETERSON_IMPROVED improved-peterson");

    static Stream<JsonNode> vectors() {
        return StreamSupport.stream(
                Oracle.read("ring_vectors_all_initiators").spliterator(), false)
                // Whoever is alone sends nothing, by a law of its own.
                .filter(vector -> vector.get("ring").size() > 1);
    }

    private static Result run(String algorithm, String ring) {
        String[] parts = algorithm.split("&");
        return Runs.run(parts[0], "latency=1&ids=" + ring
                + (parts.length > 1 ? "&" + parts[1] : ""));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void costsAndTimesAreThoseOfTheSpecification(JsonNode vector) {
        String ring = Oracle.list(vector.get("ring"));
        for (String cost : COSTS) {
            String[] names = cost.split(" ");
            Result result = run(names[1], ring);
            assertThat(result.messages().election()).as("%s on %s", cost, ring)
                    .isEqualTo(vector.get(names[0]).asLong());
            JsonNode ticks = vector.get("ticks_L1_all_start_at_0").get(names[0]);
            if (ticks != null) {
                assertThat(result.agreedAt()).as("%s on %s", cost, ring)
                        .hasValue(ticks.get("last_decision_tick").asLong());
                assertThat(firstDecision(names[1], ring)).as("%s on %s", cost, ring)
                        .isEqualTo(ticks.get("first_decision_tick").asLong());
            }
        }
        assertThat(finder(ring)).as(ring).isEqualTo(vector.get("PETERSON_finder").asInt());
    }

    /** When the first node leads or follows. */
    private static long firstDecision(String algorithm, String ring) {
        return Runs.events(algorithm, "latency=1&ids=" + ring).stream()
                .filter(event -> event.what() instanceof Event.Recognised
                        || event.what() instanceof Event.RoleChanged role
                        && role.role() == hustings.model.Role.LEADER)
                .findFirst().orElseThrow().tick();
    }

    /** Who is the first to tell the result. */
    private static int finder(String ring) {
        return Runs.events("peterson", "latency=1&ids=" + ring).stream()
                .filter(event -> event.what() instanceof Event.Sent sent
                        && sent.kind().equals("ELECTED"))
                .findFirst().orElseThrow().node();
    }

    /** S1: one algorithm's worst case is another's best. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "8,1,2,3,4,5,6,7 | 15 64 32 24 24 64",
        "8,7,6,5,4,3,2,1 | 36 64 32 24 16 64",
        "8,1,5,3,7,2,6,4 | 20 88 64 56 32 64",
    })
    void theArrangementDecides(String ring, String costs) {
        List<String> algorithms = List.of("chang-roberts", "hirschberg-sinclair", "franklin",
                "peterson", "improved-peterson", "le-lann");
        assertThat(algorithms.stream().map(algorithm ->
                Long.toString(run(algorithm, ring).messages().election())).toList())
                .containsExactly(costs.split(" "));
    }
}
