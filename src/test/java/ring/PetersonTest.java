package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.Formula;
import hustings.run.Event;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PetersonTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "peterson";
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
                "n=6&latency=1&faults=10:elect-3,15:elect-2,30:elect-1",
                "n=8&latency=1-9&order=any&seed=1",
                "n=8&latency=1&duplicate=0.1&seed=2&until=60");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsOnAllRingsWhatTheSpecificationSays(int n) {
        JsonNode messages = Oracle.read("peterson_basic_DKR_A").get(Integer.toString(n))
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

    @Test
    void needsAsManyRoundsAsFranklinOnTheSameRing() {
        for (int n = 2; n <= 6; n++) {
            int size = n;
            Oracle.forEachRing(n, ring -> {
                long rounds = run("franklin", "latency=1&ids=" + ring).messages().election()
                        / (2L * size);
                assertThat(run(algorithm(), "latency=1&ids=" + ring).messages().election())
                        .as(ring).isEqualTo(2L * size * (rounds - 1) + size);
            });
        }
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

    @Test
    void isDecidedByANodeThatNeedNotBeTheWinner() {
        List<Event> events = Runs.events(algorithm(), "ids=4,1,2,3&latency=1");
        assertThat(events).filteredOn(event -> event.what() instanceof Event.Sent sent
                && sent.kind().equals("ELECTED")).first()
                .satisfies(event -> assertThat(event.node()).isEqualTo(1));
        assertThat(run(algorithm(), "ids=4,1,2,3&latency=1").leader()).hasValue(4);
    }
}
