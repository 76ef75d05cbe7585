package complete;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.model.Property;
import hustings.run.Election;
import hustings.run.Phase;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BullyTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "bully";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=5&latency=1&start=1&faults=0:crash-5,3:crash-4",
                "n=2&start=all&latency=exp:3&seed=59&bully.recovery=listen"
                        + "&faults=25:crash-2,27:recover-2",
                "n=3&latency=1&faults=6:crash-leader,25:recover-3",
                "n=3&latency=1&bully.recovery=eager&faults=6:crash-leader,25:recover-3",
                "n=2&latency=1&detector=heartbeat:5,15&faults=28:crash-2,48:recover-2",
                "n=6&seed=10&start=one&detector=heartbeat:1,9&delta=1&bully.recovery=eager");
    }

    private static Result leaderDead(int n, String initiators, String more) {
        return run("bully", "n=" + n + "&detector=none&faults=0:crash-" + n
                + "&start=" + initiators + more);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsKindByKindWhatTheOracleSaysForEveryInitiator(int n) {
        JsonNode rows = Oracle.read("bully").get(Integer.toString(n));
        double sum = 0;
        for (int i = 1; i < n; i++) {
            int m = n - i;
            JsonNode expected =
                    rows.get("leader_n_crashed_single_initiator").get(Integer.toString(i));
            Result result = leaderDead(n, Integer.toString(i), "&latency=1");
            Result.Messages messages = result.messages();
            assertThat(messages.byKind()).isEqualTo(Map.of(
                    "ELECTION", m * (m + 1L) / 2, "OK", m * (m - 1L) / 2,
                    "COORDINATOR", n - 2L, "QUERY", 0L, "CURRENT", 0L));
            for (String kind : List.of("ELECTION", "OK", "COORDINATOR")) {
                assertThat(messages.byKind().get(kind)).isEqualTo(expected.get(kind).asLong());
            }
            assertThat(messages.sent()).isEqualTo((long) m * m + n - 2)
                    .isEqualTo(expected.get("total_sent").asLong());
            assertThat(messages.toDead()).isEqualTo(expected.get("sent_to_dead").asLong());
            assertThat(messages.delivered()).isEqualTo(expected.get("total_delivered").asLong());
            if (n > 2) {
                assertThat(result.agreedAt())
                        .hasValue(expected.get("last_decision_tick").asLong());
            }
            assertThat(result.leader()).hasValue(n - 1);
            sum += messages.sent();
        }
        assertThat(sum / (n - 1)).isCloseTo(
                fraction(rows.get("avg_over_uniform_single_initiator")), within(1e-9));
        Result all = leaderDead(n, "all", "&latency=1");
        assertThat(all.messages().sent()).isEqualTo((long) n * n - n - 1)
                .isEqualTo(rows.get("all_detect_total_sent").asLong());
        if (n > 2) {
            assertThat(all.agreedAt())
                    .hasValue(rows.get("all_detect_last_decision_tick").asLong());
        }
    }

    @Test
    void costsTheSameForAllSetsOfInitiatorsWithTheSameMinimumAtAnyLatencyWithinDelta() {
        for (String initiators : Oracle.subsets(5)) {
            int m = 6 - Integer.parseInt(initiators.split(",")[0]);
            for (int seed = 0; seed < 10; seed++) {
                assertThat(leaderDead(6, initiators, "&seed=" + seed).messages().sent())
                        .as(initiators).isEqualTo(m * m + 4L);
            }
        }
    }

    @Test
    void costsWithSeveralDeadWhatTheOracleSays() {
        for (JsonNode sample : Oracle.read("bully_multi_crash_samples")) {
            String dead = StreamSupport.stream(sample.get("dead").spliterator(), false)
                    .map(id -> "0:crash-" + id.asString()).collect(Collectors.joining(","));
            Result result = run("bully", "n=" + sample.get("n").asString()
                    + "&detector=none&latency=1&faults=" + dead
                    + "&start=" + Oracle.list(sample.get("initiators")));
            assertThat(result.messages().byKind())
                    .containsEntry("ELECTION", sample.get("ELECTION").asLong())
                    .containsEntry("OK", sample.get("OK").asLong())
                    .containsEntry("COORDINATOR", sample.get("COORDINATOR").asLong());
            assertThat(result.messages().toDead()).isEqualTo(sample.get("to_dead").asLong());
            assertThat(result.leader()).hasValue(sample.get("leader").asInt());
        }
    }

    @ParameterizedTest
    @CsvSource({"eager,none", "listen,'heartbeat:5,15'", "query,none"})
    void recoversTheHighestNodeAtTheCostOfTheOracle(String recovery, String detector) {
        for (int n = 2; n <= 8; n++) {
            String scenario = "n=" + n + "&latency=1&until=200&detector=" + detector
                    + "&bully.recovery=" + recovery + "&faults=0:crash-" + n;
            Result before = run("bully", scenario);
            Result after = run("bully", scenario + ",100:recover-" + n);
            assertThat(after.messages().contest() - before.messages().contest())
                    .as(scenario).isEqualTo(Oracle.read("bully").get(Integer.toString(n))
                            .get("recovery_of_highest").get(recovery.toUpperCase()).asLong());
            assertThat(after.leader()).hasValue(n);
        }
    }

    @Test
    void recoversALowerNodeAtTheCostOfTheOracle() {
        for (int n = 2; n <= 8; n++) {
            for (int r = 1; r < n; r++) {
                String scenario = "n=" + n + "&latency=1&until=200&faults=50:crash-" + r;
                String eager = scenario + ",100:recover-" + r + "&bully.recovery=eager";
                assertThat(run("bully", eager).messages().contest()
                        - run("bully", scenario).messages().contest())
                        .as(eager).isEqualTo(Oracle.read("bully").get(Integer.toString(n))
                                .get("recovery_of_r_eager_leader_n_alive_total")
                                .get(Integer.toString(r)).asLong());
                String listen = scenario + ",100:recover-" + r + "&bully.recovery=listen"
                        + "&detector=heartbeat:5,15";
                assertThat(run("bully", listen).messages().contest())
                        .as(listen).isEqualTo(n * n - 1L);
            }
        }
    }

    @Test
    void sitsOutItsTimeoutAndStartsAgainIfWhoAnsweredDies() {
        Result result = run("bully", "n=5&latency=1&start=1&faults=0:crash-5,3:crash-4");
        assertThat(result.messages().contest()).isEqualTo(30);
        assertThat(result.leader()).hasValue(3);
        assertThat(result.elections().get(0).term()).hasValue(2);
        assertThat(result.agreedAt()).hasValue(13);
    }

    @Test
    void hasTwoLeadersInOneTermIfAnAnswerTakesLongerThanDelta() {
        boolean split = false;
        for (int seed = 0; seed < 40 && !split; seed++) {
            var simulation = Runs.simulation("bully",
                    "n=3&start=1&delta=1&latency=1-9&faults=0:crash-3&seed=" + seed);
            simulation.run();
            split = simulation.phases().stream()
                    .anyMatch(stretch -> stretch.phase() == Phase.SPLIT);
        }
        assertThat(split).isTrue();
    }

    @Test
    void bulliesInAFreshTermSoThatNoTermHasTwoLeadersThoughASplitExcusesThem() {
        String healed = "n=5&start=5&detector=heartbeat:5,13&faults=100:split-1-2,300:heal&seed=";
        for (int seed = 0; seed < 20; seed++) {
            assertThat(run("bully", healed + seed).elections()).extracting(Election::term)
                    .containsExactly(
                            OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3));
            assertThat(Verdicts.of(Property.TERM_UNIQUENESS, "bully", healed + seed).verdict())
                    .isEqualTo(Verdict.HOLDS);
        }
    }
}
