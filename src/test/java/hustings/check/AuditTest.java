package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Property;
import hustings.run.Disturbance;
import hustings.run.Election;
import hustings.run.Result;
import hustings.run.Result.Outcome;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of which something false was once said, and what is true of them. */
class AuditTest {
    private static void assertVerdict(
            Property property, String algorithm, String rest, Verdict verdict) {
        Judgement judgement = Verdicts.of(property, algorithm, rest);
        assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(verdict);
    }

    @Test
    void anElectionGoesOnWhileSomethingIsGoingToBeSentAgain() {
        Result result = Runs.run("chang-roberts", "n=4&ids=ascending&latency=1&delta=5&ring=skip"
                + "&detector=perfect:3&faults=40:crash-2,60:crash-leader");
        assertThat(result.agreedAt()).hasValue(99);
        assertThat(result.quietAt()).hasValue(111);
        assertThat(result.elections()).hasSize(2).last().satisfies(election ->
                assertThat(election.quietAt()).hasValue(111));
    }

    @Test
    void whoeverTriesAgainInAPartOfItsOwnBeginsAnElectionThereItself() {
        Result result = Runs.run("chang-roberts", "n=5&ids=ascending&latency=1&delta=5&start=1"
                + "&ring=skip&detector=none&faults=0:crash-3,5:split-2&until=13");
        assertThat(result.elections()).filteredOn(election -> election.startedAt() == 12)
                .singleElement().satisfies(election ->
                        assertThat(election.initiators()).containsExactly(2));
    }

    @Test
    void nobodyFallsQuietBeforeAllAgree() {
        Result result = Runs.run("raft", "n=3&ids=ascending&latency=1&start=3"
                + "&detector=heartbeat:5,15&faults=50:crash-2,60:recover-2");
        assertThat(result.agreedAt()).isPresent();
        assertThat(result.quietAt()).isEqualTo(result.agreedAt());
        assertThat(result.agreedAt().getAsLong()).isBetween(61L, 66L);
        assertThat(result.elections()).singleElement().satisfies(election ->
                assertThat(election.quietAt()).hasValue(3));
    }

    @Test
    void anElectionInWhichNobodyHasANewTermYetHasNone() {
        String looking = "n=5&latency=1&faults=0:crash-3,0:crash-4,0:crash-5&until=60";
        assertThat(Runs.run("fast-leader-election", looking).elections())
                .extracting(Election::term).containsExactly(OptionalLong.empty());
        String again = "n=5&ids=ascending&latency=1&until=45&faults=40:crash-5";
        assertThat(Runs.run("fast-leader-election", again).elections())
                .extracting(Election::term)
                .containsExactly(OptionalLong.of(1), OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({"bully", "modified-bully"})
    void whoAsksForTheTermCallsNoElectionInOneThatHasBeen(String algorithm) {
        String rest = "n=3&latency=1&faults=8:crash-leader,29:recover-3,29:elect-3";
        assertVerdict(Property.TERM_UNIQUENESS, algorithm, rest, Verdict.HOLDS);
        assertVerdict(Property.AGREEMENT, algorithm, rest, Verdict.HOLDS);
        Result result = Runs.run(algorithm, rest);
        assertThat(result.leader()).hasValue(3);
        assertThat(result.elections()).extracting(Election::term).containsExactly(
                OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3));
    }

    @ParameterizedTest
    @CsvSource({"query", "listen"})
    void bullyAsksForTheTermHoweverItComesBackUnlessItIsEager(String recovery) {
        assertVerdict(Property.TERM_UNIQUENESS, "bully", "n=3&latency=1&bully.recovery=" + recovery
                + "&faults=8:crash-leader,29:recover-3,29:elect-3", Verdict.HOLDS);
    }

    @Test
    void fastLeaderElectionPromisesOneLeaderOnlyIfAllBeginTogether() {
        Judgement judgement = Verdicts.of(Property.INSTANT_UNIQUENESS, "fast-leader-election",
                "n=6&ids=6,5,2,3,1,4&start=5&latency=1-9&detector=none&seed=327628"
                        + "&faults=29:elect-4&until=350");
        assertThat(judgement.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(judgement.reason()).contains("node 4 stands by itself 29 ticks after the first");
    }

    @Test
    void aDoubledWriteIsAnsweredYesTwice() {
        assertVerdict(Property.STABILITY, "lease", "n=3&ids=1,2,3&start=random:2&latency=1-2"
                + "&duplicate=0.6&order=any&seed=572186&until=400", Verdict.HOLDS);
    }

    @Test
    void whoeverIsAloneHasNothingToDouble() {
        assertVerdict(Property.QUIESCENCE, "peterson", "n=1&duplicate=1&latency=1-5",
                Verdict.HOLDS);
    }

    @ParameterizedTest
    @CsvSource({
        "lease, n=3&latency=1, lease.leaseDuration=15&lease.renewDeadline=10&lease.retryPeriod=2",
        "raft, n=5&latency=1&detector=heartbeat:5;15, raft.range=15",
        "itai-rodeh, n=8, itai-rodeh.range=8", "flood-max, n=7&graph=ring, flood-max.diameter=3",
        "opt-flood-max, n=5&graph=line, opt-flood-max.diameter=4",
        "synchronous-itai-rodeh, n=6, synchronous-itai-rodeh.range=6",
        "randomized, n=6, randomized.range=6", "invitation, n=4&latency=2, invitation.interval=10",
    })
    void equalRunsAreJudgedEquallyHoweverTheirScenarioIsWritten(
            String algorithm, String rest, String written) {
        for (Property property : Property.values()) {
            // Whoever floods is told the diameter, and a crash changes it.
            String fault = algorithm.contains("flood-max") ? "elect-1" : "crash-leader";
            String scenario = rest.replace(';', ',') + "&faults=60:" + fault + "&until=900";
            Judgement plain = Verdicts.of(property, algorithm, scenario);
            Judgement explicit = Verdicts.of(property, algorithm, scenario + "&" + written);
            assertThat(explicit).isEqualTo(plain);
        }
    }

    @Test
    void aPartWithAMajorityDecidesAndItsElectionsAreToldApart() {
        Result result = Runs.run("raft", "n=3&start=2&raft.prevote=true&detector=heartbeat:5,15"
                + "&faults=0:split-3,60:crash-2,120:recover-2,200:crash-2,260:recover-2,340:heal,"
                + "340:crash-2");
        assertThat(result.elections()).hasSize(4)
                .allMatch(election -> election.quietAt().isPresent());
        assertThat(result.elections()).extracting(Election::startedAt).satisfies(starts -> {
            assertThat(starts.get(0)).isEqualTo(0);
            assertThat(starts.get(1)).isBetween(60L, 160L);
            assertThat(starts.get(2)).isBetween(200L, 300L);
            assertThat(starts.get(3)).isGreaterThanOrEqualTo(340);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "raft | n=5&ids=ascending&latency=1&start=3&detector=heartbeat:5,15&faults=50:split-4-5"
                + "| MAJORITY_ELECTED",
        "raft | n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,15&faults=50:split-4-5"
                + "| MAJORITY_ELECTED",
        "bully | n=5&ids=ascending&latency=1&detector=heartbeat:5,15&faults=50:split-4-5"
                + "| ONE_IN_EACH_PART",
        "raft | n=4&ids=ascending&latency=1&start=4&detector=heartbeat:5,15&until=3000"
                + "&faults=50:split-3-4,55:crash-4 | LIVELOCK",
        "chang-roberts | n=8&ids=ascending&latency=1&detector=none&faults=1:crash-8 | LIVELOCK",
        "chang-roberts | n=8&ids=ascending&latency=1&detector=none&faults=4:drop-3-4 | NO_LEADER",
        "fast-leader-election | n=3&latency=1&detector=perfect:3&faults=30:split-3&until=400"
                + "| NO_LEADER",
        // Its election has gone on from the beginning, but until just now somebody led.
        "flood-max | flood-max.diameter=1&graph=line&latency=1&n=3&seed=4&until=63"
                + "&faults=60:crash-leader | NO_LEADER",
        "bully | n=3&ids=ascending&latency=1&start=1&detector=none&until=9"
                + "&faults=0:crash-3,0:slow-2-10 | DISAGREEMENT",
        "lease | n=3&ids=ascending&latency=1&start=3&faults=60:split-1 | ELECTED_IN_TOUCH",
        "flood-max | n=3&ids=ascending&latency=1&graph=line&detector=none&faults=10:crash-2"
                + "&until=200 | LED_IN_SOME_PARTS",
        "bully | n=4&latency=1&detector=none&faults=60:split-1-2&until=300 | LED_IN_SOME_PARTS",
        "raft | n=4&latency=1&start=1&detector=heartbeat:5,15&faults=60:split-1-2&until=1000"
                + "| LED_IN_SOME_PARTS",
        // An election that has just been called is not endless, whatever stood still before.
        "peterson | n=6&ids=ascending&start=all&latency=1&detector=none"
                + "&faults=2:crash-1,148:elect-2&until=150 | NO_LEADER",
        "chang-roberts | n=4&ids=ascending&start=1&latency=1&detector=none"
                + "&faults=0:split-1-2,0:pause-2,299:elect-3&until=299 | NO_LEADER",
        "chang-roberts | n=3&ids=ascending&start=1&latency=9&detector=none"
                + "&faults=0:pause-2,299:elect-1&until=303 | NO_LEADER",
        // Who counts with identifiers counts with those that are there.
        "time-slice | n=8&ids=ascending&latency=1&detector=none&faults=0:split-1-2-3-4&until=39"
                + "| NO_LEADER",
        "time-slice | n=8&ids=ascending&latency=1&detector=none&faults=0:pause-1&until=15"
                + "| NO_LEADER",
        "variable-speeds | n=6&ids=ascending&latency=1&detector=none&faults=5:split-1-2-3&until=46"
                + "| NO_LEADER",
        // The election of those who have all died is not that of the others.
        "randomized | n=4&ids=ascending&start=none&latency=1&detector=none&randomized.range=1"
                + "&faults=5:split-1,10:elect-3,500:crash-2,500:crash-3,500:crash-4,500:elect-1"
                + "&until=502 | NO_LEADER",
        // What waits for a node that is paused does not go on, however long it is.
        "chang-roberts | n=3&ids=ascending&latency=1&start=all&faults=1:pause-2&until=1000"
                + "| NO_LEADER",
        "chang-roberts | n=3&ids=ascending&latency=1&start=all&faults=1:pause-2&until=1000"
                + "&detector=heartbeat:5,15 | NO_LEADER",
        "lamport | n=3&latency=1&detector=none&until=1000"
                + "&faults=2:pause-1,2:pause-2,2:pause-3 | NO_LEADER",
    })
    void eachWayToStandHasANameOfItsOwn(String algorithm, String rest, Outcome outcome) {
        Result result = Runs.run(algorithm, rest);
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.leader().isPresent()).isEqualTo(outcome.isElected());
        assertThat(result.agreedAt().isPresent())
                .isEqualTo(outcome.isElected() || outcome == Outcome.ONE_IN_EACH_PART);
    }

    @Test
    void theElectionOfAPartIsOverWhenAllInItHaveDied() {
        Result result = Runs.run("randomized", "n=4&ids=ascending&start=none&latency=1"
                + "&detector=none&randomized.range=1&faults=5:split-1,10:elect-3,"
                + "500:crash-2,500:crash-3,500:crash-4,500:elect-1&until=510");
        assertThat(result.elections()).hasSize(2);
        Election dead = result.elections().get(0);
        assertThat(dead.startedAt()).isEqualTo(10);
        assertThat(dead.initiators()).containsExactly(2, 3, 4);
        assertThat(dead.agreedAt()).isEmpty();
        assertThat(dead.quietAt()).isEmpty();
        Election last = result.elections().get(1);
        assertThat(last.startedAt()).isEqualTo(500);
        assertThat(last.initiators()).containsExactly(1);
        assertThat(last.leader()).hasValue(1);
    }

    @Test
    void thatNobodyLeadsIsSaidOfThoseInTouch() {
        Result result = Runs.run("fast-leader-election",
                "n=3&latency=1&detector=perfect:3&faults=30:split-3&until=400");
        assertThat(result.leaders()).containsExactly(3);
        assertThat(result.outcome().words())
                .isEqualTo("nobody leads, or only nodes that are out of touch");
        assertThat(Outcome.LIVELOCK.words()).endsWith("nobody leads, or only nodes out of touch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "raft | n=5&faults=60:split-1-2&until=2000"
                + "| of each part of the network, also where nobody can be elected, ought",
        "lease | n=3&latency=1&faults=40:split-1&until=300"
                + "|, in touch with the store or not, ought",
        "bully | n=4&latency=1&detector=none&faults=60:split-1-2&until=300"
                + "| of each part of the network ought",
        "bully | n=4&latency=1&detector=none&faults=60:crash-4&until=300 | ought",
    })
    void whoOughtToHaveAgreedIsSaid(String algorithm, String rest, String who) {
        Judgement judgement = Verdicts.of(Property.TERMINATION, algorithm, rest);
        assertThat(judgement.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(judgement.reason()).contains(" the live nodes"
                + (who.startsWith(",") ? "" : " ") + who
                + " to have agreed on a leader and fallen quiet. ");
    }

    @Test
    void aCrashIsRememberedWhileTheMessagesOfTheDeadAreOnTheirWay() {
        assertVerdict(Property.TERMINATION, "lamport", "n=2&latency=1&start=all"
                + "&detector=perfect:1&faults=66:elect-1,66:crash-1", Verdict.HOLDS);
    }

    @Test
    void copiesThatComeTooLateAreNoted() {
        Scenario scenario = Runs.scenario("chang-roberts",
                "n=2&latency=1-9&delta=5&duplicate=1&detector=none&seed=31");
        List<Disturbance.Late> late = new ArrayList<>();
        new Simulation(scenario, Runs.REGISTRY.get("chang-roberts"), WorkLimit.unlimited(),
                Optional.empty(), new RunListener() {
                    @Override
                    public void disturbed(Disturbance what, long tick, long event) {
                        if (what instanceof Disturbance.Late one) {
                            late.add(one);
                        }
                    }
                }).run();
        long original = Runs.events("chang-roberts", scenario.text().replaceFirst(
                "v=1&algorithms=chang-roberts&", "")).stream().filter(event ->
                event.what() instanceof hustings.run.Event.Sent sent
                        && sent.due() - event.tick() > 5).count();
        assertThat(late.size()).isGreaterThan((int) original);
        assertThat(late).allMatch(one -> one.ticks() > 5);
    }

    @ParameterizedTest
    @CsvSource({"n=3&start=none&until=100", "n=3&until=100&faults=5:crash-1;5:crash-2;5:crash-3"})
    void nothingIsPendingAfterTheRun(String rest) {
        for (String algorithm : Runs.REGISTRY.ids()) {
            for (Property property : Property.values()) {
                assertThat(Verdicts.of(property, algorithm, rest.replace(';', ',')).verdict())
                        .as(algorithm + " " + property).isNotEqualTo(Verdict.PENDING);
            }
        }
        Judgement cut = Verdicts.of(Property.TERMINATION, "bully", "n=5&latency=5&until=3");
        assertThat(cut.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(cut.reason()).startsWith("The run ended at t 3, and there was time for it");
    }

    @Test
    void whatIsNotStableAfterACutIsNotSaidToBeUndisturbed() {
        Judgement judgement = Verdicts.of(Property.STABILITY, "modified-bully", "n=2&latency=1"
                + "&detector=heartbeat:5,21&faults=1:cut-2-1");
        assertThat(judgement.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(judgement.reason()).startsWith("In each part all had agreed, and"
                + " what had last disturbed them, at t 1, was over, but ")
                .contains("the link from 2 to 1 is cut");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lamport | lamport.stamps=running | TERMINATION | Lamport promises this only with other"
                + " options: stamps is running, and has to be frozen.",
        "randomized | randomized.range=1 | TERMINATION | Randomized promises this only with other"
                + " options: range = 1, and has to be at least min(n, 2) = 2.",
        "raft | n=5 | INSTANT_UNIQUENESS | Raft never promises this.",
    })
    void notPromisedSaysWhatTakesThePromiseAway(
            String algorithm, String rest, Property property, String words) {
        Judgement judgement = Verdicts.of(property, algorithm, rest);
        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_PROMISED);
        assertThat(judgement.reason()).endsWith(words);
    }

    @Test
    void theCopyOfAMessageDoubledByHandComesBehindItAndNothingElseMoves() {
        String rest = "n=2&ids=descending&start=1&latency=1&detector=none";
        String doubled = rest + "&faults=2:double-2-1";
        assertVerdict(Property.AGREEMENT, "le-lann", doubled, Verdict.HOLDS);
        assertVerdict(Property.VALIDITY, "le-lann", doubled, Verdict.HOLDS);
        Result plain = Runs.run("le-lann", rest);
        Result result = Runs.run("le-lann", doubled);
        assertThat(result.leader()).hasValue(2);
        assertThat(result.agreedAt()).isEqualTo(plain.agreedAt());
        assertThat(result.messages().duplicated()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
            "time-slice,'n=3&ids=30,31,32&latency=1&faults=80:elect-30,150:elect-30&until=230'",
            "flood-max,'n=4&ids=ascending&graph=line&latency=5&detector=none"
                    + "&faults=10:elect-1,18:elect-1&until=30'",
            "flood-max,'n=2&latency=3&detector=none&faults=1:leave-1,1:leave-2&until=2'",
            "chang-roberts,'n=5&ids=ascending&start=one&latency=10&delta=1&until=60'",
            "chang-roberts,'n=5&ids=ascending&start=1&latency=1&detector=none"
                    + "&faults=0:slow-3-40&until=40'",
            "ring,'n=5&ids=ascending&start=one&latency=2&loss=0.1&detector=perfect:3&seed=1"
                    + "&until=26'",
            "lamport,'n=3&ids=ascending&start=none&latency=1&faults=6:join-9&until=19'",
            "lamport,'n=3&ids=ascending&start=none&latency=1&faults=6:crash-1,6:recover-1"
                    + "&until=20'"})
    void anElectionIsNotEndlessWhileThereIsTimeForIt(
            String algorithm, String rest) {
        assertThat(Runs.run(algorithm, rest).outcome()).isEqualTo(Outcome.NO_LEADER);
    }

    @Test
    void whoeverLeadsInALowerTermHasNotGivenWayAndMayHaveHeard() {
        String rest = "n=6&ids=6,5,2,3,1,4&start=5&latency=1-9&detector=none&seed=327628"
                + "&faults=29:elect-4&until=350";
        assertThat(Verdicts.of(Property.INSTANT_UNIQUENESS, "fast-leader-election", rest).reason())
                .contains("those of a lower term had not given way yet")
                .doesNotContain("heard");
    }

    @ParameterizedTest
    @CsvSource({
            "complete,'5:crash-1,30:cut-2-3,31:heal,60:elect-3,120:elect-3,200:pause-3,"
                    + "210:elect-2'",
            "complete,'30:cut-2-3,31:heal,60:elect-3,120:elect-3,200:pause-3,210:elect-2,"
                    + "285:join-9'",
            "line,'10:cut-1-4,50:pause-2,60:elect-1'"})
    void aLinkThatIsMendedOrNeverWasExcusesNothing(String graph, String faults) {
        Judgement judgement = Verdicts.of(Property.TERMINATION, "flood-max",
                "n=4&ids=ascending&latency=1&until=290&graph=" + graph + "&faults=" + faults);
        assertThat(judgement.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(judgement.reason()).contains("is paused").doesNotContain("cut", "in parts");
    }

    @Test
    void whereNobodyIsLeftNobodyHadAgreed() {
        String rest = "n=2&ids=ascending&latency=5&faults=2:leave-1,2:leave-2&until=20";
        assertVerdict(Property.QUIESCENCE, "chang-roberts", rest, Verdict.HOLDS);
        assertVerdict(Property.STABILITY, "chang-roberts", rest, Verdict.HOLDS);
    }

    @ParameterizedTest
    @CsvSource({"1:drop-1-2", "'1:drop-1-2,10:slow-1-0'", "'1:drop-1-2,10:heal'",
            "'1:drop-1-2,10:split-1-2-3-4'", "'1:drop-1-2,12:drop-3-4'"})
    void aFaultThatDoesNothingChangesNoVerdict(String faults) {
        String rest = "n=4&ids=ascending&start=1&latency=1&until=20&faults=" + faults;
        assertVerdict(Property.TERMINATION, "chang-roberts", rest, Verdict.EXPECTED);
        assertThat(Runs.run("chang-roberts", rest).blockedAt()).hasValue(1);
    }

    @Test
    void whoseNodesHaveDiedDidNotFallQuietAndHadItsLeader() {
        Result result = Runs.run("bully", "n=4&ids=ascending&latency=5"
                + "&faults=0:split-3-4,6:crash-3,6:crash-4&until=200");
        assertThat(result.elections()).first().satisfies(election -> {
            assertThat(election.agreedAt()).hasValue(5);
            assertThat(election.leader()).hasValue(4);
            assertThat(election.quietAt()).isEmpty();
        });
    }

    @Test
    void nothingIsBlockedWhileNodesGoOnFeigningFailures() {
        assertThat(Runs.run("bully", "n=2&ids=ascending&latency=1&detector=none"
                + "&feign=crash:50-60,60-80&seed=1&until=70").blockedAt()).isEmpty();
    }

    @Test
    void anExcuseNamesABreachWhoseConsequencesHaveNotEnded() {
        String rest = "n=2&ids=shuffled&start=1,2&latency=exp:5&delta=6&detector=heartbeat:5,15"
                + "&seed=701443&until=545";
        assertThat(Verdicts.of(Property.TERM_UNIQUENESS, "bully", rest).reason())
                .contains("more than Δ").doesNotContain("at t 5 a message");
    }

    @ParameterizedTest
    @CsvSource({
            "raft,'n=3&raft.range=1&until=2000'",
            "randomized,'n=4&randomized.range=1&until=2000'",
            "raft,'n=3&latency=40&delta=2&detector=heartbeat:5,15&until=4000'",
            "randomized,'n=4&randomized.range=1&until=2000&faults=900:crash-1,901:slow-2-0'"})
    void anElectionThatGoesOnAndOnIsEndless(String algorithm, String rest) {
        assertThat(Runs.run(algorithm, "ids=ascending&start=all&" + rest).outcome())
                .isEqualTo(Outcome.LIVELOCK);
    }

    @Test
    void whoIsOutOfTouchIsNotSaidToBeInTouch() {
        String rest = "n=4&ids=ascending&start=all&latency=1&detector=heartbeat:5,15"
                + "&faults=20:split-1-2,60:crash-4,110:recover-4&until=200";
        assertThat(Verdicts.of(Property.INSTANT_UNIQUENESS, "bully", rest).violations())
                .extracting(Violation::text).contains("3 (term 2), 4 (term 3) led at once,"
                        + " within reach of each other; those of a lower term had not given way"
                        + " yet."
                        + " Besides, 2 (term 2) led.");
    }

    @Test
    void whatKeepsApartAfterAHealingIsNotTheSplit() {
        String rest = "n=5&ids=ascending&start=all&latency=1&detector=none&graph=line"
                + "&faults=10:split-5,20:crash-3,30:heal,100:elect-1&until=400";
        assertThat(Verdicts.of(Property.TERM_UNIQUENESS, "flood-max", rest).reason())
                .contains("from t 30 on the network is in parts").doesNotContain("is split");
    }

    @ParameterizedTest
    @CsvSource({
            "ring,'latency=1&detector=perfect:3&faults=0:split-1-2,10:split-1-2&until=60',8",
            "ring,'latency=1&detector=none&faults=0:split-1-2,10:crash-1&until=60',8",
            "bully,'latency=5&faults=0:split-3-4,8:crash-3,9:crash-4&until=200',5"})
    void aPartAgreesNoLaterForAFaultThatIsNotItsOwn(String algorithm, String rest, long agreed) {
        assertThat(Runs.run(algorithm, "n=4&ids=ascending&start=all&" + rest).elections())
                .extracting(Election::agreedAt).contains(OptionalLong.of(agreed))
                .doesNotContain(OptionalLong.of(10));
    }

    @Test
    void whatTwoSplitsHaveCutOffIsNotCutOffByAThird() {
        assertThat(Runs.run("bully", "n=4&ids=ascending&start=all&latency=1&detector=none"
                + "&faults=20:split-1,21:split-2,40:split-1-2&until=100").blockedAt())
                .hasValue(21);
    }

    @ParameterizedTest
    @CsvSource({
            "'50:pause-1,60:pause-5,70:resume-1,150:resume-5','from t 60 on node 5 is paused'",
            "'50:pause-1,70:resume-1,70:pause-5,150:resume-5','from t 70 on node 5 is paused'",
            "'50:cut-1-2,100:heal,100:cut-5-4','from t 100 on the link from 5 to 4 is cut'",
            "'50:split-1,100:heal,100:cut-5-4','from t 100 on the link from 5 to 4 is cut'",
            "'50:cut-1-2,300:cut-5-4','from t 50 on the link from 1 to 2 is cut, and from t 300 on"
                    + " the link from 5 to 4 is cut'"})
    void anExcuseNamesAllThatIsBrokenThen(String faults, String excuse) {
        assertThat(Verdicts.of(Property.TERMINATION, "bully", "n=5&ids=ascending&start=all"
                + "&latency=1&detector=heartbeat:5,15&until=400&faults=" + faults).reason())
                .contains("Expected here: " + excuse);
    }

    @Test
    void whatIsMendedIsToldWithItsEnd() {
        assertThat(Verdicts.of(Property.TERMINATION, "bully", "n=5&ids=ascending&start=1&latency=1"
                + "&faults=1:split-4-5,3:heal&detector=perfect:3&until=200").reason())
                .contains("Expected here: from t 1 until t 3 the network is split");
    }

    @Test
    void aStoreThatIsPausedIsNotDownAndTheOtherWayRound() {
        String rest = "n=3&ids=ascending&start=all&latency=1&detector=none&until=900&faults=";
        assertThat(Verdicts.of(Property.TERMINATION, "lease", rest
                + "50:crash-store,100:recover-store,100:pause-store,300:elect-1").reason())
                .contains("from t 100 on the store is paused");
        assertThat(Verdicts.of(Property.TERMINATION, "lease", rest
                + "50:pause-store,52:crash-store").reason())
                .contains("from t 52 on the store is down");
    }

    @Test
    void whoIsInOnePartAgainIsKeptApartByTheCut() {
        String rest = "n=5&ids=ascending&start=all&latency=1&graph=ring&detector=none&until=400"
                + "&faults=20:crash-2,20:crash-4,30:cut-1-2,40:recover-2,40:recover-4,150:elect-4";
        assertThat(Verdicts.of(Property.AGREEMENT, "flood-max", rest).reason())
                .contains("from t 30 on the link from 1 to 2 is cut");
    }

    @ParameterizedTest
    @CsvSource({
            "bully,'start=all&faults=20:elect-1,20:crash-1&until=100',25",
            "modified-bully,'faults=0:crash-1,4:elect-2&until=140',4"})
    void whoAgreesOnAnotherTermAgreesAnew(String algorithm, String rest, long agreed) {
        Result result = Runs.run(
                algorithm, "n=2&ids=ascending&latency=5&detector=none&" + rest);
        assertThat(result.elections()).last().satisfies(election ->
                assertThat(election.agreedAt()).hasValue(agreed));
        assertThat(result.agreedAt()).hasValue(agreed);
    }

    @Test
    void raftWithoutAMajorityIsExcusedByThat() {
        assertThat(Verdicts.of(Property.TERMINATION, "raft", "n=5&ids=ascending&latency=1"
                + "&faults=50:crash-1,50:crash-2,50:crash-leader&until=900").reason())
                .contains("from t 50 on of 5 nodes 2 are alive");
    }

    @ParameterizedTest
    @CsvSource({
            "VALIDITY,bully,'n=4&start=1&loss=0.3&until=200',"
                    + "'at t 0 a message is lost, and more by t 2'",
            "VALIDITY,ring,'n=4&faults=0:slow-4-40&start=1&until=300',"
                    + "'at t 3 a message takes 40 ticks, more than Δ = 1, and more by t 6'"})
    void anExcuseThatPassedIsToldFromItsFirstMoment(Property property, String algorithm,
            String rest, String excuse) {
        assertThat(Verdicts.of(property, algorithm, "ids=ascending&latency=1&" + rest).reason())
                .contains("Expected here: " + excuse);
    }

    @ParameterizedTest
    @CsvSource({
            "lease,'n=3&faults=20:crash-store,100:recover-store&until=200','Node 2 still followed"
                    + " 1, though not both were in touch with the store; its time to notice began"
                    + " at t 20.',follows who is out of reach",
            "raft,'n=3&detector=heartbeat:5,15&faults=60:cut-3-1,60:cut-3-2&until=300','Node 3"
                    + " still followed 2, though not each of the two could reach the other; its"
                    + " time to notice began at t 80.',follows who is out of reach",
            "bully,'n=3&detector=none&faults=20:crash-3&until=300','Node 1 still followed 3,"
                    + " though that one was dead; its time to notice began at t 20.',"
                    + "follows the dead"})
    void whoFollowsTheLivingIsNotSaidToFollowTheDead(
            String algorithm, String rest, String text, String label) {
        assertThat(Verdicts.of(Property.LEADER_LIVENESS, algorithm, "ids=ascending&latency=1&"
                + rest).violations()).first().satisfies(violation -> {
                    assertThat(violation.text()).isEqualTo(text);
                    assertThat(violation.label()).isEqualTo(label);
                });
    }

    @Test
    void eachPartHasAgreedWhereNotAllHaveAndTheSentenceSaysWhatChanged() {
        assertThat(Verdicts.of(Property.STABILITY, "bully", "n=3&ids=ascending&latency=1"
                + "&detector=heartbeat:5,15&faults=60:cut-3-1,60:cut-3-2&until=300").reason())
                .startsWith("In each part all had agreed, and what had last disturbed them, at"
                        + " t 71, was over, but node 3 stood in term 3.");
    }

    @Test
    void whoHadTriedWhereNothingCouldBeDecidedHasCalledWhatGoesOnOnlyIfItStands() {
        String rest = "n=5&ids=ascending&latency=1&detector=heartbeat:5,15&until=300&faults=";
        assertThat(Runs.run("fast-leader-election", rest + "60:split-3-4,160:heal").elections())
                .last().satisfies(election -> {
                    assertThat(election.startedAt()).isEqualTo(160);
                    assertThat(election.initiators()).isEqualTo(List.of(4));
                });
        assertThat(Runs.run("raft", rest + "20:split-1-2-3,80:heal").elections()).last()
                .satisfies(election -> assertThat(election.initiators()).isNotEmpty());
    }

    @Test
    void whoActsOnWhatTheStoreAnswersHasBeenAskedByNobody() {
        assertThat(Runs.run("lease", "n=3&ids=ascending&latency=1&until=200"
                + "&faults=20:crash-store,100:recover-store").elections()).last()
                .satisfies(election -> assertThat(election.initiators()).containsExactly(1, 2));
    }

    @Test
    void asManyAreStaleAsAreSaidToBe() {
        assertThat(Verdicts.of(Property.INSTANT_UNIQUENESS, "invitation",
                "n=5&ids=ascending&latency=1").violations()).extracting(Violation::label)
                .containsExactly("5 leaders, 4 are stale", "4 leaders, 3 are stale");
    }

    @Test
    void partsAreNotSpokenOfWhereNoLinkIsCut() {
        assertThat(Verdicts.of(Property.TERMINATION, "lease", "n=3&ids=ascending&latency=1"
                + "&faults=0:crash-store&until=300").reason())
                .contains("the live nodes, in touch with the store or not, ought");
    }

    @Test
    void whereNobodyWasElectedNothingIsSaidOfElectionsAndLeaders() {
        String rest = "n=3&ids=ascending&latency=1&start=none&detector=none";
        assertThat(Verdicts.of(Property.VALIDITY, "bully", rest).reason())
                .isEqualTo("Nobody has come to lead.");
        assertThat(Verdicts.of(Property.QUIESCENCE, "bully", rest).reason())
                .isEqualTo("At no time had all live nodes agreed, so nothing had to fall quiet.");
    }

    @Test
    void whoCouldNotBeReachedAndDiesLaterWasNotDeadBefore() {
        assertThat(Verdicts.of(Property.LEADER_LIVENESS, "chang-roberts", "n=3&ids=ascending"
                + "&latency=1&start=all&detector=perfect:1&faults=20:split-1,60:crash-3&until=100")
                .reason()).startsWith("Node 1 still followed 3, though not each of the two");
    }

    @Test
    void aMessageThatACutStopsIsNeitherLateNorLost() {
        assertThat(Verdicts.of(Property.TERMINATION, "bully", "n=2&ids=ascending&start=1&latency=1"
                + "&delta=5&detector=perfect:3&faults=10:split-1,11:slow-2-50,20:elect-2&until=95")
                .reason()).startsWith("By t 49").contains("the network is split");
        assertThat(Verdicts.of(Property.TERM_UNIQUENESS, "lamport", "n=1&ids=ascending&start=none"
                + "&latency=exp:1&delta=2&loss=0.1&detector=perfect:1&seed=22594&until=500&faults="
                + "16:recover-1,19:recover-1,36:heal,85:elect-random,100:split-1,118:pause-1,"
                + "123:join-2").reason()).contains("the network is split")
                .doesNotContain("is lost");
    }

    @Test
    void anElectionThatGoesOnBeyondItsBoundViolatesThatThoughAllFollowAsBefore() {
        assertThat(Verdicts.of(Property.TERMINATION, "fast-leader-election", "n=6&ids=ascending"
                + "&start=all&latency=0&detector=heartbeat:5,15&faults=34:pause-1,42:elect-2"
                + "&until=500").reason()).startsWith("By t 154 the live nodes ought");
    }

    @Test
    void anElectionHasTheTermInWhichItsLeaderLedThoughThatOneHasGone() {
        assertThat(Runs.run("invitation", "n=4&ids=descending&start=all&latency=exp:6&delta=9"
                + "&detector=heartbeat:5,15&seed=28810&until=500"
                + "&faults=64:pause-2,68:split-2-3,78:leave-3,97:leave-2").elections()).first()
                .satisfies(election -> {
                    assertThat(election.leader()).hasValue(2);
                    assertThat(election.term()).hasValue(12);
                });
    }

    @ParameterizedTest
    @CsvSource({
            "'n=5&start=1&detector=perfect:3&faults=20:crash-2,21:crash-3,22:crash-4,"
                    + "23:crash-leader,40:recover-2&until=1500','from t 40 on of 5 nodes 2 are'",
            "'n=1&start=all&seed=31991&until=500&faults=28:crash-1,77:join-2',"
                    + "'from t 77 on of 2 nodes 1 is alive'"})
    void aMinorityIsAsLargeAsItIsThen(String rest, String excuse) {
        assertThat(Verdicts.of(Property.TERMINATION, "raft", "ids=ascending&latency=1&" + rest)
                .reason()).contains(excuse);
    }

    @Test
    void whoFollowsTheDeadWhenAnotherHasGivenThemUpDoesSoFromThenOn() {
        assertThat(Verdicts.of(Property.LEADER_LIVENESS, "peterson", "n=8&ids=ascending&start=all"
                + "&latency=1-2&detector=first:3&seed=60382&until=500"
                + "&faults=13:slow-4-8,96:crash-leader").violations())
                .hasSizeGreaterThan(1).allSatisfy(violation ->
                        assertThat(violation.to().orElse(Long.MAX_VALUE))
                                .isGreaterThan(violation.from()));
    }

    @ParameterizedTest
    @CsvSource({"bully,n=4&loss=1,1", "chang-roberts,n=4&latency=5&until=2,1"})
    void aMessageThatIsStillOnItsWayBelongsToItsChain(String algorithm, String rest, int depth) {
        assertThat(Runs.run(algorithm, rest).causalDepth()).isEqualTo(depth);
    }

    @Test
    void aTermThatACrashTakesAlongIsNotSaidNeverToHaveFallen() {
        assertThat(Verdicts.of(Property.MONOTONIC_TERMS, "chang-roberts", "n=2&ids=ascending"
                + "&latency=1&until=100&start=all"
                + "&faults=20:elect-1,30:crash-1,40:crash-2,50:recover-1").reason())
                .isEqualTo("No node's term has fallen while it was up; a crash takes it along"
                        + " here.");
    }
}
