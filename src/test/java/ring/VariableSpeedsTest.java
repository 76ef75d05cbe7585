package ring;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.Formula;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VariableSpeedsTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "variable-speeds";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public long horizon() {
        return 4_000;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "ids=41,1,3,2&latency=1",
                "n=4&latency=3&faults=4:elect-3",
                "n=4&latency=3&faults=25:elect-3");
    }

    private static long tokens(Result result) {
        return result.messages().byKind().get("TOKEN");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsOnAllRingsWhatTheOracleSays(int n) {
        JsonNode expected = Oracle.read("variable_speeds_ids_1_to_n").get(Integer.toString(n));
        LongSummaryStatistics costs = new LongSummaryStatistics();
        Oracle.forEachRing(n, ring -> {
            Result result = run("variable-speeds", "latency=1&ids=" + ring);
            costs.accept(tokens(result));
            assertThat(result.messages().announce()).as(ring).isEqualTo(n);
            assertThat(result.leader()).as(ring).hasValue(1);
            assertThat(result.quietAt()).as(ring).hasValue(expected.get("rounds").asLong() + n);
        });
        assertThat(costs.getMin()).isEqualTo(expected.get("min").asLong());
        assertThat(costs.getMax()).isEqualTo(expected.get("max").asLong())
                .isLessThan(2 * n + (n == 1 ? 1 : 0));
        assertThat(costs.getAverage()).isCloseTo(fraction(expected.get("avg")), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20, 64})
    void staysBetweenTheCostsThatItNames(int n) {
        var about = Runs.REGISTRY.get("variable-speeds").about();
        for (int seed = 0; seed < 60; seed++) {
            double cost = run("variable-speeds", "n=" + n + "&latency=1&seed=" + seed)
                    .messages().contest();
            assertThat(cost).isBetween(
                    new Formula(about.best()).at(n), new Formula(about.worst()).at(n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10})
    void takesTwoToTheSmallestIdentifierRoundsForALink(int least) {
        String ids = (least + 3) + "," + least + "," + (least + 1) + "," + (least + 7);
        Result result = run("variable-speeds", "latency=1&until=9000&ids=" + ids);
        assertThat(result.leader()).hasValue(least);
        assertThat(result.quietAt()).hasValue(4L * (1L << least) + 4);
        assertThat(tokens(result)).isLessThan(8);
    }

    @Test
    void costsTheSameWhateverTheLatenciesUpToDelta() {
        for (int seed = 0; seed < 50; seed++) {
            long expected = tokens(run("variable-speeds", "n=9&latency=1&seed=" + seed));
            for (String luck : List.of("latency=5", "latency=1-5", "latency=1-5&order=any")) {
                String scenario = "n=9&delta=5&until=2000&seed=" + seed + "&" + luck;
                Result result = run("variable-speeds", scenario);
                assertThat(tokens(result)).as(scenario).isEqualTo(expected);
                assertThat(result.leader()).as(scenario).hasValue(1);
            }
        }
    }

    @Test
    void electsTheSmallestEvenIfNothingIsInLockStepAndOnlyCostsMore() {
        long inLockStep = 0;
        long loose = 0;
        for (int seed = 0; seed < 100; seed++) {
            String scenario = "n=9&until=3000&seed=" + seed + "&latency=";
            inLockStep += tokens(run("variable-speeds", scenario + "1-20&delta=20"));
            Result result = run("variable-speeds", scenario + "1-20&delta=1");
            assertThat(result.leader()).as(scenario).hasValue(1);
            loose += tokens(result);
        }
        assertThat(loose).isGreaterThan(inLockStep * 6 / 5);
    }

    @Test
    void doesNotComeToAnEndInARunThatIsTooShortForItsIdentifiers() {
        for (String ids : List.of("20,21,22", "60,61,62", "2000000,1999999,5000")) {
            Result result = run("variable-speeds", "latency=1&until=100000&ids=" + ids);
            assertThat(result.outcome()).as(ids).isEqualTo(Result.Outcome.NO_LEADER);
            assertThat(tokens(result)).as(ids).isZero();
        }
    }

    @Test
    void blocksWithoutAWrongLeaderIfTheTokenOfTheSmallestIsLost() {
        int stuck = 0;
        for (int seed = 0; seed < 400; seed++) {
            Result result = run("variable-speeds", "n=8&latency=1&loss=0.05&seed=" + seed);
            stuck += result.outcome() == Result.Outcome.ELECTED ? 0 : 1;
            result.leader().ifPresent(leader -> assertThat(leader).isEqualTo(1));
        }
        assertThat(stuck).isBetween(100, 350);
    }
}
