package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.live.lab.Action.Fail;
import hustings.live.lab.Action.Follow;
import hustings.live.lab.Action.Kind;
import hustings.live.lab.Action.Recover;
import hustings.live.lab.Action.Register;
import hustings.live.lab.Action.Reply;
import hustings.live.lab.Action.Send;
import hustings.live.lab.Action.Silence;
import hustings.live.lab.BullyMember.Behaviour;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a member of the exercise decides, at the times of the exercise. */
class BullyMemberTest {
    private static final MemberId LOWEST = new MemberId(50, 1_000_000);
    private static final MemberId LOW = new MemberId(100, 1_111_111);
    private static final MemberId SELF = new MemberId(222, 3_333_333);
    private static final MemberId HIGH = new MemberId(300, 2_222_222);
    private static final MemberId HIGHEST = new MemberId(365, 4_444_444);
    private static final Message OK = new Message.Answer(Map.of());

    private final BullyMember member = member(new Behaviour(true, false));

    /** One that draws the shortest times. */
    private static BullyMember member(Behaviour behaviour) {
        return new BullyMember(SELF, NodeTimes.STANDARD, behaviour, NodeTimes.Range::from);
    }

    private static Map<MemberId, Endpoint> group(MemberId... members) {
        Map<MemberId, Endpoint> group = new TreeMap<>();
        for (MemberId id : members) {
            group.put(id, new Endpoint("127.0.0.1", id.days()));
        }
        return group;
    }

    private static Message victory(MemberId leader) {
        return new Message.Victory(Optional.of(leader), Map.of());
    }

    private static Message election(MemberId... members) {
        return new Message.Election(Optional.empty(), group(members));
    }

    private static Send send(MemberId to, Kind kind) {
        return new Send(to, kind);
    }

    private static Follow follow(MemberId leader) {
        return new Follow(Optional.of(leader));
    }

    @Test
    void whoeverJoinsAsksAllAboveItAndLeadsIfNobodyAnswersInTime() {
        assertThat(member.joined(0, group(LOW, SELF, HIGH, HIGHEST))).containsExactly(
                send(HIGH, Kind.ELECTION), send(HIGHEST, Kind.ELECTION));
        assertThat(member.wakeAt()).hasValue(2_000);
        assertThat(member.notAnswered(5, send(HIGH, Kind.ELECTION))).isEmpty();
        assertThat(member.ring(1_999)).isEmpty();
        assertThat(member.ring(2_000)).containsExactly(follow(SELF), send(LOW, Kind.VICTORY),
                send(HIGH, Kind.VICTORY), send(HIGHEST, Kind.VICTORY));
        assertThat(member.wakeAt()).isEmpty();
    }

    @Test
    void theHighestLeadsAtOnce() {
        assertThat(member.joined(0, group(LOWEST, LOW, SELF))).containsExactly(
                follow(SELF), send(LOWEST, Kind.VICTORY), send(LOW, Kind.VICTORY));
        assertThat(member.leader()).contains(SELF);
    }

    @Test
    void afterAnAnswerItWaitsLongerAndThenElectsAgain() {
        member.joined(0, group(SELF, HIGH));
        assertThat(member.answered(1_500, send(HIGH, Kind.ELECTION), OK)).isEmpty();
        assertThat(member.wakeAt()).hasValue(5_500);
        assertThat(member.ring(5_499)).isEmpty();
        assertThat(member.ring(5_500)).containsExactly(send(HIGH, Kind.ELECTION));
        assertThat(member.wakeAt()).hasValue(7_500);
    }

    @Test
    void anAnswerOnAConnectionOfItsOwnIsAsGood() {
        member.joined(0, group(SELF, HIGH));
        assertThat(member.received(10, OK)).isEmpty();
        assertThat(member.wakeAt()).hasValue(4_010);
        assertThat(member.received(20, OK)).isEmpty();
        assertThat(member.wakeAt()).hasValue(4_010);
    }

    @Test
    void anAnnouncementMayOvertakeTheAnswer() {
        member.joined(0, group(SELF, HIGH));
        assertThat(member.received(10, victory(HIGH))).containsExactly(follow(HIGH));
        assertThat(member.answered(20, send(HIGH, Kind.ELECTION), OK)).isEmpty();
        assertThat(member.leader()).contains(HIGH);
        assertThat(member.wakeAt()).hasValue(510);
    }

    @Test
    void whoeverIsAskedAnswersAndElectsUnlessItDoesAlready() {
        member.joined(0, group(LOW, SELF, HIGH));
        assertThat(member.received(1, election(LOW)))
                .containsExactly(new Reply(Kind.ELECTION, Optional.empty()));
        member.received(2, victory(HIGH));
        assertThat(member.received(3, new Message.Election(Optional.of(LOW), Map.of())))
                .containsExactly(new Reply(Kind.ELECTION, Optional.of(LOW)),
                        send(HIGH, Kind.ELECTION));
        assertThat(member.leader()).as("until there is another one").contains(HIGH);
    }

    @Test
    void aLeaderAnnouncesItselfAnewForEveryElection() {
        member.joined(0, group(SELF));
        assertThat(member.received(1, election(LOW))).containsExactly(
                new Reply(Kind.ELECTION, Optional.empty()), send(LOW, Kind.VICTORY));
        assertThat(member.received(2, election(LOWEST))).hasSize(3);
    }

    @Test
    void aLeaderBelowItIsChallengedAndOneThatItDoesNotKnowIsFollowed() {
        member.joined(0, group(LOW, SELF, HIGH));
        assertThat(member.received(1, victory(LOW))).as("it elects already").isEmpty();
        assertThat(member.received(2, victory(HIGHEST))).containsExactly(follow(HIGHEST));
        assertThat(member.received(3, victory(LOW))).containsExactly(send(HIGH, Kind.ELECTION));
    }

    @Test
    void anAnnouncementThatDoesNotSayWhoMeansTheHighest() {
        member.joined(0, group(LOW, SELF, HIGH));
        assertThat(member.received(1, new Message.Victory(Optional.empty(), Map.of())))
                .containsExactly(follow(HIGH));
    }

    @Test
    void anAnnouncementOfItselfMakesItLeadButALeaderIsQuiet() {
        member.joined(0, group(LOW, SELF, HIGH));
        member.received(1, victory(HIGH));
        assertThat(member.received(2, victory(SELF))).containsExactly(send(HIGH, Kind.ELECTION));
        assertThat(member.ring(2_002)).contains(follow(SELF));
        assertThat(member.received(2_003, victory(SELF))).isEmpty();
    }

    @Test
    void itProbesItsLeaderForEverAndMissesIt() {
        member.joined(0, group(SELF, HIGH));
        member.received(100, victory(HIGH));
        Send probe = send(HIGH, Kind.PROBE);
        assertThat(member.ring(599)).isEmpty();
        assertThat(member.ring(600)).containsExactly(probe);
        assertThat(member.wakeAt()).as("no second probe before an answer").isEmpty();
        assertThat(member.answered(700, probe, OK)).isEmpty();
        assertThat(member.ring(1_200)).containsExactly(probe);
        assertThat(member.notAnswered(2_700, probe))
                .containsExactly(new Follow(Optional.empty()), new Register());
        assertThat(member.notAnswered(2_700, probe)).isEmpty();
        assertThat(member.joined(2_800, group(SELF, HIGH, HIGHEST))).containsExactly(
                send(HIGH, Kind.ELECTION), send(HIGHEST, Kind.ELECTION));
    }

    @Test
    void itElectsEvenIfTheDaemonIsGone() {
        member.joined(0, group(SELF, HIGH));
        member.received(100, victory(HIGH));
        Send probe = (Send) member.ring(600).get(0);
        member.notAnswered(700, probe);
        assertThat(member.notJoined(800)).containsExactly(send(HIGH, Kind.ELECTION));
    }

    @Test
    void aProbeThatFailsLateHarmsNoOtherLeader() {
        member.joined(0, group(SELF, HIGH));
        member.received(100, victory(HIGH));
        Send probe = (Send) member.ring(600).get(0);
        member.received(700, victory(HIGHEST));
        assertThat(member.notAnswered(800, probe)).isEmpty();
        assertThat(member.ring(1_200)).containsExactly(send(HIGHEST, Kind.PROBE));
    }

    @Test
    void whoeverComesBackBeforeTheDaemonAnswersNeedsNoElection() {
        member.joined(0, group(SELF, HIGH));
        member.received(100, victory(HIGH));
        member.notAnswered(700, (Send) member.ring(600).get(0));
        assertThat(member.received(710, victory(HIGH))).containsExactly(follow(HIGH));
        assertThat(member.joined(720, group(SELF, HIGH))).isEmpty();
    }

    @Test
    void whoeverDoesNotProbeNeverAsks() {
        BullyMember quiet = member(new Behaviour(false, false));
        quiet.joined(0, group(SELF, HIGH));
        quiet.received(100, victory(HIGH));
        assertThat(quiet.wakeAt()).isEmpty();
        assertThat(quiet.received(200, new Message.Probe(group(LOW))))
                .containsExactly(new Reply(Kind.PROBE, Optional.empty()));
        assertThat(quiet.members()).containsOnlyKeys(LOW, SELF, HIGH);
    }

    @Test
    void itFeignsFailuresOfBothKindsAndComesBack() {
        int[] drawn = {0};
        BullyMember failing = new BullyMember(SELF, NodeTimes.STANDARD,
                new Behaviour(true, true), range -> range.to() == 1 ? drawn[0]++ : range.to());
        long now = 0;
        failing.joined(now, group(SELF, HIGH));
        for (Silence silence : Silence.values()) {
            failing.received(now, victory(HIGH));
            failing.answered(now + 3_000, (Send) failing.ring(now + 3_000).get(0), OK);
            assertThat(failing.ring(now + 10_000))
                    .startsWith(new Follow(Optional.empty()), new Fail(silence));
            assertThat(failing.isSilent()).isTrue();
            assertThat(failing.received(now + 11_000, election(LOW))).isEmpty();
            assertThat(failing.answered(now + 11_000, send(HIGH, Kind.ELECTION), OK)).isEmpty();
            assertThat(failing.notAnswered(now + 11_000, send(HIGH, Kind.PROBE))).isEmpty();
            assertThat(failing.joined(now + 11_000, group(SELF, HIGH))).isEmpty();
            assertThat(failing.wakeAt()).hasValue(now + 14_000);
            now += 14_000;
            assertThat(failing.ring(now)).containsExactly(new Recover(), new Register());
            assertThat(failing.joined(now, group(SELF, HIGH)))
                    .containsExactly(send(HIGH, Kind.ELECTION));
        }
    }

    @Test
    void itFailsAndComesBackWhenItIsTold() {
        member.joined(0, group(SELF));
        assertThat(member.recover()).isEmpty();
        assertThat(member.fail(Silence.MUTE))
                .containsExactly(new Follow(Optional.empty()), new Fail(Silence.MUTE));
        assertThat(member.fail(Silence.CLOSED)).isEmpty();
        assertThat(member.wakeAt()).isEmpty();
        assertThat(member.recover()).containsExactly(new Recover(), new Register());
    }

    @Test
    void membersAreMergedFromEveryMessageThatCarriesThem() {
        member.joined(0, group(SELF));
        member.received(1, election(LOW));
        member.received(2, new Message.Victory(Optional.of(HIGH), group(HIGH)));
        member.answered(3, send(HIGH, Kind.PROBE), new Message.Answer(group(HIGHEST)));
        assertThat(member.members()).isEqualTo(group(LOW, SELF, HIGH, HIGHEST));
    }

    @Test
    void nobodyTellsItWhereItIsItselfButTheDaemon() {
        Endpoint other = new Endpoint("127.0.0.1", 9);
        member.joined(0, group(SELF));
        member.received(1, new Message.Probe(Map.of(SELF, other)));
        assertThat(member.members()).isEqualTo(group(SELF));
        member.joined(2, Map.of(SELF, other));
        assertThat(member.members()).isEqualTo(Map.of(SELF, other));
    }

    @Test
    void whoHasJoinedWithOtherDaysIsNoMoreWhoTheyWere() {
        MemberId other = new MemberId(HIGH.days() + 1, HIGH.student());
        member.joined(0, group(LOW, SELF, HIGH));
        member.joined(1, group(SELF, other));
        assertThat(member.members()).as("a daemon started anew does not know all")
                .isEqualTo(group(LOW, SELF, other));
    }
}
