package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Node;
import hustings.model.Topology;
import java.util.Arrays;

/** Who can send to whom, and which way round a ring; whoever cannot is told so in words. */
final class Routes {
    private final Membership membership;
    private final Neighbourhood neighbourhood;
    private final int[] rows;
    private final Topology topology;
    private final boolean onGraph;

    Routes(AlgorithmType algorithm, Membership membership, Neighbourhood neighbourhood) {
        this.membership = membership;
        this.neighbourhood = neighbourhood;
        rows = membership.rows().numbers;
        topology = algorithm.about().topology();
        onGraph = topology == Topology.GRAPH;
    }

    /** The index of a receiver, or its complement if the message goes counterclockwise. */
    int receiver(int from, int toId) {
        if (topology.isNeighbourly()) {
            return rows[NodeTable.at(from, NodeTable.NEXT_ID)] == toId
                    ? rows[NodeTable.at(from, NodeTable.NEXT)] : ~predecessor(from, toId);
        }
        int to = membership.index(toId);
        if (onGraph && to >= 0) {
            requireLink(from, to);
        }
        if (membership.hasStore()
                && (from == membership.store()) == (toId == Node.SHARED_STORE)) {
            throw new IllegalArgumentException(
                    wrong(from, toId) + "; it can send only to the store");
        }
        if (to < 0 || to == from) {
            throw new IllegalArgumentException(
                    wrong(from, toId) + (to < 0 ? ", which does not exist" : ", itself"));
        }
        return to;
    }

    private void requireLink(int from, int to) {
        if (!neighbourhood.areLinked(from, to)) {
            throw new IllegalArgumentException(wrong(from, membership.id(to))
                    + "; on a graph it can send only to a neighbour: "
                    + Arrays.toString(neighbourhood.of(from)));
        }
    }

    private int predecessor(int from, int toId) {
        int previous = membership.previous(from);
        boolean bothWays = topology == Topology.BIDIRECTIONAL_RING;
        if (bothWays && membership.id(previous) == toId) {
            return previous;
        }
        throw new IllegalArgumentException(wrong(from, toId)
                + "; on a ring it can send only to the next node, "
                + membership.id(membership.next(from))
                + (bothWays ? ", and to the previous one, " + membership.id(previous) : ""));
    }

    private String wrong(int from, int toId) {
        return "node " + membership.id(from) + " sent to node " + toId;
    }
}
