package hustings.sim;

import hustings.model.Node;
import hustings.model.Role;
import hustings.run.Snapshot;
import hustings.scenario.Detection;
import java.util.Arrays;
import java.util.Optional;

/**
 * The failure detectors of all nodes: each tells its own node whom it suspects.
 *
 * <p>Tushar Chandra, Sam Toueg: Unreliable failure detectors for reliable distributed systems.
 * Journal of the ACM 43(2), 1996.
 */
abstract class Detector {
    private static final int NOBODY = -1;

    final World world;
    private final int[] suspects;
    /* In many runs nobody is suspected, and the array need not be touched. */
    private boolean suspected;

    Detector(World world) {
        this.world = world;
        suspects = new int[world.membership.places()];
        Arrays.fill(suspects, NOBODY);
    }

    /** The detector that a scenario asks for. */
    static Detector of(World world) {
        if (world.membership.store() >= 0) {
            // Nodes that never talk to each other cannot watch over each other.
            return new Detector(world) {};
        }
        return switch (world.scenario.detector()) {
            case Detection.Perfect(long delay) -> new CrashDetector(world, delay, false);
            case Detection.First(long delay) -> new CrashDetector(world, delay, true);
            case Detection.Heartbeats(long interval, long timeout) ->
                    new HeartbeatDetector(world, interval, timeout);
            case Detection.None none -> new Detector(world) {};
        };
    }

    /** Nobody suspects anyone. */
    void reset() {
        if (suspected) {
            Arrays.fill(suspects, NOBODY);
        }
        suspected = false;
    }

    /** A node has changed its role or its leader. */
    void changed(int node) {
        if (suspected && world.leadership.leader(node) != Node.NONE) {
            suspects[node] = NOBODY;
        }
    }

    /** The process of a node has died. */
    void died(int node) {
        suspects[node] = NOBODY;
    }

    /** A node has got a fresh process. */
    void revived(int node) {}

    /** A heartbeat of a term has arrived. */
    void heard(int node, int from, long term) {}

    /** What the detector of a node waits for before it suspects, if it watches. */
    Optional<Snapshot.Pending> watch(int node) {
        return Optional.empty();
    }

    /** The identifier of the node that a node's detector suspects, or {@link Node#NONE}. */
    int suspect(int node) {
        return suspects[node] == NOBODY ? Node.NONE : world.id(suspects[node]);
    }

    /** Whether one node follows another as its leader. */
    boolean follows(int node, int leader) {
        return node != leader && world.membership.isAlive(node)
                && world.leadership.role(node) == Role.FOLLOWER
                && world.leadership.leader(node) == world.id(leader);
    }

    /** Has a node suspect another, at once or when it resumes. */
    void suspect(int node, int suspect, long cause) {
        Object process = world.nodes[node];
        new Alarm() {
            @Override
            void ring() {
                if (world.nodes[node] == process && !world.backlog.hold(node, this)
                        && follows(node, suspect)) {
                    suspects[node] = suspect;
                    suspected = true;
                    world.processes.suspect(node, suspect, cause);
                }
            }
        }.ring();
    }

    /** Has a node trust another again, if it suspects it. */
    void trust(int node, int trusted, long cause) {
        Object process = world.nodes[node];
        new Alarm() {
            @Override
            void ring() {
                if (suspects[node] == trusted && world.membership.isAlive(node)
                        && world.nodes[node] == process && !world.backlog.hold(node, this)) {
                    suspects[node] = NOBODY;
                    world.processes.trust(node, trusted, cause);
                }
            }
        }.ring();
    }
}
