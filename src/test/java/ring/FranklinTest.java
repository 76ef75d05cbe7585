package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.Formula;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FranklinTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "franklin";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=60:crash-3,120:recover-3",
                "n=6&latency=1&start=one&faults=6:elect-3",
                "n=6&latency=1&faults=14:elect-3,15:elect-2",
                "n=8&duplicate=0.3&seed=1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsOnAllRingsWhatTheSpecificationSays(int n) {
        JsonNode expected =
                Oracle.read("franklin").get("exhaustive").get(Integer.toString(n));
        JsonNode messages = expected.get("messages");
        AllRings rings = AllRings.elections(algorithm(), n, "");
        assertThat(rings.min()).isEqualTo(messages.get("min").asLong());
        assertThat(rings.max()).isEqualTo(messages.get("max").asLong());
        assertThat(rings.mean()).isCloseTo(fraction(messages.get("avg")), within(1e-9));
        Map<String, Integer> rounds = new TreeMap<>();
        rings.costs().forEach(cost ->
                rounds.merge(Long.toString(cost / (2L * n)), 1, Integer::sum));
        expected.get("rounds_distribution").propertyStream().forEach(entry ->
                assertThat(rounds.remove(entry.getKey())).as(entry.getKey() + " rounds")
                        .isEqualTo(entry.getValue().asInt()));
        assertThat(rounds).isEmpty();
        var about = Runs.REGISTRY.get(algorithm()).about();
        assertThat(rings.max() + n).isEqualTo((long) new Formula(about.worst()).at(n));
        if (n > 1) {
            assertThat(rings.min() + n).isEqualTo((long) new Formula(about.best()).at(n));
        }
    }

    @Test
    void costsTheSameWhateverTheLatenciesAndWhoeverStarts() {
        for (int seed = 0; seed < 40; seed++) {
            long expected = run(algorithm(), "n=11&latency=1&seed=" + seed)
                    .messages().contest();
            for (String luck : List.of("latency=1-9", "latency=1-9&order=any",
                    "latency=exp:4&start=one&order=any", "start=random:3",
                    "start=random:5&latency=2-3")) {
                String scenario = "n=11&seed=" + seed + "&" + luck;
                assertThat(run(algorithm(), scenario).messages().contest())
                        .as(scenario).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void decidesWithinTwoLaps(int n) {
        AllRings knows = AllRings.of(algorithm(), n, "",
                result -> result.agreedAt().orElseThrow() - (n - 1));
        assertThat(knows.max()).isLessThanOrEqualTo(2L * n - 1);
    }
}
