package hustings.live.node;

import hustings.model.Node;

/** The failure detector of one node, which tells the node whom it suspects. */
abstract class Detector {
    /** The node that it watches for. */
    final Handlers node;
    private int suspect = Node.NONE;

    Detector(Handlers node) {
        this.node = node;
    }

    /** The node has changed its role or its leader. */
    void changed() {
        if (node.standing().leader() != Node.NONE) {
            suspect = Node.NONE;
        }
    }

    /** A heartbeat of a term has arrived. */
    void heard(int from, long term) {}

    /** The group has announced that another node has died; the event is known. */
    void died(int other, EventKey crash) {}

    /** The group has announced that another node is back. */
    void revived(int other, EventKey back) {}

    /** Whether the node suspects another. */
    final boolean suspects(int other) {
        return suspect == other && other != Node.NONE;
    }

    /** Has the node suspect another, if it follows it. */
    final void suspect(int other, EventKey cause) {
        if (node.standing().follows(other)) {
            suspect = other;
            node.suspect(other, cause);
        }
    }

    /** Has the node trust another again, if it suspects it. */
    final void trust(int other, EventKey cause) {
        if (suspects(other)) {
            suspect = Node.NONE;
            node.trust(other, cause);
        }
    }
}
