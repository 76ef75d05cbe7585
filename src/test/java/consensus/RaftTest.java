package consensus;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judge;
import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.model.Formula;
import hustings.model.Property;
import hustings.run.Election;
import hustings.run.Event;
import hustings.run.Result;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RaftTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "raft";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public long horizon() {
        return 20_000;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=5&latency=1&start=1&raft.prevote=true&faults=60:crash-leader,61:elect-3",
                "n=3&detector=none&faults=100:crash-leader",
                "n=5&latency=1&start=1&raft.checkquorum=true&faults=20:elect-3",
                "n=5&latency=1&start=1&raft.checkquorum=true&detector=none"
                        + "&faults=50:crash-2,50:crash-3,50:crash-4",
                "n=5&latency=1&start=1&faults=10:crash-2,30:recover-2",
                "n=3&latency=1&start=1&raft.prevote=true&faults=0:pause-2,20:resume-2");
    }

    @Test
    void electsWithinTwoTimeoutsThoughNobodyCallsAnElection() {
        for (int seed = 0; seed < 50; seed++) {
            Result result = run("raft", "n=5&latency=1&start=none&seed=" + seed);
            // T is 13 ticks, timeouts are longer than T and at most 2T, and all know after 3L.
            assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
            assertThat(result.elections().get(0).startedAt()).isBetween(14L, 26L);
        }
        assertThat(run("raft", "n=5&latency=1&start=none&seed=1").agreedAt().orElseThrow())
                .isLessThanOrEqualTo(29);
    }

    @Test
    void whoIsToldToStandAtTheVeryBeginningDoesNotWaitAsWell() {
        Result result = run("raft", "n=1&start=none&detector=none&latency=1&faults=0:elect-1"
                + "&until=100");
        assertThat(result.quietAt()).hasValue(0);
        assertThat(result.elections()).hasSize(1);
    }

    private static Result leaderDead(int n, String candidates, String more) {
        return run("raft", "n=" + n + "&ids=ascending&latency=1&faults=0:crash-" + n
                + "&start=" + candidates + more);
    }

    // What it costs

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
    void costsWhatTheOracleSaysWhoeverIsTheOnlyCandidate(int n) {
        JsonNode expected = Oracle.read("raft").get("single_candidate_leader_dead")
                .get(Integer.toString(n));
        for (int candidate = 1; candidate < n; candidate++) {
            Result plain = leaderDead(n, "" + candidate, "");
            assertThat(plain.messages().byKind()).isEqualTo(Map.of("PRE_VOTE", 0L,
                    "PRE_VOTED", 0L, "REQUEST_VOTE", expected.get("REQVOTE").asLong(),
                    "VOTE", expected.get("VOTE").asLong(),
                    "APPEND", expected.get("APPEND_first").asLong(),
                    "EMPTY_APPEND", 0L, "APPENDED", n - 2L, "SEEK", 0L));
            assertThat(plain.messages().election()).isEqualTo(2L * n - 3)
                    .isEqualTo(expected.get("election_only_sent").asLong());
            assertThat(plain.messages().contest()).isEqualTo(3L * n - 4)
                    .isEqualTo(expected.get("with_first_append_sent").asLong());
            assertThat(plain.leader()).hasValue(candidate);
            assertThat(plain.agreedAt()).hasValue(3);
            Result prevote = leaderDead(n, "" + candidate, "&raft.prevote=true");
            assertThat(prevote.messages().contest() - plain.messages().contest())
                    .isEqualTo(2L * n - 3).isEqualTo(expected.get("prevote_extra").asLong());
            assertThat(prevote.agreedAt()).hasValue(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,{1}", "4,{4}", "7,{7}", "all,all 7"})
    void comparesWithTheOthersAsTheWorkedExampleSays(String candidates, String column) {
        JsonNode cell = Oracle.read("side_by_side_n8_leader8_crashed")
                .get("Raft (timeouts fire at the detectors)").get(column);
        Result result = leaderDead(8, candidates, "&until=10");
        assertThat(result.messages().contest()).isEqualTo(cell.get(0).asLong());
        assertThat(result.agreedAt().isPresent()).isEqualTo(!cell.get(1).isNull());
        result.agreedAt().ifPresent(tick -> {
            assertThat(tick).isEqualTo(cell.get(1).asLong());
            assertThat(result.leader()).hasValue(cell.get(2).asInt());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 13})
    void costsItsBestIfOneCampaignsAndNothingFails(int n) {
        assertThat((double) run("raft", "n=" + n + "&start=one").messages().contest())
                .isEqualTo(new Formula(Runs.REGISTRY.get("raft").about().best()).at(n));
    }

    @Test
    void costsEachFailedTermARequestToEveryOtherNodeAndItsAnswer() {
        for (int n = 2; n <= 8; n++) {
            Result result = run("raft", "n=" + n + "&latency=1&until=10");
            assertThat(result.outcome()).isEqualTo(Result.Outcome.NO_LEADER);
            assertThat(result.messages().contest()).isEqualTo(2L * n * (n - 1));
        }
    }

    @Test
    void sendsHeartbeatsAndAnswersEveryFiveDeltaIfNoDetectorDoes() {
        Result result = run("raft", "n=5&latency=1&start=1&detector=none&until=104");
        assertThat(result.messages().byKind()).containsEntry("EMPTY_APPEND", 4 * 20L)
                .containsEntry("APPENDED", 4 + 4 * 20L);
        assertThat(result.messages().contest()).isEqualTo(12);
        assertThat(result.quietAt()).hasValue(3);
        assertThat(run("raft", "n=5&latency=1&start=1&until=104").messages().byKind())
                .containsEntry("EMPTY_APPEND", 0L);
    }

    // Who wins

    @Test
    void letsNobodyWinWhoseLogIsOlderThanThatOfAMajority() {
        for (int n = 3; n <= 7; n++) {
            for (int behind = 1; behind <= n - (n / 2 + 1); behind++) {
                for (int seed = 0; seed < 30; seed++) {
                    String scenario = "n=" + n + "&raft.behind=" + behind + "&until=20000&seed="
                            + seed + "&start=" + (seed % 2 == 0 ? "all" : "1");
                    assertThat(run("raft", scenario).leader().orElseThrow()).as(scenario)
                            .isGreaterThan(behind);
                }
            }
        }
    }

    @Test
    void electsEvenTheOldestIfAMajorityIsNoBetter() {
        assertThat(run("raft", "n=5&latency=1&start=1&raft.behind=3").leader()).hasValue(1);
        assertThat(run("raft", "n=5&latency=1&start=1&raft.behind=2").leader().orElseThrow())
                .isGreaterThan(2);
    }

    @Test
    void keepsItsLeaderWhenALargerNodeComesBack() {
        for (String detector : List.of("perfect:3", "heartbeat:5,13", "none")) {
            Result result = run("raft", "n=5&latency=1&ids=ascending&start=4&until=600&detector="
                    + detector + "&faults=50:crash-5,100:recover-5,150:crash-5,200:recover-5,"
                    + "250:crash-5,300:recover-5,350:crash-5,400:recover-5,450:crash-5,"
                    + "500:recover-5");
            assertThat(result.leader()).as(detector).hasValue(4);
            assertThat(result.elections()).as(detector).hasSize(1);
            assertThat(result.outcome()).isEqualTo(Result.Outcome.ELECTED);
        }
    }

    @Test
    void letsThoseWaitForALeaderThatWereAskedBeforeAVoteByOneWhoCannotWin() {
        for (String detector : List.of("perfect:3", "heartbeat:5,13", "none")) {
            assertThat(run("raft", "n=2&ids=ascending&latency=1&start=1&raft.prevote=true"
                    + "&raft.behind=1&detector=" + detector).leader()).as(detector).hasValue(2);
        }
    }

    @Test
    void takesBackWhoCallsForNothingWhereNoHeartbeatsAreSent() {
        for (String option : List.of("prevote", "checkquorum")) {
            Result result = run("raft", "n=2&latency=1&start=1&raft." + option
                    + "=true&faults=30:elect-2");
            assertThat(result.outcome()).as(option).isEqualTo(Result.Outcome.ELECTED);
            assertThat(result.quietAt()).isPresent();
        }
    }

    // Partitions

    private static final String SPLIT = "n=5&ids=ascending&latency=1&start=%s&until=4000"
            + "&detector=heartbeat:50,150&faults=1000:split-%s,3000:heal&raft.prevote=%s"
            + "&raft.checkquorum=%s&seed=%d";

    private static List<Election> elections(String start, String split, boolean prevote,
            boolean checkquorum, int seed) {
        return run("raft", SPLIT.formatted(start, split, prevote, checkquorum, seed)).elections();
    }

    @Test
    void isDeposedByAMinorityThatComesBackUnlessItAsksForVotesBeforeVotes() {
        for (int seed = 0; seed < 20; seed++) {
            Election asked = last(elections("5", "1-2", true, false, seed));
            assertThat(asked.leader()).hasValue(5);
            assertThat(asked.term()).hasValue(1);
            Election plain = last(elections("5", "1-2", false, false, seed));
            assertThat(plain.term().orElseThrow()).isGreaterThan(3);
            assertThat(plain.agreedAt().orElseThrow()).isBetween(3000L, 4000L);
        }
    }

    @Test
    void isDeposedAtHealingAlthoughItChecksItsQuorumUnlessItAsksForVotesBeforeVotes() {
        for (int seed = 0; seed < 20; seed++) {
            Election checked = last(elections("5", "1-2", false, true, seed));
            assertThat(checked.term().orElseThrow()).as("the term of who comes back, or later")
                    .isGreaterThan(3);
            assertThat(checked.agreedAt().orElseThrow()).isBetween(3000L, 3600L);
            Election both = last(elections("5", "1-2", true, true, seed));
            assertThat(both.leader()).hasValue(5);
            assertThat(both.term()).hasValue(1);
        }
    }

    private static Election last(List<Election> elections) {
        return elections.get(elections.size() - 1);
    }

    @Test
    void electsInTheMajorityWhileTheOldLeaderBelievesUnlessItChecksItsQuorum() {
        for (int seed = 0; seed < 4; seed++) {
            assertThat(stepsDown(SPLIT.formatted("5", "4-5", false, false, seed)))
                    .isBetween(3000L, 3060L);
            assertThat(stepsDown(SPLIT.formatted("5", "4-5", true, true, seed)))
                    .isBetween(1100L, 1302L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"perfect:3", "first:3", "heartbeat:5,13", "none"})
    void leadsNoMoreOnceCutOffFromItsMajorityWhateverTellsOfCrashes(String detector) {
        for (int seed = 0; seed < 4; seed++) {
            String cutOff = "n=5&ids=ascending&latency=1&start=5&until=1600&detector=" + detector
                    + "&faults=1100:split-4-5,1500:heal&raft.checkquorum=true&seed=" + seed;
            assertThat(stepsDown(cutOff)).isBetween(1100L, 1128L);
            Simulation simulation = Runs.simulation("raft", cutOff);
            simulation.advanceTo(1400);
            assertThat(simulation.snapshot().nodes()).filteredOn(node -> node.id() <= 3)
                    .extracting(node -> node.leader())
                    .as("the majority has a leader of its own").isSubsetOf(1, 2, 3);
            assertThat(run("raft", cutOff).outcome()).isEqualTo(Result.Outcome.ELECTED);
        }
    }

    @Test
    void believesForAsLongAsItIsCutOffIfItDoesNotCheckItsQuorum() {
        String cutOff = "n=5&ids=ascending&latency=1&start=5&until=600"
                + "&faults=100:split-4-5,500:heal";
        Simulation simulation = Runs.simulation("raft", cutOff);
        simulation.advanceTo(499);
        assertThat(simulation.snapshot().nodes()).extracting(node -> node.leader())
                .containsOnly(5);
    }

    /** When node 5, which leads first, leads no more. */
    private static long stepsDown(String scenario) {
        return Runs.events("raft", scenario).stream().filter(event -> event.node() == 5
                && event.tick() > 1000 && event.what() instanceof Event.RoleChanged)
                .findFirst().orElseThrow().tick();
    }

    @Test
    void keepsItsLeaderOverAOneWayLinkIfItAsksBeforeAndChecksItsQuorum() {
        String scenario = "n=5&ids=ascending&latency=1&start=5&until=600&detector=heartbeat:5,13"
                + "&faults=100:cut-5-4,300:heal&raft.prevote=true&raft.checkquorum=true&seed=";
        for (int seed = 0; seed < 20; seed++) {
            Result result = run("raft", scenario + seed);
            assertThat(result.leader()).hasValue(5);
            assertThat(result.elections().stream().mapToLong(e -> e.term().orElse(0)).max())
                    .hasValue(1);
        }
    }

    @Test
    void deposesASlowLeaderByALaterTermAndNeverWithinOne() {
        String scenario = "n=5&ids=ascending&latency=1&start=5&until=600&detector=heartbeat:5,13"
                + "&faults=100:slow-5-60,130:slow-5-1&seed=";
        int deposed = 0;
        for (int seed = 0; seed < 40; seed++) {
            Scenario slow = Runs.scenario("raft", scenario + seed);
            Judge judge = new Judge(slow, Runs.REGISTRY.get("raft"));
            new Simulation(slow, Runs.REGISTRY.get("raft"), WorkLimit.unlimited(), Optional.empty(),
                    judge).run();
            assertThat(judge.judgements(600)).filteredOn(judgement ->
                    judgement.property() == Property.TERM_UNIQUENESS)
                    .singleElement().extracting(Judgement::verdict).isEqualTo(Verdict.HOLDS);
            Election last = last(run("raft", scenario + seed).elections());
            deposed += last.term().orElseThrow() > 1 ? 1 : 0;
            assertThat(last.leader()).isPresent();
        }
        assertThat(deposed).isGreaterThan(20);
    }
}
