package complete;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.model.Formula;
import hustings.model.Property;
import hustings.run.Election;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ModifiedBullyTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "modified-bully";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=5&latency=1&start=1&faults=0:crash-5,3:crash-4",
                "n=3&latency=1&faults=6:crash-leader,25:recover-3",
                "n=8&latency=1&start=1,2,3,4,5,6,7&detector=none&faults=0:crash-8",
                "n=3&latency=1&start=1&delta=1&detector=none&faults=0:slow-2-10,0:slow-3-10",
                "n=2&latency=1&detector=heartbeat:5,15&faults=28:crash-2,48:recover-2",
                "n=6&seed=10&start=one&detector=heartbeat:1,9&delta=1");
    }

    private static Result leaderDead(int n, String initiators) {
        return run("modified-bully", "n=" + n + "&detector=none&latency=1&faults=0:crash-" + n
                + "&start=" + initiators);
    }

    private static Formula formula(String text) {
        return new Formula(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsWhatTheOracleSaysForEveryInitiator(int n) {
        JsonNode expected = Oracle.read("bully").get(Integer.toString(n))
                .get("modified_bully_total");
        double sum = 0;
        for (int i = 1; i < n; i++) {
            Result result = leaderDead(n, Integer.toString(i));
            assertThat(result.messages().sent())
                    .isEqualTo(expected.get(Integer.toString(i)).asLong())
                    .isEqualTo(i == n - 1 ? n - 1L : 2L * (n - i) + n - 2);
            assertThat(result.messages().toDead()).isEqualTo(1);
            assertThat(result.leader()).hasValue(n - 1);
            sum += result.messages().sent();
        }
        assertThat(sum / (n - 1)).isCloseTo(2.0 * n - 2 - 1.0 / (n - 1), within(1e-9));
        assertThat(sum / (n - 1)).isCloseTo(formula("2*n - 2 - 1/(n-1)").at(n), within(1e-9));
        assertThat(leaderDead(n, "all").messages().byKind()).isEqualTo(Map.of(
                "ELECTION", n * (n - 1L) / 2, "OK", (n - 1L) * (n - 2) / 2, "GRANT", n - 2L,
                "COORDINATOR", n - 2L, "QUERY", 0L, "CURRENT", 0L));
        assertThat(leaderDead(n, "all").messages().sent())
                .isEqualTo((n - 1L) * (n - 1) + 2L * (n - 2));
    }

    @ParameterizedTest
    @CsvSource({"1,{1},1", "4,{4},4", "7,{7},7", "all,all 7,all"})
    void comparesWithTheOthersAsTheWorkedExampleSays(String initiators, String column) {
        JsonNode cell = Oracle.read("side_by_side_n8_leader8_crashed").get("Modified bully")
                .get(column);
        Result result = leaderDead(8, initiators);
        assertThat(result.messages().contest()).isEqualTo(cell.get(0).asLong());
        assertThat(result.agreedAt()).hasValue(cell.get(1).asLong());
        assertThat(result.leader()).hasValue(cell.get(2).asInt());
    }

    @Test
    void costsLessThanBullyForOneInitiatorAndMoreForAll() {
        for (int n = 4; n <= 10; n++) {
            String dead = "n=" + n + "&detector=none&latency=1&faults=0:crash-" + n + "&start=";
            assertThat(run("modified-bully", dead + "1").messages().sent())
                    .isLessThan(run("bully", dead + "1").messages().sent());
            assertThat(run("modified-bully", dead + "all").messages().sent())
                    .isGreaterThan(run("bully", dead + "all").messages().sent());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void neverCostsLessThanItsBestOrMoreThanItsWorst(int n) {
        long[] costs = Oracle.subsets(n).stream().mapToLong(initiators ->
                run("modified-bully", "n=" + n + "&latency=1&start=" + initiators)
                        .messages().sent()).toArray();
        var about = Runs.REGISTRY.get("modified-bully").about();
        assertThat((double) IntStream.range(0, costs.length).mapToLong(i -> costs[i]).min()
                .orElseThrow()).isEqualTo(formula(about.best()).at(n));
        assertThat((double) IntStream.range(0, costs.length).mapToLong(i -> costs[i]).max()
                .orElseThrow()).isEqualTo(formula(about.worst()).at(n));
    }

    @Test
    void costsTheSameAtAnyLatencyWithinDelta() {
        for (int i = 1; i < 7; i++) {
            for (int seed = 0; seed < 10; seed++) {
                assertThat(run("modified-bully", "n=8&detector=none&faults=0:crash-8&start=" + i
                        + "&seed=" + seed).messages().sent()).isEqualTo(2L * (8 - i) + 6);
            }
        }
    }

    @Test
    void callsAnotherElectionIfWhomItAppointsIsDead() {
        Result result = run("modified-bully",
                "n=5&latency=1&start=1&detector=none&faults=0:crash-5,3:crash-4");
        assertThat(result.leader()).hasValue(3);
        assertThat(result.elections().get(0).term()).hasValue(2);
    }

    @Test
    void bulliesInAFreshTermSoThatNoTermHasTwoLeadersThoughASplitExcusesThem() {
        String healed = "n=5&start=5&detector=heartbeat:5,13&faults=100:split-1-2,300:heal&seed=";
        for (int seed = 0; seed < 20; seed++) {
            assertThat(run("modified-bully", healed + seed).elections()).extracting(Election::term)
                    .containsExactly(
                            OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3));
            assertThat(Verdicts.of(
                    Property.TERM_UNIQUENESS, "modified-bully", healed + seed).verdict())
                    .isEqualTo(Verdict.HOLDS);
        }
    }
}
