package hustings.live.lab;

import hustings.live.lab.Action.Follow;
import hustings.live.lab.Action.Kind;
import hustings.live.lab.Action.Register;
import hustings.live.lab.Action.Reply;
import hustings.live.lab.Action.Send;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A member's part in the elections of the exercise: Bully with probes and feigned failures.
 *
 * <p>It is told what happens and when, and answers what to do; it knows no sockets and no clock.
 * Times are in milliseconds since any one moment, and never run backwards. It is not safe for use
 * by several threads.
 */
public final class BullyMember {
    private final MemberId self;
    private final NodeTimes times;
    private final Behaviour behaviour;
    private final Draw draw;
    private final KnownMembers known;
    private final LeaderWatch watch;

    private Phase phase = Phase.FOLLOWING;
    private OptionalLong phaseEnds = OptionalLong.empty();
    private OptionalLong fails = OptionalLong.empty();
    private List<Action> actions = new ArrayList<>();

    private enum Phase { FOLLOWING, AWAITING_ANSWER, AWAITING_LEADER, SILENT }

    /** What a member does besides electing: whether it probes its leader, and feigns failures. */
    public record Behaviour(boolean probes, boolean feigns) {}

    /** Where its luck comes from. */
    @FunctionalInterface
    public interface Draw {
        /** A number from this range, each as likely. */
        int from(NodeTimes.Range range);
    }

    /** One that knows nobody yet. */
    public BullyMember(MemberId self, NodeTimes times, Behaviour behaviour, Draw draw) {
        this.self = self;
        this.times = times;
        this.behaviour = behaviour;
        this.draw = draw;
        this.known = new KnownMembers(self);
        this.watch = new LeaderWatch(self);
    }

    /** Those it knows of, itself included once it has joined. */
    public Map<MemberId, Endpoint> members() {
        return known.all();
    }

    /** Where another one listens, if that is known. */
    public Optional<Endpoint> addressOf(MemberId other) {
        return known.addressOf(other);
    }

    /** Whether it feigns a failure. */
    public boolean isSilent() {
        return phase == Phase.SILENT;
    }

    /** Whom it follows, or itself if it leads. */
    public Optional<MemberId> leader() {
        return watch.leader();
    }

    /** When {@link #ring} is due next, if nothing happens before. */
    public OptionalLong wakeAt() {
        return LongStream.concat(phaseEnds.stream(),
                LongStream.concat(watch.due().stream(), fails.stream())).min();
    }

    /** The daemon has answered; whoever has just joined elects. */
    public List<Action> joined(long now, Map<MemberId, Endpoint> members) {
        known.replace(members);
        return registered(now);
    }

    /** The daemon has not answered; the others may be there all the same. */
    public List<Action> notJoined(long now) {
        return registered(now);
    }

    private List<Action> registered(long now) {
        if (phase == Phase.SILENT) {
            return done();
        }
        if (behaviour.feigns() && fails.isEmpty()) {
            fails = OptionalLong.of(now + draw.from(times.healthy()));
        }
        if (phase == Phase.FOLLOWING && leader().isEmpty()) {
            elect(now);
        }
        return done();
    }

    /** A message has come. */
    public List<Action> received(long now, Message message) {
        if (phase == Phase.SILENT) {
            return done();
        }
        known.merge(message.members());
        switch (message) {
            case Message.Election election -> {
                actions.add(new Reply(Kind.ELECTION, election.sender()));
                if (phase == Phase.FOLLOWING) {
                    elect(now);
                }
            }
            case Message.Answer answer -> awaitLeader(now);
            case Message.Victory victory -> hearOf(now, victory.leader().orElse(known.highest()));
            case Message.Probe probe -> actions.add(new Reply(Kind.PROBE, Optional.empty()));
        }
        return done();
    }

    /** Somebody has answered on the connection by which this was sent. */
    public List<Action> answered(long now, Send sent, Message answer) {
        if (phase == Phase.SILENT) {
            return done();
        }
        known.merge(answer.members());
        if (sent.kind() == Kind.PROBE) {
            if (watch.endQuestion(sent.to())) {
                planProbe(now);
            }
        } else if (sent.kind() == Kind.ELECTION && answer instanceof Message.Answer) {
            awaitLeader(now);
        }
        return done();
    }

    /** Nobody has answered on the connection by which this was sent, or there is none. */
    public List<Action> notAnswered(long now, Send sent) {
        // Silent or electing, it has forgotten what it had asked, or does not care any more.
        if (sent.kind() == Kind.PROBE && watch.endQuestion(sent.to())
                && phase == Phase.FOLLOWING) {
            follow(Optional.empty());
            actions.add(new Register());
        }
        return done();
    }

    /** Time has passed: whatever is due happens. */
    public List<Action> ring(long now) {
        if (isDue(fails, now)) {
            failForAWhile(now);
        }
        if (isDue(phaseEnds, now)) {
            switch (phase) {
                case AWAITING_ANSWER -> win(now);
                case AWAITING_LEADER -> elect(now);
                case SILENT -> comeBack();
                case FOLLOWING -> phaseEnds = OptionalLong.empty();
            }
        }
        watch.ask(now).ifPresent(leader -> actions.add(new Send(leader, Kind.PROBE)));
        return done();
    }

    /** Somebody wants it to feign a failure, until it is to recover. */
    public List<Action> fail(Action.Silence silence) {
        if (phase != Phase.SILENT) {
            beSilent(silence, OptionalLong.empty());
        }
        return done();
    }

    /** Somebody wants it to end a failure that it feigns. */
    public List<Action> recover() {
        if (phase == Phase.SILENT) {
            comeBack();
        }
        return done();
    }

    private static boolean isDue(OptionalLong time, long now) {
        return time.isPresent() && time.getAsLong() <= now;
    }

    private List<Action> done() {
        List<Action> done = List.copyOf(actions);
        actions = new ArrayList<>();
        return done;
    }

    private void enter(Phase next, OptionalLong ends) {
        phase = next;
        phaseEnds = ends;
        watch.rest();
    }

    private void elect(long now) {
        List<MemberId> higher = known.higher();
        if (higher.isEmpty()) {
            win(now);
        } else {
            enter(Phase.AWAITING_ANSWER, OptionalLong.of(now + times.answer()));
            higher.forEach(other -> actions.add(new Send(other, Kind.ELECTION)));
        }
    }

    /** An OK that comes late, after the COORDINATOR or a second one, changes nothing. */
    private void awaitLeader(long now) {
        if (phase == Phase.AWAITING_ANSWER) {
            enter(Phase.AWAITING_LEADER, OptionalLong.of(now + times.leader()));
        }
    }

    private void win(long now) {
        enter(Phase.FOLLOWING, OptionalLong.empty());
        follow(Optional.of(self));
        known.others().forEach(other -> actions.add(new Send(other, Kind.VICTORY)));
    }

    /** A leader above it is followed; one below it is challenged, as Bully has it. */
    private void hearOf(long now, MemberId announced) {
        if (announced.compareTo(self) > 0) {
            enter(Phase.FOLLOWING, OptionalLong.empty());
            follow(Optional.of(announced));
            planProbe(now);
        } else if (phase == Phase.FOLLOWING && !(announced.equals(self) && watch.isLeading())) {
            elect(now);
        }
    }

    private void follow(Optional<MemberId> other) {
        if (watch.follow(other)) {
            actions.add(new Follow(other));
        }
    }

    private void planProbe(long now) {
        if (behaviour.probes() && phase == Phase.FOLLOWING) {
            watch.askAt(now + draw.from(times.probe()));
        }
    }

    private void failForAWhile(long now) {
        Action.Silence[] ways = Action.Silence.values();
        Action.Silence way = ways[draw.from(new NodeTimes.Range(0, ways.length - 1))];
        beSilent(way, OptionalLong.of(now + draw.from(times.silent())));
    }

    private void beSilent(Action.Silence silence, OptionalLong ends) {
        fails = OptionalLong.empty();
        enter(Phase.SILENT, ends);
        follow(Optional.empty());
        actions.add(new Action.Fail(silence));
    }

    private void comeBack() {
        enter(Phase.FOLLOWING, OptionalLong.empty());
        actions.add(new Action.Recover());
        actions.add(new Register());
    }
}
