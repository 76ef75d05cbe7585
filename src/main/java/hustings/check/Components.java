package hustings.check;

import hustings.sim.Standing;
import java.util.Arrays;

/**
 * Which live nodes can reach each other: the strongly connected components of the open links.
 *
 * <p>Algorithms for a ring or a complete graph run over one network in which every two nodes have a
 * link; so components are those of that network. On a graph they are its own: it may fall apart
 * when a node crashes.
 */
final class Components {
    private static final int NONE = -1;

    private final Standing standing;
    private final int[] component;
    private boolean stale = true;
    private int count;

    Components(Standing standing) {
        this.standing = standing;
        this.component = new int[standing.capacity()];
    }

    /** Links or nodes have changed. */
    void change() {
        stale = true;
    }

    /** The component of a live node, from 0; all are in one while no link is cut. */
    int of(int node) {
        find();
        return component[node];
    }

    /** How many components there are. */
    int count() {
        find();
        return count;
    }

    private void find() {
        if (!stale) {
            return;
        }
        stale = false;
        if (standing.sharesStore()) {
            gatherRoundStore();
            return;
        }
        if (!standing.mayBeApart() || standing.capacity() > Check.MOST_NODES) {
            Arrays.fill(component, 0);
            count = 1;
            return;
        }
        Arrays.fill(component, NONE);
        count = 0;
        for (int node = 0; node < component.length; node++) {
            if (component[node] == NONE && standing.isAlive(node)) {
                mark(reachable(node, true), reachable(node, false));
                count++;
            }
        }
    }

    /** Nodes that share a store are in touch by it, and by nothing else. */
    private void gatherRoundStore() {
        Arrays.fill(component, NONE);
        count = 0;
        int together = NONE;
        for (int node = 0; node < component.length; node++) {
            if (standing.isAlive(node)) {
                boolean joins = standing.reachesStore(node);
                component[node] = joins && together != NONE ? together : count++;
                together = joins ? component[node] : together;
            }
        }
    }

    private void mark(boolean[] onwards, boolean[] backwards) {
        for (int i = 0; i < component.length; i++) {
            if (onwards[i] && backwards[i]) {
                component[i] = count;
            }
        }
    }

    private boolean[] reachable(int start, boolean onwards) {
        boolean[] reached = new boolean[component.length];
        int[] queue = new int[component.length];
        int end = 0;
        queue[end++] = start;
        reached[start] = true;
        for (int at = 0; at < end; at++) {
            for (int to = 0; to < reached.length; to++) {
                if (!reached[to] && standing.isAlive(to) && (onwards
                        ? standing.isOpen(queue[at], to) : standing.isOpen(to, queue[at]))) {
                    reached[to] = true;
                    queue[end++] = to;
                }
            }
        }
        return reached;
    }
}
