package hustings.sim;

import hustings.model.Node;
import hustings.model.Topology;
import java.util.Arrays;

/** Who can send to whom, and which way round a ring; whoever cannot is told so in words. */
final class Routes {
    private final World world;
    private final Roster roster;
    private final int[] rows;
    private final Topology topology;
    private final boolean onGraph;

    Routes(World world) {
        this.world = world;
        roster = world.roster;
        rows = roster.rows().numbers;
        topology = world.engine.about().topology();
        onGraph = topology == Topology.GRAPH;
    }

    /** The index of a receiver, or its complement if the message goes counterclockwise. */
    int receiver(int from, int toId) {
        if (topology.isNeighbourly()) {
            return rows[Rows.at(from, Rows.NEXT_ID)] == toId
                    ? rows[Rows.at(from, Rows.NEXT)] : ~predecessor(from, toId);
        }
        int to = roster.index(toId);
        if (onGraph && to >= 0) {
            requireLink(from, to);
        }
        if (roster.store() >= 0 && (from == roster.store()) == (toId == Node.SHARED_STORE)) {
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
        if (!world.neighbourhood.areLinked(from, to)) {
            throw new IllegalArgumentException(wrong(from, roster.id(to))
                    + "; on a graph it can send only to a neighbour: "
                    + Arrays.toString(world.neighbourhood.of(from)));
        }
    }

    private int predecessor(int from, int toId) {
        int previous = roster.previous(from);
        boolean bothWays = topology == Topology.BIDIRECTIONAL_RING;
        if (bothWays && roster.id(previous) == toId) {
            return previous;
        }
        throw new IllegalArgumentException(wrong(from, toId)
                + "; on a ring it can send only to the next node, " + roster.id(roster.next(from))
                + (bothWays ? ", and to the previous one, " + roster.id(previous) : ""));
    }

    private String wrong(int from, int toId) {
        return "node " + roster.id(from) + " sent to node " + toId;
    }
}
