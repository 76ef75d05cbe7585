package ring;

import hustings.model.Node;

/**
 * What the textbook leaves out of elections round a ring in lock step, which the smallest
 * identifier wins: all start in the same tick, and the number of that common start is the term that
 * every message carries.
 *
 * @param <M> what travels round the ring, and what a node waits for
 */
abstract class LockStepElection<M> extends Node<M> {
    /** The election that this node is in. */
    protected long term;
    /** When it has begun. */
    protected long startedAt;

    /** A message that says to which election it belongs. */
    interface Termed {
        /** The term of that election. */
        long term();
    }

    /** Stands in the present term. */
    protected abstract void stand();

    /** A message of the present term, or a timer. */
    protected abstract void hear(M message);

    @Override
    protected void start() {
        // to start, with all others in the same tick: stand in the term of that number
        cancelTimers();
        term = commonStart();
        startedAt = now();
        campaign(term);
        stand();
    }

    @Override
    protected void receive(M message) {
        if (message instanceof Termed termed && termed.term() != term) {
            // on anything of another term: drop it
            because("it is of term %d", termed.term());
        } else {
            hear(message);
        }
    }

    @Override
    protected long rank() {
        return -id();
    }
}
