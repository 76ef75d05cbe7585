package complete;

import hustings.model.Node;

/**
 * An election of which a node forgets everything in a crash, even its term; and what the literature
 * leaves out of such, the same for all of them here.
 *
 * <p>Whoever suspects the leader calls a new election. A node that comes back asks the others with
 * term 0, as no election has that. Two leaders of one term, as after a split, become one by their
 * heartbeats: the larger identifier stays.
 *
 * @param <M> what nodes tell each other, and their timers
 */
abstract class ForgetfulElection<M> extends Node<M> {
    /** The election that this node is in. */
    protected abstract long term();

    /** Follows the leader of a term, whatever this node has been doing. */
    protected abstract void obey(int leader, long t);

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    /** Asks everyone, after a crash, and sets a timer for what is to be done without an answer. */
    protected final void ask(M question, M unanswered) {
        // on coming back: the term is lost, so ask everyone with term 0, and wait
        broadcast(question);
        setTimer(4 * roundTrip(), unanswered);
    }

    @Override
    protected void heartbeat(int node, long t) {
        if (t > term() || t == term() && leader() != NONE && node > leader()) {
            // on HEARTBEAT of a later term, or of a larger leader in this one: follow it
            obey(node, t);
        }
    }
}
