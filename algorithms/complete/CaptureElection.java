package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;

import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.UpToSize;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What an election by capture needs besides its rules: what nodes tell each other and remember,
 * terms, and the way back after a crash.
 *
 * <p>The papers know no crashes. Here every message carries the term of its election. Whoever
 * suspects the leader calls a new one, and attacks it no more. A node that comes back asks all for
 * the leader and the term, and calls an election if nobody leads.
 */
abstract class CaptureElection extends Node<CaptureElection.Message> {
    /** The election that this node is in. */
    protected long term;
    /** What this node is doing. */
    protected State state = State.ASLEEP;
    /** The others that belong to this candidate. */
    protected final TreeSet<Integer> domain = new TreeSet<>();
    /** Whom this candidate has attacked. */
    protected final TreeSet<Integer> attacked = new TreeSet<>();
    /** Who is believed to be dead. */
    protected int suspected;
    /** Whom this node belongs to. */
    protected int owner;
    /** Who wants to own it, the first of whom its owner has been warned. */
    protected final List<Challenge> challenges = new ArrayList<>();

    /** What a node is doing. */
    enum State { ASLEEP, CANDIDATE, PASSIVE, CAPTURED, LEADING, FOLLOWING, SEEKING }

    /** A candidate, and how many nodes it held when it attacked. */
    record Challenge(@UpToSize int size, int node) {
        boolean beats(int otherSize, int other) {
            return size > otherSize || size == otherSize && node > other;
        }
    }

    /** What nodes tell each other, and the two timers. */
    sealed interface Message {}

    /** Part of the contest between candidates. */
    sealed interface Contest extends Message {}

    /** A message that takes whoever hears it into its term, and counts in no other. */
    interface Opening {
        /** The term of its election. */
        long term();
    }

    /** A candidate attacks. */
    @Kind(ELECTION)
    record Capture(long term, Challenge challenge) implements Contest, Opening {}

    /** The attacked belongs to the candidate now. */
    @Kind(ELECTION)
    record Accept(long term) implements Contest {}

    /** The attacked does not. */
    @Kind(ELECTION)
    record Reject(long term) implements Contest {}

    /** Somebody attacks what belongs to the receiver. */
    @Kind(ELECTION)
    record Warn(long term, Challenge challenge) implements Contest, Opening {}

    /** The owner gives way to a challenger. */
    @Kind(ELECTION)
    record Yield(long term, int challenger) implements Contest {}

    /** The owner does not. */
    @Kind(ELECTION)
    record Keep(long term, int challenger) implements Contest {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Leader(long term) implements Message {}

    /** Asks for the leader and the term. */
    @Kind(ELECTION)
    record Seek() implements Message {}

    /** Tells the term. */
    @Kind(ELECTION)
    record Known(long term) implements Message {}

    /** Who was attacked has not answered. */
    @Kind(TIMER)
    record NoAnswer() implements Message {}

    /** Nobody has said that it leads. */
    @Kind(TIMER)
    record NoLeader() implements Message {}

    /** Attacks another node, unless it has captured enough. */
    protected abstract void attack();

    /** Part of the contest has arrived. */
    protected abstract void hear(Contest message);

    /** Begins anew, in a term. */
    protected final void enter(long t) {
        cancelTimers();
        term = t;
        state = State.ASLEEP;
        domain.clear();
        attacked.clear();
        owner = NONE;
        challenges.clear();
    }

    /** Goes over to a term if it is later; answers whether this node is in that term now. */
    private boolean catchUp(long t) {
        if (t > term) {
            // on a message of a later term: forget this one
            enter(t);
            withdraw(term);
        } else {
            because("it is term %d", term);
        }
        return t == term;
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election, and do not attack it
        suspected = node;
        start();
    }

    @Override
    protected void receive(Message message) {
        if (sender() == suspected) {
            /* It is back, or was never gone. */
            suspected = NONE;
        }
        switch (message) {
            case Contest contest -> {
                if (!(contest instanceof Opening opening) || catchUp(opening.term())) {
                    hear(contest);
                }
            }

            // on no answer to my CAPTURE: attack another node
            case NoAnswer none -> attack();

            case Leader(long t) -> recognise(sender(), t);

            // on SEEK: say that I lead
            case Seek seek when state == State.LEADING -> reply(new Leader(term));

            // or tell the term
            case Seek seek -> reply(new Known(term));

            // on the answer to my SEEK: remember the latest term
            case Known(long t) -> {
                term = Math.max(term, t);
                because("term %d is known", term);
            }

            // on no leader that answers my SEEK: call an election
            case NoLeader none -> start();
        }
    }

    private void recognise(int leader, long t) {
        if (t > term || t == term && state != State.LEADING) {
            // on LEADER: follow it
            enter(t);
            state = State.FOLLOWING;
            follow(leader, term);
        } else {
            because("term %d is over", t);
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        recognise(node, t);
    }

    @Override
    protected void recover() {
        // on coming back: ask all for the leader and the term
        state = State.SEEKING;
        broadcast(new Seek());
        setTimer(roundTrip(), new NoLeader());
    }
}
