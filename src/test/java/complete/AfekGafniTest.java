package complete;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Formula;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AfekGafniTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "afek-gafni";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public long horizon() {
        return 2_000;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=5&latency=1&faults=40:crash-leader,90:recover-5,90:recover-1,200:crash-2,"
                        + "210:recover-2",
                "n=8&latency=1-30&order=any&duplicate=0.5&until=2000",
                "n=5&latency=1&start=1&faults=0:crash-2",
                "n=3&latency=1&start=1&faults=0:crash-1,20:recover-1");
    }

    private static double bound(int n) {
        return new Formula(Runs.REGISTRY.get("afek-gafni").about().worst()).at(n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 16, 33})
    void costsItsBestIfOneStands(int n) {
        Result result = run("afek-gafni", "n=" + n + "&start=one&until=20000");
        assertThat(result.messages().byKind()).isEqualTo(Map.of("CAPTURE", (long) n / 2,
                "ACCEPT", (long) n / 2, "REJECT", 0L, "WARN", 0L, "YIELD", 0L, "KEEP", 0L,
                "LEADER", n - 1L, "SEEK", 0L, "KNOWN", 0L));
        assertThat((double) result.messages().sent()).isEqualTo(
                new Formula(Runs.REGISTRY.get("afek-gafni").about().best()).at(n));
    }

    @Test
    void electsOneLeaderWithinTheBoundWhoeverStands() {
        for (int n = 2; n <= 6; n++) {
            for (String start : Oracle.subsets(n)) {
                for (int seed = 0; seed < 4; seed++) {
                    String scenario = "n=" + n + "&start=" + start + "&seed=" + seed;
                    Result result = run("afek-gafni", scenario);
                    assertThat(result.outcome()).as(scenario).isEqualTo(Result.Outcome.ELECTED);
                    assertThat((double) result.messages().sent()).as(scenario)
                            .isLessThanOrEqualTo(bound(n));
                }
            }
        }
    }

    /** The specification saw 231 messages at most for 32 nodes, where the bound is 472. */
    @Test
    void staysFarBelowTheBoundInRandomRuns() {
        assertThat(Math.floor(bound(32))).isEqualTo(472);
        long largest = 0;
        for (int n : List.of(8, 16, 32)) {
            for (int seed = 0; seed < 60; seed++) {
                Result result = run("afek-gafni", "n=" + n + "&until=20000&seed=" + seed
                        + "&order=" + (seed % 2 == 0 ? "fifo" : "any")
                        + (seed % 3 == 0 ? "&start=random:" + n / 2 : ""));
                assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
                assertThat((double) result.messages().sent()).isLessThanOrEqualTo(bound(n));
                largest = Math.max(largest, n == 32 ? result.messages().sent() : 0);
            }
        }
        assertThat(largest).isBetween(170L, 290L);
    }

    @Test
    void isNotTurnedDownByItsOwnDoubleAtANodeThatChangesSidesToIt() {
        for (String scenario : List.of(
                "n=7&latency=exp:1&detector=perfect:1&seed=951393&faults=28:elect-2,",
                "n=9&start=random:2&latency=3&order=any&delta=4&seed=665695"
                        + "&faults=31:crash-leader,")) {
            assertThat(run("afek-gafni", scenario + "38:crash-leader&ids=ascending"
                    + "&duplicate=0.1&until=1600").outcome()).isEqualTo(Result.Outcome.ELECTED);
        }
    }

    @Test
    void growsAsNLogNAndNotAsItsSquare() {
        double small = run("afek-gafni", "n=16&until=100000").messages().sent();
        double large = run("afek-gafni", "n=256&until=100000").messages().sent();
        assertThat(large / small).isBetween(16.0, 16 * 2.5);
    }
}
