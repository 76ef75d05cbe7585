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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImprovedPetersonTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "improved-peterson";
    }

    @Override
    public boolean needsFifo() {
        return true;
    }

    /** A follower may learn who leads a lap before the leader does, and sends heartbeats. */
    @Override
    public String patientHeartbeats() {
        return "heartbeat:5,60";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=60:crash-3,120:recover-3",
                "n=6&latency=1&start=one&faults=6:elect-3",
                "n=6&latency=1&faults=10:elect-3,15:elect-2,30:elect-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsOnAllRingsWhatTheSpecificationSays(int n) {
        JsonNode messages = Oracle.read("peterson_improved").get(Integer.toString(n))
                .get("messages");
        AllRings rings = AllRings.elections(algorithm(), n, "");
        assertThat(rings.min()).isEqualTo(messages.get("min").asLong());
        assertThat(rings.max()).isEqualTo(messages.get("max").asLong());
        assertThat(rings.mean()).isCloseTo(fraction(messages.get("avg")), within(1e-9));
        var about = Runs.REGISTRY.get(algorithm()).about();
        assertThat(rings.max() + n).isEqualTo((long) new Formula(about.worst()).at(n));
        if (n > 1) {
            assertThat(rings.min() + n).isEqualTo((long) new Formula(about.best()).at(n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void needsNoMorePhasesThanFibonacciAllows(int n) {
        JsonNode phases = Oracle.read("peterson_improved").get(Integer.toString(n)).get("phases");
        int most = 1;
        for (int lower = 1, upper = 2; upper <= n; most++) {
            upper += lower;
            lower = upper - lower;
        }
        AllRings rings = AllRings.elections(algorithm(), n, "");
        assertThat(rings.max() / n).isEqualTo(phases.get("max").asLong()).isEqualTo(most);
        assertThat(rings.min() / n).isEqualTo(phases.get("min").asLong());
        assertThat(rings.mean() / n).isCloseTo(fraction(phases.get("avg")), within(1e-9));
    }

    @Test
    void costsTheSameWhateverTheLatenciesAndWhoeverStarts() {
        for (int seed = 0; seed < 40; seed++) {
            long expected = run(algorithm(), "n=11&latency=1&seed=" + seed)
                    .messages().contest();
            for (String luck : List.of("latency=1-9", "latency=exp:4&start=one",
                    "start=random:3", "start=random:5&latency=2-3")) {
                String scenario = "n=11&seed=" + seed + "&" + luck;
                assertThat(run(algorithm(), scenario).messages().contest())
                        .as(scenario).isEqualTo(expected);
            }
        }
    }
}
