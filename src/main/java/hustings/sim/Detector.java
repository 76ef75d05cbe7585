package hustings.sim;

import hustings.model.Node;
import hustings.run.Snapshot;
import java.util.Optional;

/**
 * The failure detectors of all nodes: each tells its own node whom it suspects. This one suspects
 * nobody.
 *
 * <p>Tushar Chandra, Sam Toueg: Unreliable failure detectors for reliable distributed systems.
 * Journal of the ACM 43(2), 1996.
 */
class Detector {
    private final Suspicions suspicions;

    Detector(Suspicions suspicions) {
        this.suspicions = suspicions;
    }

    /** Nobody suspects anyone. */
    void reset() {
        suspicions.reset();
    }

    /** A node has changed its role or its leader. */
    void changed(int node) {
        suspicions.changed(node);
    }

    /** The process of a node has died. */
    void died(int node) {
        suspicions.died(node);
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
        return suspicions.of(node);
    }
}
