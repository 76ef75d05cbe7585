package hustings.sim;

import hustings.model.Driver;
import hustings.model.Heartbeat;
import hustings.model.Node;

/**
 * Looks at what the next few handlers will need, before any is called.
 *
 * <p>In a network that does not fit into a cache the processor then waits for all of it at once,
 * and not for one node after the other.
 */
final class LookAhead {
    /* So many rows no longer fit into the caches near a core. */
    private static final int LARGE = 8_000;
    private static final int AT_ONCE = 64;

    private final Membership membership;
    private final int[] rows;
    private final Node<?>[] nodes;
    private final boolean large;
    private long touched;

    LookAhead(Membership membership, ProcessTable processes) {
        this.membership = membership;
        rows = membership.rows().numbers;
        nodes = processes.nodes;
        large = membership.places() >= LARGE;
    }

    /** Messages are about to be delivered. */
    void toMessages(long[] words, Object[] payloads, int from, int to) {
        if (!large) {
            return;
        }
        long sum = 0;
        for (int at = from; at < to; at++) {
            sum += look(Wheel.to(words[at]));
            sum += payloads[at] instanceof Heartbeat ? 1 : 0;
        }
        // Or the compiler would see that nobody wants to know.
        touched = sum;
    }

    /** Of the nodes that are to start one after the other, it is the turn of the one at a place. */
    void toStarts(int[] ids, int at) {
        if (!large || at % AT_ONCE != 0) {
            return;
        }
        long sum = 0;
        for (int i = at; i < Math.min(at + AT_ONCE, ids.length); i++) {
            sum += look(membership.index(ids[i]));
        }
        touched = sum;
    }

    private int look(int node) {
        // Nodes are made one after the other, so that one ends where the next one begins.
        return rows[NodeTable.at(node, NodeTable.ID)] + rows[NodeTable.at(node, NodeTable.LAST)]
                + index(node) + index(Math.min(node + 1, nodes.length - 1));
    }

    private int index(int process) {
        return nodes[process] instanceof Node<?> node ? Driver.index(node) : 0;
    }
}
