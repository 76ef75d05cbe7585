package hustings.sim;

import hustings.model.Node;
import hustings.model.Role;
import java.util.Arrays;

/** Whom the failure detector of each node suspects, if anyone: a node suspects only its leader. */
final class Suspicions {
    private static final int NOBODY = -1;

    private final Membership membership;
    private final Leadership leadership;
    private final Node<?>[] nodes;
    private final Backlog backlog;
    private final DetectorReports reports;
    private final int[] suspects;
    /* In many runs nobody is suspected, and the array need not be touched. */
    private boolean suspected;

    Suspicions(Membership membership, Leadership leadership, ProcessTable processes,
            Backlog backlog, DetectorReports reports) {
        this.membership = membership;
        this.leadership = leadership;
        this.nodes = processes.nodes;
        this.backlog = backlog;
        this.reports = reports;
        suspects = new int[membership.places()];
        Arrays.fill(suspects, NOBODY);
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
        if (suspected && leadership.leader(node) != Node.NONE) {
            suspects[node] = NOBODY;
        }
    }

    /** The process of a node has died. */
    void died(int node) {
        suspects[node] = NOBODY;
    }

    /** The identifier of the node that a node's detector suspects, or {@link Node#NONE}. */
    int of(int node) {
        return suspects[node] == NOBODY ? Node.NONE : membership.id(suspects[node]);
    }

    /** Whether one node follows another as its leader. */
    boolean follows(int node, int leader) {
        return node != leader && membership.isAlive(node)
                && leadership.role(node) == Role.FOLLOWER
                && leadership.leader(node) == membership.id(leader);
    }

    /** Has a node suspect another, at once or when it resumes. */
    void suspect(int node, int suspect, long cause) {
        Object process = nodes[node];
        new Alarm() {
            @Override
            void ring() {
                if (nodes[node] == process && !backlog.hold(node, this)
                        && follows(node, suspect)) {
                    suspects[node] = suspect;
                    suspected = true;
                    reports.suspect(node, suspect, cause);
                }
            }
        }.ring();
    }

    /** Has a node trust another again, if it suspects it. */
    void trust(int node, int trusted, long cause) {
        Object process = nodes[node];
        new Alarm() {
            @Override
            void ring() {
                if (suspects[node] == trusted && membership.isAlive(node)
                        && nodes[node] == process && !backlog.hold(node, this)) {
                    suspects[node] = NOBODY;
                    reports.trust(node, trusted, cause);
                }
            }
        }.ring();
    }
}
