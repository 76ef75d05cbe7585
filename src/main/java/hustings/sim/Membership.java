package hustings.sim;

import hustings.model.Node;
import hustings.run.Status;
import hustings.scenario.Chance;
import hustings.scenario.Identity;
import hustings.scenario.Naming;
import hustings.scenario.Scenario;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who is there: identifiers, what state each node's process is in, and the order round the ring.
 *
 * <p>Nodes have dense indices from 0, clockwise; those that may join later come last, so that they
 * sit between the last and the first node of the ring.
 */
final class Membership {
    private static final int NOBODY = -1;
    /* Up to so many places of an array for each node, it is found there. */
    private static final int DENSE = 16;

    private final Naming naming;
    private final int[] ids;
    private final int largest;
    private final int[] indexOf;
    /* Otherwise here. */
    private final Map<Integer, Integer> scattered = new HashMap<>();
    private final Status[] status;
    private final NodeTable rows;
    private final int[] previous;
    private final boolean heals;
    private final int nodes;
    private final int store;
    private final int atFirst;
    private final int[] firstMembers;
    private int[] members;
    private int alive;
    private int paused;
    private int crashes;
    private boolean changed = true;
    private long changes;

    /** The nodes of a scenario, all up but for those that join later. */
    Membership(Scenario scenario, Chance chance) {
        this(scenario, chance, false);
    }

    /** The nodes of a scenario and, in the last place, the store if they share one. */
    Membership(Scenario scenario, Chance chance, boolean shared) {
        int n = scenario.n();
        naming = scenario.naming();
        List<Identity> joining = scenario.joining();
        nodes = n + joining.size();
        store = shared ? nodes : NOBODY;
        ids = new int[nodes + (shared ? 1 : 0)];
        Arrays.fill(ids, nodes, ids.length, Node.SHARED_STORE);
        for (int i = 0; i < joining.size(); i++) {
            ids[n + i] = naming.number(joining.get(i));
        }
        System.arraycopy(scenario.ids().layOut(n, naming, chance), 0, ids, 0, n);
        largest = IntStream.of(ids).max().orElse(0);
        boolean dense = largest <= DENSE * (nodes + DENSE);
        indexOf = new int[dense ? largest + 1 : 0];
        Arrays.fill(indexOf, NOBODY);
        status = new Status[ids.length];
        heals = scenario.ring() == Scenario.RingRepair.HEAL;
        rows = new NodeTable(ids.length);
        previous = new int[ids.length];
        atFirst = n;
        firstMembers = Arrays.copyOf(ids, n);
        Arrays.sort(firstMembers);
        members = firstMembers;
        begin();
    }

    /** All that were there at first are there again, laid out by chance. */
    void reset(Scenario scenario, Chance chance) {
        System.arraycopy(scenario.ids().layOut(atFirst, naming, chance), 0, ids, 0, atFirst);
        begin();
    }

    private void begin() {
        rows.clear();
        crashes = 0;
        lookUp();
        if (changed) {
            changed = false;
            changes++;
            Arrays.fill(status, 0, atFirst, Status.UP);
            Arrays.fill(status, atFirst, status.length, Status.ABSENT);
            Arrays.fill(status, nodes, status.length, Status.UP);
            Arrays.fill(previous, atFirst, previous.length, 0);
            members = firstMembers;
            alive = atFirst;
            paused = 0;
        }
        for (int i = 0; i < ids.length; i++) {
            rows.set(i, NodeTable.ID, ids[i]);
            rows.set(i, NodeTable.UP, status[i] == Status.UP ? 1 : 0);
        }
        for (int i = 0; i < atFirst; i++) {
            link(i, i + 1 < atFirst ? i + 1 : 0);
        }
    }

    /** Has nodes found by their numbers: the same numbers in every run, at other places. */
    private void lookUp() {
        for (int i = 0; i < nodes; i++) {
            if (ids[i] < indexOf.length) {
                indexOf[ids[i]] = i;
            } else {
                scattered.put(ids[i], i);
            }
        }
    }

    /** Makes one node follow another on the ring. */
    private void link(int before, int after) {
        rows.set(before, NodeTable.NEXT, after);
        rows.set(before, NodeTable.NEXT_ID, ids[after]);
        previous[after] = before;
    }

    /** What all parts of the simulation keep of each process. */
    NodeTable rows() {
        return rows;
    }

    /** How many nodes there are or may come to be. */
    int capacity() {
        return nodes;
    }

    /** How many processes there are or may come to be: the nodes, and the store if there is one. */
    int places() {
        return ids.length;
    }

    /** The place of the store that the nodes share, or −1 if they share none. */
    int store() {
        return store;
    }

    /** Whether the process at an index is the store that the nodes share. */
    boolean isStore(int index) {
        return index == store;
    }

    /** Whether the nodes share a store. */
    boolean hasStore() {
        return store >= 0;
    }

    /** How many are members, dead ones included. */
    int size() {
        return members.length;
    }

    /** How many are alive. */
    int alive() {
        return alive;
    }

    /** Whether any node, or the store, is paused. */
    boolean isAnyPaused() {
        return paused > 0;
    }

    /** How many times a node, or the store, has crashed. */
    int crashes() {
        return crashes;
    }

    int id(int index) {
        return rows.get(index, NodeTable.ID);
    }

    /** What the node at an index is called. */
    Identity identity(int index) {
        return naming.identity(id(index));
    }

    /** What nodes are called outside. */
    Naming naming() {
        return naming;
    }

    /** What draws for a node are keyed by. */
    long key(int index) {
        return naming.key(id(index));
    }

    /** The identifiers by index; do not change it. */
    int[] ids() {
        return ids;
    }

    /** How often it has changed who is there. */
    long changes() {
        return changes;
    }

    /** The index of an identifier, or −1 if neither a node nor the store ever has it. */
    int index(int id) {
        if (id > 0) {
            return id < indexOf.length ? indexOf[id] : scattered.getOrDefault(id, NOBODY);
        }
        return id == Node.SHARED_STORE ? store : NOBODY;
    }

    /** The index of a node, or of the store, which is −1 if there is none. */
    int index(Identity id) {
        return index(naming.number(id));
    }

    /** The largest identifier of any node, as counted, also of one that will only join. */
    int largestId() {
        return naming.counted(largest);
    }

    Status status(int index) {
        return status[index];
    }

    boolean isAlive(int index) {
        return status[index].isAlive();
    }

    /** The identifiers of all members, ascending; do not change it. */
    int[] members() {
        return members;
    }

    /** The identifiers of all live nodes, ascending. */
    int[] living() {
        return alive == members.length ? members.clone()
                : IntStream.of(members).filter(id -> isAlive(index(id))).toArray();
    }

    /** The smallest identifier of a live node, or 0 if none is alive. */
    int least() {
        for (int id : members) {
            if (isAlive(index(id))) {
                return id;
            }
        }
        return 0;
    }

    /** The node after this one on the ring: the next live one if the ring heals. */
    int next(int index) {
        return rows.get(onRing(index) ? index : before(index), NodeTable.NEXT);
    }

    /** The node after a running one, which needs no check. */
    int successor(int running) {
        return rows.get(running, NodeTable.NEXT);
    }

    /** The node before this one on the ring: the nearest live one if the ring heals. */
    int previous(int index) {
        return onRing(index) ? previous[index] : before(index);
    }

    private boolean onRing(int index) {
        return heals ? status[index].isAlive() : status[index].isMember();
    }

    /** The nearest node before this one that is on the ring. */
    private int before(int index) {
        int at = index;
        do {
            at = at == 0 ? nodes - 1 : at - 1;
        } while (!onRing(at) && at != index);
        return at;
    }

    /** Changes what state a node is in, and the ring with it. */
    void change(int index, Status to) {
        changed = true;
        Status from = status[index];
        rows.set(index, NodeTable.UP, to == Status.UP ? 1 : 0);
        crashes += to == Status.CRASHED ? 1 : 0;
        paused += (to == Status.PAUSED ? 1 : 0) - (from == Status.PAUSED ? 1 : 0);
        if (index == store) {
            status[index] = to;
            return;
        }
        boolean wasOnRing = onRing(index);
        int before = before(index);
        status[index] = to;
        changes++;
        alive += (to.isAlive() ? 1 : 0) - (from.isAlive() ? 1 : 0);
        if (onRing(index) != wasOnRing) {
            relink(index, wasOnRing, before);
        }
        if (from.isMember() != to.isMember()) {
            members = IntStream.range(0, nodes)
                    .filter(i -> status[i].isMember()).map(i -> ids[i]).sorted().toArray();
        }
    }

    private void relink(int index, boolean leaves, int before) {
        if (leaves) {
            link(previous[index], successor(index));
        } else if (before == index) {
            link(index, index);
        } else {
            link(index, successor(before));
            link(before, index);
        }
    }
}
