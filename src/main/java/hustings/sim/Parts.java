package hustings.sim;

import java.util.Arrays;

/**
 * Into which parts the live nodes have fallen: two are in one part if each can reach the other over
 * open links, directly or through others.
 *
 * <p>Algorithms for a ring or a complete graph run over one network in which every two nodes have a
 * link; so parts are those of that network. On a graph they are its own: it may fall apart when a
 * node crashes. Nodes that share a store are in touch by it, and by nothing else.
 */
final class Parts {
    /** In larger networks not all nodes are looked at, and all count as one part. */
    static final int MOST_NODES = 1_000;

    private static final int NONE = -1;

    private final Membership membership;
    private final Neighbourhood neighbourhood;
    private final Cuts cuts;
    private final int[] part;
    private boolean stale = true;
    private int count;
    private long changes;

    Parts(Membership membership, Neighbourhood neighbourhood, Cuts cuts) {
        this.membership = membership;
        this.neighbourhood = neighbourhood;
        this.cuts = cuts;
        part = new int[membership.capacity()];
    }

    /** All is as at the beginning. */
    void reset() {
        stale = true;
        changes++;
    }

    /** Links or nodes have changed. */
    void change() {
        stale = true;
        changes++;
    }

    /** How often anything has changed. */
    long changes() {
        return changes;
    }

    /** The part of a live node, from 0. */
    int of(int node) {
        find();
        return part[node];
    }

    /** How many parts there are. */
    int count() {
        find();
        return count;
    }

    /** Whether there are several; a network that is too large to look at all nodes is one. */
    boolean areSeveral() {
        return count() > 1;
    }

    /** Whether a node is alive and in a part. */
    boolean isIn(int which, int node) {
        return membership.isAlive(node) && of(node) == which;
    }

    /** Whether some live nodes may be out of reach of others: a link is cut, or one is missing. */
    boolean mayBeSeveral() {
        return !cuts.isEmpty()
                || neighbourhood.isGraph()
                        && membership.alive() < membership.capacity()
                || membership.hasStore()
                        && !membership.isAlive(membership.store());
    }

    /** Whether every two live nodes are known to be in touch. */
    boolean isSurelyOne() {
        return !mayBeSeveral() || part.length <= MOST_NODES && count() <= 1;
    }

    /** Whether more than half of the members are alive and in a part. */
    boolean hasMajority(int which) {
        int alive = membership.alive();
        if (count() > 1) {
            alive = 0;
            for (int node = 0; node < part.length; node++) {
                alive += part[node] == which && membership.isAlive(node) ? 1 : 0;
            }
        }
        return 2 * alive > membership.size();
    }

    /** Whether the live nodes of a part and the store that all share can send to each other. */
    boolean reachesStore(int which) {
        for (int node = 0; node < part.length; node++) {
            if (isIn(which, node)) {
                return isInTouchWithStore(node);
            }
        }
        return false;
    }

    /** Whether there is a link from one node to another, and it is open. */
    boolean isOpen(int from, int to) {
        return !cuts.isCut(from, to) && neighbourhood.areLinked(from, to);
    }

    private void find() {
        if (!stale) {
            return;
        }
        stale = false;
        if (membership.hasStore()) {
            gatherRoundStore();
        } else if (!mayBeSeveral() || part.length > MOST_NODES) {
            Arrays.fill(part, 0);
            count = 1;
        } else {
            Arrays.fill(part, NONE);
            count = 0;
            for (int node = 0; node < part.length; node++) {
                if (part[node] == NONE && membership.isAlive(node)) {
                    mark(reachable(node, true), reachable(node, false));
                    count++;
                }
            }
        }
    }

    private void gatherRoundStore() {
        Arrays.fill(part, NONE);
        count = 0;
        int together = NONE;
        for (int node = 0; node < part.length; node++) {
            if (membership.isAlive(node)) {
                boolean joins = isInTouchWithStore(node);
                part[node] = joins && together != NONE ? together : count++;
                together = joins ? part[node] : together;
            }
        }
    }

    private boolean isInTouchWithStore(int node) {
        int store = membership.store();
        return membership.isAlive(store) && isOpen(node, store) && isOpen(store, node);
    }

    private void mark(boolean[] onwards, boolean[] backwards) {
        for (int i = 0; i < part.length; i++) {
            if (onwards[i] && backwards[i]) {
                part[i] = count;
            }
        }
    }

    private boolean[] reachable(int start, boolean onwards) {
        boolean[] reached = new boolean[part.length];
        int[] queue = new int[part.length];
        int end = 0;
        queue[end++] = start;
        reached[start] = true;
        for (int at = 0; at < end; at++) {
            for (int to = 0; to < reached.length; to++) {
                if (!reached[to] && membership.isAlive(to)
                        && (onwards ? isOpen(queue[at], to) : isOpen(to, queue[at]))) {
                    reached[to] = true;
                    queue[end++] = to;
                }
            }
        }
        return reached;
    }
}
