package hustings.check;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Condition;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;
import hustings.model.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An algorithm that promises everything and keeps nothing is found out, property by property. */
class BrokenAlgorithmTest {
    private static final AlgorithmRegistry REGISTRY =
            new AlgorithmRegistry(List.of(new AlgorithmType(Boaster.class)));

    private static Judgement judge(Property property, String rest) {
        return Verdicts.of(REGISTRY, property, "boaster", rest, Long.MAX_VALUE);
    }

    @Test
    void whoeverIsToldToLeadsInTermOne() {
        assertThat(judge(Property.TERM_UNIQUENESS, "n=3&latency=1").verdict())
                .isEqualTo(Verdict.UNEXPECTED);
        assertThat(judge(Property.INSTANT_UNIQUENESS, "n=3&latency=1").verdict())
                .isEqualTo(Verdict.UNEXPECTED);
    }

    @Test
    void followersBelieveWhomTheyHeardLast() {
        Judgement agreement = judge(Property.AGREEMENT, "n=3&latency=1");
        assertThat(agreement.verdict()).isEqualTo(Verdict.UNEXPECTED);
        assertThat(agreement.reason()).contains("In term 1 some nodes followed");
    }

    @Test
    void theSmallestLeadsAlthoughOthersRankAboveIt() {
        assertThat(judge(Property.VALIDITY, "n=3&latency=1&start=1").verdict())
                .isEqualTo(Verdict.UNEXPECTED);
        assertThat(judge(Property.VALIDITY, "n=3&latency=1&start=3").verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void nobodyCaresForTheDead() {
        String crash = "n=3&latency=1&start=3&faults=20:crash-3&until=200";
        assertThat(judge(Property.LEADER_LIVENESS, crash).verdict())
                .isEqualTo(Verdict.UNEXPECTED);
        assertThat(judge(Property.TERMINATION, crash).verdict()).isEqualTo(Verdict.UNEXPECTED);
    }

    @Test
    void aSecondCallFallsBackToTheFirstTerm() {
        assertThat(judge(Property.MONOTONIC_TERMS, "n=3&latency=1&start=3&faults=9:elect-2")
                .verdict()).isEqualTo(Verdict.UNEXPECTED);
    }

    @Test
    void theLeaderGoesOnSendingWhereItOughtToBeQuiet() {
        String restless = "n=3&latency=1&start=3&until=100";
        assertThat(judge(Property.QUIESCENCE, restless).verdict()).isEqualTo(Verdict.UNEXPECTED);
        assertThat(judge(Property.CONSERVATION, restless).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void anExcuseCountsOnlyFromThenOn() {
        Judgement late = judge(Property.TERM_UNIQUENESS, "n=3&latency=1&faults=50:pause-1");
        assertThat(late.verdict()).isEqualTo(Verdict.UNEXPECTED);
        Judgement early = judge(Property.INSTANT_UNIQUENESS,
                "n=3&latency=1&start=1&faults=5:pause-3,6:elect-2");
        assertThat(early.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(early.reason()).contains("node 3 is paused");
    }

    /** Each part has a leader of its own, and both lead on when the network is whole again. */
    private static final String SPLIT = "n=3&ids=ascending&latency=1&start=3&until=200"
            + "&faults=20:split-3,30:elect-1,60:heal";

    private static Judgement ends(String rest, long tick) {
        return Verdicts.of(new AlgorithmRegistry(List.of(new AlgorithmType(Stubborn.class))),
                Property.TERMINATION, "stubborn", rest, tick);
    }

    @Test
    void whatStabilizesIsExcusedByASplitOnlyForAsLongAsItLasts() {
        Judgement apart = ends("n=3&ids=ascending&latency=1&start=3&faults=20:split-3", 200);
        assertThat(apart.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(apart.reason()).contains("the network is split");
        assertThat(ends(SPLIT, 64).verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(ends(SPLIT, 65).verdict()).isEqualTo(Verdict.UNEXPECTED);
        assertThat(ends(SPLIT, 65).reason()).contains("By t 64");
    }

    @Test
    void whatStabilizesIsExcusedByAPauseOnlyForAsLongAsItLasts() {
        String paused = "n=2&ids=ascending&latency=1&start=2&until=200&faults=9:pause-2,"
                + "19:elect-1,50:resume-2";
        assertThat(ends(paused, 54).verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(ends(paused, 55).verdict()).isEqualTo(Verdict.UNEXPECTED);
        assertThat(ends(paused.replace(",50:resume-2", ""), 200).reason())
                .contains("node 2 is paused");
    }

    @Test
    void aLateMessageDisturbsUntilItHasCome() {
        String late = "n=2&ids=ascending&latency=1&start=2&until=200&faults=0:slow-2-40";
        assertThat(ends(late, 39).verdict()).isEqualTo(Verdict.PENDING);
        assertThat(ends(late, 200).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void nothingIsAwaitedOfThoseWhoHaveNeverTakenPart() {
        String alone = "n=2&ids=ascending&latency=1&start=2&until=200&faults=0:drop-2-1,"
                + "0:cut-2-1,1:heal,5:crash-2";
        assertThat(ends(alone, 200).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(ends(alone, 200).reason()).contains("Nobody alive has called an election");
        assertThat(ends(alone + ",9:elect-1", 200).verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** Leads in term 1 whenever it is called, and follows only if it has no leader. */
    @Algorithm(name = "Stubborn", year = 2026, topology = COMPLETE, paper = "none")
    @Promise(value = Property.TERMINATION, given = Condition.SYNCHRONOUS, stabilizes = true,
            within = "4*delta")
    public static final class Stubborn extends Node<Stubborn.Message> {
        /** What it says. */
        sealed interface Message {}

        /** I lead. */
        @Kind(ELECTION)
        record Me() implements Message {}

        @Override
        protected void start() {
            lead(1);
            broadcast(new Me());
        }

        @Override
        protected void receive(Message message) {
            if (leader() == NONE) {
                follow(sender(), 1);
            }
        }
    }

    /** Leads at once, in term 1, or in term 0 if it has followed someone. */
    @Algorithm(name = "Boaster", year = 2026, topology = COMPLETE, paper = "none")
    @Promise(value = {Property.TERM_UNIQUENESS, Property.INSTANT_UNIQUENESS, Property.AGREEMENT,
            Property.VALIDITY}, given = Condition.SYNCHRONOUS)
    @Promise(value = {Property.TERMINATION, Property.QUIESCENCE, Property.LEADER_LIVENESS},
            within = "detect + 4*delta")
    public static final class Boaster extends Node<Boaster.Message> {
        private long term = 1;

        /** What it says. */
        sealed interface Message {}

        /** I lead. */
        @Kind(ELECTION)
        record Me(long term) implements Message {}

        @Override
        protected void start() {
            lead(term);
            broadcast(new Me(term));
        }

        @Override
        protected void receive(Message message) {
            if (message instanceof Me(long t) && leader() != id()) {
                term = 0;
                follow(sender(), t);
                reply(message);
            } else {
                reply(message);
            }
        }
    }
}
