package consensus;

import hustings.model.Node;
import hustings.model.Option;

/**
 * What a server of ZooKeeper does round its election, as its class of the same name does: it looks
 * for a leader, follows one or leads, and looks again when that is over.
 *
 * <p>How new its history is stands for what it has written down before.
 *
 * @param <M> what servers tell each other in an election
 */
abstract class QuorumPeer<M> extends Node<M> {
    @Option("who has the newer history: nobody, smaller nodes, or odd ones that are an epoch ahead")
    private Histories histories = Histories.EQUAL;

    protected State state = State.LOOKING;
    protected long round;
    protected long term;

    /** What a node is doing. */
    enum State { LOOKING, FOLLOWING, LEADING }

    /** Whose history is newer. */
    enum Histories { EQUAL, REVERSED, EPOCHS }

    /** Looks no more: a leader is decided on, in a round. */
    protected final void settle(int leader, long decided) {
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

    /** The epoch that its history has come to. */
    protected final long epoch() {
        return histories == Histories.EPOCHS && counted(id()) % 2 == 1 ? 1 : 0;
    }

    /** The transaction of its epoch that its history has come to. */
    protected final long transaction() {
        return switch (histories) {
            case EQUAL -> 0;
            case REVERSED -> Math.max(1_000_000, largestId()) - counted(id());
            case EPOCHS -> 1 - epoch();
        };
    }

    @Override
    protected long rank() {
        return 1_000_000 * epoch() + transaction();
    }
}
