package consensus;

import static hustings.model.Category.DETECT;
import static hustings.model.Category.WATCH;

import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import java.util.TreeSet;

/**
 * What a node of Raft remembers, how long it waits for a leader, and how that one keeps it quiet:
 * by heartbeats, or not at all where a detector tells of its crash.
 */
abstract class RaftNode extends Node<Raft.Message> {
    @Option(value = "from how many values a timeout is drawn; 0 stands for T",
            zero = "max(timeout, 12*delta + 1)")
    private int range = 0;

    @Option("nodes with identifiers up to this number have a log that ends in an older term")
    private int behind = 0;

    @Durable protected long term;
    @Durable protected int votedFor = NONE;
    protected State state = State.FOLLOWER;
    protected final TreeSet<Integer> votes = new TreeSet<>();
    protected final TreeSet<Integer> answered = new TreeSet<>();
    private long heardUntil;
    private long deadline;

    /** What a node is doing. */
    enum State { FOLLOWER, PRECANDIDATE, CANDIDATE, LEADER }

    /** Where a log ends: in which term, and after how many entries. */
    record End(long term, long index) {
        boolean isOlderThan(End other) {
            return term < other.term || term == other.term && index < other.index;
        }
    }

    /** The sender still leads. */
    @Kind(DETECT)
    record EmptyAppend(long term) implements Raft.Message {}

    /** Who leads? */
    @Kind(DETECT)
    record Seek(long term) implements Raft.Message {}

    /** The leader has been silent for too long. */
    @Kind(WATCH)
    record LeaderSilent() implements Raft.Message {}

    /** It is time to say again who leads. */
    @Kind(WATCH)
    record AppendDue() implements Raft.Message {}

    /** It has waited for a leader for long enough. */
    protected abstract void timeOut();

    /** Hears who leads in a term. */
    protected abstract void hear(int leader, long t);

    /** Hears of a term. */
    protected abstract void learn(long t);

    @Override
    protected void idle() {
        /* Whoever boots is a follower, and waits for a leader as it does after coming back. */
        waitAnew();
    }

    @Override
    protected void recover() {
        // on coming back, with term and vote: wait for a leader
        withdraw(term);
        waitAnew();
        if (!sendsHeartbeats()) {
            // where leaders send no heartbeats: ask all who leads
            broadcast(new Seek(term));
        }
    }

    @Override
    protected void suspect(int node) {
        if (crashesAreReported() && state == State.FOLLOWER) {
            // on being told that the leader is dead: let the election timer go off now
            heardUntil = 0;
            timeOut();
        } else {
            because("my own timer decides");
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        hear(node, t);
    }

    @Override
    protected void receive(Raft.Message message) {
        switch (message) {
            case EmptyAppend(long t) -> hear(sender(), t);
            case Seek(long t) -> {
                // on SEEK: answer it if I lead
                learn(t);
                because("I am a %s", state);
                remind();
            }
            case LeaderSilent silent -> timeOut();
            case AppendDue due -> {
                // every 5Δ: say again that I lead
                broadcast(new EmptyAppend(term));
                setTimer(5 * delta(), new AppendDue());
            }
            default -> throw new IllegalArgumentException("nobody waits for " + message);
        }
    }

    /** Answers whoever has not noticed that it leads. */
    protected final void remind() {
        if (!sendsHeartbeats() && state == State.LEADER) {
            // if I lead and send no heartbeats, say so to whoever has not noticed
            reply(new EmptyAppend(term));
        }
    }

    /** Begins to look after its followers. */
    protected void stayInTouch() {
        answered.clear();
        if (sendsHeartbeats() && heartbeatInterval() == 0) {
            setTimer(5 * delta(), new AppendDue());
        }
    }

    /** Whether leaders do: nobody needs them who is told of crashes. */
    protected boolean sendsHeartbeats() {
        return !crashesAreReported();
    }

    /** Waits for a leader, for a random time from now on. */
    protected final void waitAnew() {
        waitUntil(now() + timeout(), new Raft.ElectionTimeout());
    }

    /** Goes on waiting for a leader, or begins to. */
    protected final void waitOn() {
        /* The timer goes on: if any request moved it, a hopeless candidate could reign. */
        waitUntil(isWaiting() ? deadline : now() + timeout(), new Raft.ElectionTimeout());
    }

    /** Has heard its leader: waits for it to fall silent, if it is not told of that. */
    protected final void watchLeader() {
        heardUntil = now() + heartbeatTimeout();
        deadline = 0;
        if (sendsHeartbeats()) {
            waitUntil(now() + timeout(), new LeaderSilent());
        }
    }

    private void waitUntil(long tick, Raft.Message timer) {
        deadline = tick;
        setTimer(deadline - now(), timer);
    }

    /** Whether its timer is still to go off. */
    protected final boolean isWaiting() {
        return deadline > now();
    }

    /** Whether it leads, or has lately heard who does. */
    protected final boolean hearsALeader() {
        return state == State.LEADER || now() < heardUntil;
    }

    /** Where its log ends. */
    protected final End log() {
        return counted(id()) <= behind ? new End(0, 2) : new End(1, 1);
    }

    private long timeout() {
        long least = heartbeatTimeout();
        int width = range > 0 ? range : (int) Math.max(least, 12 * delta() + 1);
        return least + random(width);
    }
}
