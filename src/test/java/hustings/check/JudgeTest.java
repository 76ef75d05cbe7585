package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Property;
import hustings.sim.Runs;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JudgeTest {
    /** The smallest example of the specification: the link from 2 takes 10 ticks, Δ is 1. */
    private static final String LATE_ANSWER = "n=3&ids=ascending&latency=1&start=1&detector=none"
            + "&until=60&faults=0:crash-3,0:slow-2-10";
    private static final String SPLIT_BRAIN = "n=5&ids=ascending&latency=1&until=400"
            + "&detector=heartbeat:5,13&faults=100:split-1-2,300:heal";

    @Test
    void findsTwoLeadersOfOneTermWhereAnAnswerIsLate() {
        Judgement term = Verdicts.of(Property.TERM_UNIQUENESS, "bully", LATE_ANSWER);
        assertThat(term.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(term.violations()).extracting(Violation::from).containsExactly(4L);
        assertThat(term.reason()).contains("a message takes 10 ticks, more than Δ = 1");
    }

    @Test
    void measuresHowLongTwoLedAtOnce() {
        Judgement instant = Verdicts.of(Property.INSTANT_UNIQUENESS, "bully", LATE_ANSWER);
        assertThat(instant.violations()).hasSize(1);
        assertThat(instant.violations().get(0).from()).isEqualTo(4);
        assertThat(instant.violations().get(0).to()).isEqualTo(OptionalLong.of(14));
        assertThat(instant.violations().get(0).label()).isEqualTo("2 leaders, same term");
    }

    @Test
    void addsUpHowLongTwoLedAtOnceHoweverOftenItWas() {
        String often = "n=5&latency=1-9&delta=1&detector=heartbeat:20,10&until=3000";
        Judgement instant = Verdicts.of(Property.INSTANT_UNIQUENESS, "bully", often);
        assertThat(instant.count()).isGreaterThan(500);
        long all = Pattern.compile("(\\d+) ticks? \\(").matcher(instant.reason()).results()
                .mapToLong(found -> Long.parseLong(found.group(1))).sum();
        assertThat(all).isEqualTo(Runs.run("bully", often).withSeveral());
    }

    @Test
    void saysThatARunEndedInTheLastTickInWhichThereWasTime() {
        String cut = "n=2&latency=1&detector=none&faults=50:crash-2&until=51";
        assertThat(Verdicts.of(Property.LEADER_LIVENESS, "bully", cut).reason())
                .isEqualTo("The run ended at t 51, the last tick in which there was time for it.");
    }

    /** 1 leads, calls another election, and crashes; 3 hears at 25 that it has won that, too. */
    @Test
    void givesTimeToWhoHearsOnlyAfterTheCrashThatTheDeadHasWonAgain() {
        assertThat(Verdicts.of(Property.LEADER_LIVENESS, "synchronous-itai-rodeh", "n=4&latency=4"
                + "&delta=5&ring=skip&detector=heartbeat:3,16&faults=13:delay-1-1-3,13:elect-1,"
                + "13:crash-1,13:delay-1-1-2&seed=61299&until=80").verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void callsTwoLeadersSplitWhileTheyCannotReachEachOtherAndStaleAfterwards() {
        Judgement instant = Verdicts.of(Property.INSTANT_UNIQUENESS, "bully", SPLIT_BRAIN);
        assertThat(instant.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(instant.violations()).extracting(Violation::label)
                .contains("2 leaders, split", "2 leaders, one is stale");
        assertThat(instant.reason()).contains("the network is split");
    }

    @Test
    void saysUntilWhenAnElectionHasToBeOver() {
        Judgement early = Verdicts.of(Property.TERMINATION, "bully", "n=5&latency=1", 1);
        assertThat(early.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(early.reason()).isEqualTo("It has to be so by t 9.");
        assertThat(Verdicts.of(Property.TERMINATION, "bully", "n=5&latency=1").verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void excusesAnOrphanedTokenOnlyFromTheCrashOn() {
        String orphan = "n=5&ids=ascending&latency=1&start=5&until=300&faults=2:crash-5";
        Judgement termination = Verdicts.of(Property.TERMINATION, "chang-roberts", orphan);
        assertThat(termination.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(termination.reason()).contains("node 5 crashes during an election");
        assertThat(Verdicts.of(Property.TERM_UNIQUENESS, "chang-roberts", orphan).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void holdsBullyToItsTermsAfterARecoveryOnlyIfItAsks() {
        String back = "n=4&latency=1&until=400&faults=20:crash-4,60:recover-4";
        assertThat(Verdicts.of(Property.TERM_UNIQUENESS, "bully", back).verdict())
                .isEqualTo(Verdict.HOLDS);
        Judgement eager = Verdicts.of(Property.TERM_UNIQUENESS, "bully", "n=4&latency=1&until=400"
                + "&bully.recovery=eager&faults=20:crash-4,60:elect-1,80:recover-4");
        assertThat(eager.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(eager.reason()).contains("node 4 comes back");
    }

    @Test
    void findsFollowersOfTheDeadWhereNobodyTellsThem() {
        Judgement dead = Verdicts.of(Property.LEADER_LIVENESS, "bully",
                "n=4&latency=1&detector=none&until=400&faults=20:crash-4");
        assertThat(dead.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(dead.reason()).contains("still followed 4").contains("there is no detector");
    }

    @Test
    void doesNotLookAtEveryNodeOfAVeryLargeRing() {
        String large = "n=2000&ids=descending&latency=1&start=one";
        assertThat(Verdicts.of(Property.AGREEMENT, "chang-roberts", large).verdict())
                .isEqualTo(Verdict.NOT_JUDGED);
        assertThat(Verdicts.of(Property.CONSERVATION, "chang-roberts", large).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void doesNotPromiseThatATieOfOneNumberEverEnds() {
        assertThat(Verdicts.of(Property.TERMINATION, "randomized",
                "n=4&latency=1&randomized.range=1&until=500").verdict())
                .isEqualTo(Verdict.NOT_PROMISED);
    }
}
