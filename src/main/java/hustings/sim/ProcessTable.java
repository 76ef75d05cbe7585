package hustings.sim;

import hustings.model.Node;
import java.util.Arrays;

/** The processes of all nodes, and of the store: what runs in each, and since when. */
final class ProcessTable {
    /** What runs in each, by index, for who has to be fast; nothing where none has been made. */
    final Node<?>[] nodes;
    private final long[] bornAt;

    /** One for so many processes. */
    ProcessTable(int processes) {
        nodes = new Node<?>[processes];
        bornAt = new long[processes];
    }

    /** No process has been made. */
    void reset() {
        Arrays.fill(nodes, null);
        Arrays.fill(bornAt, 0);
    }

    /** A process begins to run at a tick. */
    void put(int index, Node<?> node, long tick) {
        nodes[index] = node;
        bornAt[index] = tick;
    }

    /** The tick at which the present process of a node began. */
    long bornAt(int index) {
        return bornAt[index];
    }
}
