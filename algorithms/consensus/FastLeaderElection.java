package consensus;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.MAJORITY;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.TOGETHER;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ALL;
import static hustings.model.Timing.EQUAL;
import static hustings.model.Timing.MIXED;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everyone votes for itself and tells all; whoever hears of a better vote takes it over and tells
 * all again, until a majority votes alike.
 *
 * <p>The better vote has the newer history, by epoch and then by transaction, and the larger
 * identifier only breaks ties. A majority that agrees waits 2Δ for a better vote. That is no
 * safeguard: a vote that comes later still may give a round two leaders, and ZooKeeper has its next
 * phase, in which a majority has to follow, find that out. That phase is not here. Nor is the best
 * vote of all promised, only that of a majority: who has not noticed yet that the leader is gone
 * takes no part. For the same reason none of this is promised where one begins to look later than
 * another, as where each has to miss heartbeats first: whoever still has a leader passes over the
 * better vote, a majority settles without it, the rest takes it over when it is told again, and
 * then there are two leaders, or two camps of which neither is a majority. Nor is it promised that
 * all is well again once the network is: a leader whom the others have turned from leads on, which
 * that phase, too, would find out. Who looks for a leader while others have one is told of it by
 * them; where a detector tells of a crash, a later round means that someone has been told, and is
 * joined.
 *
 * <p>Apache ZooKeeper, class FastLeaderElection. Compare Flavio Junqueira, Benjamin Reed, Marco
 * Serafini: Zab: high-performance broadcast for primary-backup systems. Dependable Systems and
 * Networks, 2011. Of several elections that ZooKeeper has had it is the one that is left.
 */
@Algorithm(
        name = "ZooKeeper Fast Leader Election", alsoKnownAs = "FLE",
        year = 2011,
        topology = COMPLETE,
        best = "n*(n-1)",
        mean = "n*(n-1)*H(n)",
        worst = "n*(n^2-1)/2",
        costs = "the best is the largest alone, whose vote the others take over; else all look for"
                + " a leader at once, and all first votes arrive before the second ones: in random"
                + " order for the mean, the smaller first for the worst, and the larger first for"
                + " (n−1)(2n−1)",
        paper = "https://doi.org/10.1109/DSN.2011.5958223")
@Complexity(start = ALL, timing = MIXED, best = "(n-1)*(2*n-1)", mean = "n*(n-1)*H(n)",
        worst = "n*(n^2-1)/2")
@Complexity(start = ALL, timing = EQUAL, always = "n*(n^2-1)/2")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, always = "2*L + 2*delta")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, TOGETHER})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, TOGETHER, DETECTED, MAJORITY},
        within = "(crashes + 1)*(4*detect + 16*roundTrip)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP}, within = "3*roundTrip")
@Breaks(value = {TERM_UNIQUENESS, AGREEMENT}, when = "a better vote comes after a majority's wait",
        scenario = "n=5&ids=ascending&latency=1&delta=2&start=1,2,3&detector=none&until=60"
                + "&faults=0:slow-4-6,0:slow-5-6,2:delay-2-1-2,7:slow-2-60,7:slow-3-60")
@Breaks(value = TERMINATION, when = "no majority is alive",
        scenario = "n=5&ids=ascending&latency=1&until=500"
                + "&faults=20:crash-5,20:crash-4,20:crash-3")
public final class FastLeaderElection extends Node<FastLeaderElection.Message> {
    @Option("who has the newer history: nobody, smaller nodes, or odd ones that are an epoch ahead")
    private Histories histories = Histories.EQUAL;

    private State state = State.LOOKING;
    private long round;
    private long term;
    private Vote vote = new Vote(0, 0, NONE);
    private final Map<Integer, Vote> received = new TreeMap<>();
    private final Map<Integer, Notification> settled = new TreeMap<>();
    private boolean waiting;
    private long patience;

    /** What a node is doing. */
    enum State { LOOKING, FOLLOWING, LEADING }

    /** Whose history is newer. */
    enum Histories { EQUAL, REVERSED, EPOCHS }

    /** Who is voted for, and how far its history goes. */
    record Vote(long epoch, long transaction, int node) {
        boolean beats(Vote other) {
            return epoch != other.epoch ? epoch > other.epoch
                    : transaction != other.transaction ? transaction > other.transaction
                    : node > other.node;
        }
    }

    /** What nodes tell each other, and the two timers. */
    sealed interface Message {}

    /** The vote of its sender, in a round, and what it is doing. */
    @Kind(ELECTION)
    record Notification(Vote vote, long round, State state) implements Message {}

    /** No better vote has come in time. */
    @Kind(TIMER)
    record Final() implements Message {}

    /** There is no leader yet. */
    @Kind(TIMER)
    record Silence() implements Message {}

    @Override
    protected void start() {
        // to look for a leader: begin a round, vote for myself, and tell all
        enter(round + 1);
        tellAll();
        decideSoon();
    }

    private void enter(long next) {
        cancelTimers();
        state = State.LOOKING;
        round = next;
        vote = own();
        received.clear();
        settled.clear();
        waiting = false;
        patience = roundTrip();
        campaign(term);
    }

    private void tellAll() {
        received.put(id(), vote);
        broadcast(new Notification(vote, round, state));
        after(patience, new Silence());
    }

    @Override
    protected void suspect(int node) {
        if (state == State.FOLLOWING) {
            // on suspecting the leader: look for one
            start();
        }
    }

    @Override
    protected void recover() {
        // on coming back: look for a leader
        start();
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Notification told when state != State.LOOKING -> answer(told);
            case Notification told when told.state != State.LOOKING -> adopt(told);
            case Notification told -> compare(told);

            // on no better vote in 2Δ: it is decided
            case Final end -> settle(vote.node, round);

            case Silence silence -> {
                // on no vote for a while: tell all again, and wait twice as long
                patience = Math.min(2 * patience, 300 * roundTrip());
                tellAll();
            }
        }
    }

    private void answer(Notification told) {
        if (told.state != State.LOOKING) {
            because("%d has its leader too", sender());
        } else if (isTold() && told.round > round) {
            // on a vote of a later round, where a detector tells of crashes: someone was told, join
            enter(told.round);
            take(told.vote);
        } else {
            // on a vote while I have a leader: answer with it
            reply(new Notification(vote, round, state));
        }
    }

    private void compare(Notification told) {
        if (told.round < round) {
            // on a vote of an earlier round: answer with mine
            reply(new Notification(vote, round, state));
            return;
        } else if (told.round > round) {
            // on a vote of a later round: enter it with the better of the vote and my own
            enter(told.round);
            take(told.vote);
        } else if (told.vote.beats(vote)) {
            // on a better vote of this round: take it over, and tell all
            cancel(new Final());
            waiting = false;
            take(told.vote);
        } else {
            note(told.vote);
        }
        decideSoon();
    }

    private void take(Vote better) {
        vote = better.beats(vote) ? better : vote;
        if (vote.node != id()) {
            withdraw(term);
        }
        note(better);
        tellAll();
    }

    private void note(Vote heard) {
        // on any vote of this round: note it
        received.merge(sender(), heard, (old, now) -> now.beats(old) ? now : old);
        because("%d votes for %d", sender(), heard.node);
        if (!waiting) {
            after(patience, new Silence());
        }
    }

    private void decideSoon() {
        long alike = received.values().stream().filter(vote::equals).count();
        if (alike > size() / 2 && !waiting) {
            // if a majority votes as I do: wait 2Δ for a better vote, unless I am alone
            waiting = true;
            cancel(new Silence());
            if (size() > 1) {
                after(2 * delta(), new Final());
            } else {
                settle(id(), round);
            }
        }
    }

    private void adopt(Notification told) {
        settled.put(sender(), told);
        if (told.round == round) {
            note(told.vote);
        }
        Notification leader = settled.get(told.vote.node);
        boolean leads = leader != null && leader.state == State.LEADING
                && leader.round == told.round;
        if (leads && told.round >= term && isBacked(told)) {
            // on the vote of one that has a leader, if a majority backs it and it leads: follow it
            vote = told.vote;
            settle(vote.node, told.round);
        } else {
            because("I know not yet that %d leads a majority", told.vote.node);
        }
    }

    /** Whether a majority votes like this one in my round, or has settled so, counting me. */
    private boolean isBacked(Notification told) {
        long voting = told.round != round ? 0
                : received.values().stream().filter(told.vote::equals).count();
        long others = settled.values().stream().filter(other ->
                other.vote.equals(told.vote) && other.round == told.round).count();
        return Math.max(voting, others + 1) > size() / 2;
    }

    private void settle(int leader, long decided) {
        cancelTimers();
        round = decided;
        term = decided;
        if (leader == id()) {
            // if it is me: lead
            state = State.LEADING;
            lead(term);
        } else {
            // otherwise follow it
            state = State.FOLLOWING;
            follow(leader, term);
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        if (state != State.LOOKING && t > term) {
            if (node == leader()) {
                // on HEARTBEAT of my leader in a later round: follow it there
                settle(node, t);
            } else {
                // on HEARTBEAT of another leader of a later round: look for a leader
                start();
            }
        }
    }

    private Vote own() {
        return switch (histories) {
            case EQUAL -> new Vote(0, 0, id());
            case REVERSED -> new Vote(
                    0, Math.max(1_000_000, largestId()) - counted(id()), id());
            case EPOCHS -> counted(id()) % 2 == 1 ? new Vote(1, 0, id()) : new Vote(0, 1, id());
        };
    }

    @Override
    protected long rank() {
        return 1_000_000 * own().epoch + own().transaction;
    }
}
