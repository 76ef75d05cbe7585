package consensus;

import static hustings.sim.Oracle.fraction;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.model.Formula;
import hustings.model.Property;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FastLeaderElectionTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "fast-leader-election";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&latency=1&until=60&faults=0:crash-2,0:crash-3",
                "n=5&latency=1&detector=heartbeat:5,13&faults=40:crash-leader,100:recover-5",
                "n=5&latency=1&faults=40:crash-leader,100:elect-2",
                "n=5&start=random:2&latency=1-2&delta=3&detector=heartbeat:7,21&until=100"
                        + "&faults=9:elect-4&fast-leader-election.histories=epochs&seed=168087",
                "n=5&latency=1&detector=heartbeat:5,13&faults=50:split-5,150:heal&until=250",
                "n=5&latency=1&fast-leader-election.histories=reversed",
                "n=5&latency=1&start=none&until=100&detector=heartbeat:5,13"
                        + "&faults=1:elect-1,2:elect-1,3:elect-5");
    }

    /** All first votes arrive in the same order everywhere, before any second one. */
    private static Result inOrder(List<Integer> order) {
        List<String> slow = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            slow.add("0:slow-" + order.get(i) + "-" + (101 + i));
        }
        return run("fast-leader-election", "n=" + order.size() + "&latency=1&delta=120"
                + "&until=2000&faults=" + String.join(",", slow));
    }

    private static void permute(List<Integer> rest, List<Integer> chosen,
            LongSummaryStatistics costs) {
        if (rest.isEmpty()) {
            Result result = inOrder(chosen);
            assertThat(result.leader()).hasValue(chosen.size());
            costs.accept(result.messages().sent());
        }
        for (Integer next : rest) {
            List<Integer> others = new ArrayList<>(rest);
            others.remove(next);
            List<Integer> more = new ArrayList<>(chosen);
            more.add(next);
            permute(others, more, costs);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void costsInEveryOrderOfArrivalWhatTheOracleSays(int n) {
        LongSummaryStatistics costs = new LongSummaryStatistics();
        permute(java.util.stream.IntStream.rangeClosed(1, n).boxed().toList(), List.of(), costs);
        JsonNode row = Oracle.read("zookeeper_fle_all_looking").get(Integer.toString(n));
        assertThat(costs.getMin()).isEqualTo(row.get("desc_arrival").asLong());
        assertThat(costs.getMax()).isEqualTo(row.get("asc_arrival").asLong());
        assertThat(costs.getAverage())
                .isCloseTo(fraction(row.get("random_arrival_mean")), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void costsItsClosedFormsInAscendingAndDescendingOrder(int n) {
        JsonNode row = Oracle.read("zookeeper_fle_all_looking").get(Integer.toString(n));
        var about = Runs.REGISTRY.get("fast-leader-election").about();
        Result ascending = run("fast-leader-election", "n=" + n + "&latency=1");
        assertThat(ascending.messages().sent()).isEqualTo(row.get("asc_arrival").asLong());
        assertThat((double) ascending.messages().sent())
                .isEqualTo(new Formula(about.worst()).at(n));
        Result descending = run("fast-leader-election", "n=" + n + "&latency=1"
                + "&fast-leader-election.histories=reversed");
        assertThat(descending.messages().sent()).isEqualTo(row.get("desc_arrival").asLong());
        assertThat((double) descending.messages().sent())
                .isEqualTo(new Formula("(n-1)*(2*n-1)").at(n));
        Result largestAlone = run("fast-leader-election", "n=" + n + "&latency=1&start=" + n);
        assertThat((double) largestAlone.messages().sent())
                .isEqualTo(new Formula(about.best()).at(n));
        assertThat(new Formula(about.mean()).at(n))
                .isCloseTo(fraction(row.get("random_arrival_mean")), within(1e-9));
        assertThat(descending.leader()).hasValue(1);
    }

    @Test
    void takesTwoLatenciesAndTheWaitForABetterVote() {
        for (int latency = 1; latency <= 5; latency++) {
            assertThat(run("fast-leader-election", "n=7&latency=" + latency).agreedAt())
                    .hasValue(2L * latency + 2L * latency);
        }
    }

    @ParameterizedTest
    @CsvSource({"equal,7", "reversed,1", "epochs,7"})
    void electsTheNewestHistoryAndTheLargestOfThose(String histories, int winner) {
        for (int seed = 0; seed < 30; seed++) {
            assertThat(run("fast-leader-election", "n=7&seed=" + seed
                    + "&fast-leader-election.histories=" + histories).leader()).hasValue(winner);
        }
        assertThat(run("fast-leader-election",
                "n=8&fast-leader-election.histories=epochs").leader()).hasValue(7);
    }

    @Test
    void electsNobodyWithoutAMajority() {
        Result result = run("fast-leader-election",
                "n=5&latency=1&faults=0:crash-3,0:crash-4,0:crash-5");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.LIVELOCK);
        assertThat(run("fast-leader-election", "n=5&latency=1&faults=0:crash-4,0:crash-5")
                .leader()).hasValue(3);
    }

    /** Nobody crashes and nothing is lost, and still it does not come to an end. */
    @Test
    void promisesNoEndWhereSomeHaveSettledBeforeAnotherStands() {
        String late = "n=5&start=3,2&latency=1-6&detector=none&until=1000&seed=925376"
                + "&faults=17:elect-1";
        assertThat(run("fast-leader-election", late).outcome())
                .isEqualTo(Result.Outcome.DISAGREEMENT);
        Judgement judgement = Verdicts.of(Property.TERMINATION, "fast-leader-election", late);
        assertThat(judgement.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(judgement.reason()).contains("at t 17 node 1 stands by itself");
    }

    @Test
    void keepsItsLeaderWhenALargerNodeComesBack() {
        for (String detector : List.of("perfect:3", "heartbeat:5,13", "none")) {
            Result result = run("fast-leader-election", "n=5&latency=1&start=1,2,3,4&detector="
                    + detector + "&faults=0:crash-5,100:recover-5&until=200");
            assertThat(result.outcome()).as(detector).isEqualTo(Result.Outcome.ELECTED);
            assertThat(result.leader()).as(detector).hasValue(4);
        }
    }

    @Test
    void followsNoLeaderWithWhomItIsCutOffFromTheMajority() {
        // 5 still believes that it leads; 4 has forgotten that, and may not believe 5 alone.
        for (String detector : List.of("perfect:3", "heartbeat:5,13", "none")) {
            Simulation simulation = Runs.simulation("fast-leader-election", "n=5&ids=ascending"
                    + "&latency=1&detector=" + detector
                    + "&faults=50:split-4-5,120:crash-4,140:recover-4");
            simulation.advanceTo(400);
            assertThat(simulation.snapshot().nodes()).as(detector)
                    .filteredOn(node -> node.id() == 4).singleElement()
                    .satisfies(node -> assertThat(node.leader()).isEqualTo(0));
        }
    }
}
