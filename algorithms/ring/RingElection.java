package ring;

import hustings.model.Node;

/**
 * What the papers on elections round a ring leave out, the same for all of them here: terms, and
 * the way back after a crash.
 *
 * <p>Every message carries the term of its election. Whoever suspects the leader calls a new
 * election, in the next term. A node that comes back has lost its term, and asks its neighbour for
 * an election with term 0. None of that needs a name, so nodes without names can do it too.
 *
 * @param <M> what travels round the ring
 */
abstract class RingElection<M extends RingElection.Termed> extends Node<M> {
    /** The election that this node is in. */
    protected long term;

    /** What a node does that has not called an election, where there is a choice. */
    enum Bystanders { JOIN, RELAY }

    /** A message that says to which election it belongs. */
    interface Termed {
        /** The term of that election. */
        long term();
    }

    /** A message that takes whoever hears it into its term. */
    interface Opening extends Termed {}

    /** Stands in the present term. */
    protected abstract void stand();

    /** Enters the present term, which somebody else has opened. */
    protected abstract void enter();

    /** A message of the present term, or one of a later term that opens none. */
    protected abstract void hear(M message);

    /** Any message of the election, with term 0. */
    protected abstract M call();

    @Override
    protected void start() {
        // to call an election: stand in a new term
        term++;
        stand();
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        sendToNext(call());
    }

    @Override
    protected void receive(M message) {
        if (message.term() == 0) {
            // on anything of term 0: its sender is back and knows no leader, call an election
            start();
        } else if (message.term() < term) {
            // on anything of an earlier term: drop it
            because("term %d is over", message.term());
        } else {
            if (message.term() > term && message instanceof Opening) {
                term = message.term();
                enter();
            }
            hear(message);
        }
    }

    /** Follows whom a result on its way round names, and passes it on; this does need names. */
    protected final void followAndPassOn(int leader, M result) {
        term = result.term();
        follow(leader, term);
        send(next(), result);
    }
}
