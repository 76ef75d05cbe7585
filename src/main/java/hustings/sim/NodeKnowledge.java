package hustings.sim;

import hustings.scenario.Detection;
import hustings.scenario.Scenario;

/** What a node can know of the network in which it is, without asking anyone. */
final class NodeKnowledge {
    private final Membership membership;
    private final int[] rows;
    private final Neighbourhood neighbourhood;
    private final LocalTime time;
    private final Present present;
    private final boolean heals;
    private final long delta;
    private final boolean reportsCrashes;
    private final long interval;
    private final long timeout;

    NodeKnowledge(Scenario scenario, Membership membership, Neighbourhood neighbourhood,
            LocalTime time, Present present) {
        this.membership = membership;
        this.rows = membership.rows().numbers;
        this.neighbourhood = neighbourhood;
        this.time = time;
        this.present = present;
        heals = scenario.ring() == Scenario.RingRepair.HEAL;
        delta = scenario.assumedDelta();
        reportsCrashes = switch (scenario.detector()) {
            case Detection.Perfect perfect -> true;
            case Detection.First first -> true;
            case Detection.Heartbeats heartbeats -> false;
            case Detection.None none -> false;
        };
        interval = scenario.detector().heartbeatInterval();
        timeout = scenario.detector().heartbeatTimeout(delta);
    }

    /** The identifier of the node after another on the ring, which the node at an index asks. */
    int next(int index, int id) {
        return rows[NodeTable.at(index, NodeTable.ID)] == id
                ? rows[NodeTable.at(index, NodeTable.NEXT_ID)]
                : membership.id(membership.next(existing(id)));
    }

    /** The identifier of the node before another on the ring. */
    int previous(int id) {
        return membership.id(membership.previous(existing(id)));
    }

    private int existing(int id) {
        int node = membership.index(id);
        if (node < 0) {
            throw new IllegalArgumentException("there is no node " + id);
        }
        return node;
    }

    /** The identifiers of the nodes to which a node has a link. */
    int[] neighbours(int index) {
        return neighbourhood.of(index);
    }

    /** The longest of the shortest ways between two live nodes, or a bound on it. */
    int diameter() {
        return neighbourhood.diameter();
    }

    /** The identifiers of all members, ascending; a fresh array. */
    int[] members() {
        return membership.members().clone();
    }

    /** The largest identifier that there is or may come to be, as counted. */
    int largestId() {
        return membership.largestId();
    }

    /** The number as which an identifier counts. */
    int counted(int id) {
        return membership.naming().counted(id);
    }

    /** How many members there are. */
    int size() {
        return membership.size();
    }

    /** How many nodes are on the ring. */
    int ringSize() {
        return heals ? membership.alive() : membership.size();
    }

    /** What the clock of a node shows. */
    long now(int index) {
        return time.now(index, present.now);
    }

    /** For how long messages are taken to travel at the most, in ticks. */
    long delta() {
        return delta;
    }

    /** Whether the detector tells of every crash. */
    boolean reportsCrashes() {
        return reportsCrashes;
    }

    /** How often a leader sends heartbeats, in ticks. */
    long heartbeatInterval() {
        return interval;
    }

    /** For how long a follower waits for a heartbeat, in ticks. */
    long heartbeatTimeout() {
        return timeout;
    }
}
