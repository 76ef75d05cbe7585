package complete;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;

import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;

/**
 * What a node of a bully election remembers and says besides the election, and what it does without
 * a message: to stand, and to wait for a leader.
 */
abstract class BullyNode extends Node<BullyNode.Message> {
    /** The election that this node is in. */
    @Durable protected long term;
    /** What this node is doing. */
    protected State state = State.NORMAL;

    /** What a node is doing; it is ELECTING or ASKING while larger nodes may still answer. */
    enum State { NORMAL, LEADING, ELECTING, ASKING, WAITING, LISTENING, QUERYING }

    /** What nodes tell each other, and the two timers. */
    sealed interface Message {}

    /** What is said in an election, by each algorithm in its own way. */
    non-sealed interface Contest extends Message {}

    /** Asks for the term. */
    @Kind(ELECTION)
    record Query(long term) implements Message {}

    /** Tells the term. */
    @Kind(ELECTION)
    record Current(long term) implements Message {}

    /** The wait for answers is over. */
    non-sealed interface Timeout extends Message {}

    /** No leader has shown itself in time. */
    @Kind(TIMER)
    record NoLeader() implements Message {}

    /** Stands in a term; its timers were for something else. */
    protected final void stand(long t, State as) {
        cancelTimers();
        term = t;
        state = as;
        campaign(term);
    }

    /** Whether it stands, and larger nodes may still answer. */
    protected final boolean isElecting() {
        return state == State.ELECTING || state == State.ASKING;
    }

    /** Waits for another to show that it leads. */
    protected final void awaitLeader() {
        state = State.WAITING;
        withdraw(term);
        setTimer(2 * roundTrip() + heartbeatInterval(), new NoLeader());
    }

    /** Whether this node has come back, and knows neither a leader nor the latest term. */
    protected final boolean isBack() {
        return state == State.LISTENING || state == State.QUERYING;
    }
}
