package complete;

import hustings.model.Option;

/**
 * Three ways to come back after a crash: to bully at once, to listen for a leader, or to ask for
 * the latest term.
 *
 * <p>The textbooks have the first, which disturbs whoever leads. Whoever listens needs heartbeats.
 *
 * @param <M> what is said in an election
 * @param <T> the timer that ends the wait for answers
 */
abstract class BullyRecovery<M extends BullyNode.Contest, T extends BullyNode.Timeout>
        extends BullyElection<M, T> {
    @Option("what a node does that comes back after a crash")
    private Recovery recovery = Recovery.QUERY;

    /** What a node does that comes back: elect, listen for a leader, or ask for the term. */
    enum Recovery { EAGER, LISTEN, QUERY }

    @Override
    protected void recover() {
        switch (recovery) {
            // on coming back, EAGER: hold an election in the next term
            case EAGER -> elect(term + 1);

            case LISTEN -> {
                // on coming back, LISTEN: wait for a heartbeat; without one, ask for the term
                state = State.LISTENING;
                withdraw(term);
                setTimer(heartbeatTimeout(), new NoLeader());
            }

            case QUERY -> query();
        }
    }
}
