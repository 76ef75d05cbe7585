package hustings.sim;

import hustings.model.Category;
import hustings.model.Topology;
import java.util.Arrays;

/**
 * The luck and the order of messages on each directed link.
 *
 * <p>Messages of the contest and all others are counted apart, so that a detector that sends more
 * heartbeats does not change the luck of the election. It may still delay it: on a link that keeps
 * the order, nothing overtakes a slow heartbeat.
 */
final class Links {
    private static final int MOST_DENSE = 1024;
    private static final int FIELDS = 4;
    private static final int CONTEST = 0;
    private static final int OTHER = 1;
    private static final int LAST_DUE = 2;
    private static final int FIRST_TO = 3;
    private static final int MOST_DENSE_OF_GRAPH = 64;

    private final Latency latency;
    private Chance chance;
    private final long constantLatency;
    private final double loss;
    private final double duplicate;
    private final boolean reliable;
    private final boolean fifo;
    private final int nodes;
    private final boolean dense;

    /* Dense: a link's slot is from * nodes + to. Sparse: a node's first link has the node's own
       slot, which serves rings, and any further one is found in an open hash table behind it. */
    private long[] table = new long[0];
    private int[] slots = new int[0];
    private int used;

    /* What belongs together lies together, or a large network waits for memory: how many messages
       of the contest and others a link has carried, when the last one is due, which fits as no run
       is longer than a billion ticks, and, if it is the first link of a node, to where it goes,
       from 1. */
    private int[] cells;
    private long[] slowed = new long[0];

    Links(Scenario scenario, Topology topology, int nodes, Chance chance) {
        this.chance = chance;
        this.latency = scenario.latency();
        this.constantLatency = latency instanceof Latency.Uniform(long min, long max) && min == max
                ? min : 0;
        this.loss = scenario.loss();
        this.duplicate = scenario.duplicate();
        this.reliable = loss == 0 && duplicate == 0;
        this.fifo = scenario.order() == Scenario.Order.FIFO;
        this.nodes = nodes;
        this.dense = topology != Topology.RING && nodes
                <= (topology == Topology.GRAPH ? MOST_DENSE_OF_GRAPH : MOST_DENSE);
        used = nodes;
        cells = new int[FIELDS * (dense ? nodes * nodes : nodes)];
    }

    /** No link has carried anything; luck is new. */
    void reset(Chance chance) {
        this.chance = chance;
        Arrays.fill(cells, 0);
        Arrays.fill(table, 0);
        used = nodes;
        slowed = new long[0];
    }

    /** From now on whatever a node sends takes so many ticks; 0 for as long as usual. */
    void slow(int node, long ticks) {
        if (slowed.length == 0) {
            slowed = new long[nodes];
        }
        slowed[node] = ticks;
    }

    /** What becomes of one message: when it arrives, and when its duplicate does. */
    static final class Fate {
        boolean lost;
        boolean duplicated;
        long due;
        long duplicateDue;
    }

    /** Whether every message arrives exactly once: its fate is but the tick at which it does. */
    boolean areReliable() {
        return reliable;
    }

    /** The tick at which the next message on a reliable link that is open arrives. */
    long decide(int from, int to, boolean contest, long now) {
        int slot = slot(from, to);
        int nth = cells[slot + (contest ? CONTEST : OTHER)]++;
        long due = now + travel(from, Chance.Stream.LATENCY, place(from, to, contest), nth);
        return inOrder(slot, due);
    }

    private static long place(int from, int to, boolean contest) {
        return 2L * ((long) from * Scenario.LARGEST_ID + to) + (contest ? 0 : 1);
    }

    /** Decides the fate of the next message on a link; if it is cut, it gets in nobody's way. */
    void decide(int from, int to, Category category, long now, boolean cut, Fate fate) {
        int slot = slot(from, to);
        boolean contest = category.isContest();
        int nth = cells[slot + (contest ? CONTEST : OTHER)]++;
        long place = place(from, to, contest);
        fate.lost = happens(loss, Chance.Stream.LOSS, place, nth);
        fate.duplicated = !fate.lost && happens(duplicate, Chance.Stream.DUPLICATION, place, nth);
        fate.due = now + travel(from, Chance.Stream.LATENCY, place, nth);
        if (!fate.lost && !cut) {
            fate.due = inOrder(slot, fate.due);
        }
        if (fate.duplicated && !cut) {
            fate.duplicateDue =
                    inOrder(slot, now
                    + travel(from, Chance.Stream.DUPLICATE_LATENCY, place, nth));
        }
    }

    private long travel(int from, Chance.Stream stream, long place, int nth) {
        if (slowed.length > 0 && slowed[from] > 0) {
            return slowed[from];
        }
        return constantLatency > 0
                ? constantLatency : latency.draw(chance.bits(stream, place, nth));
    }

    private boolean happens(double probability, Chance.Stream stream, long place, int nth) {
        return probability > 0 && Chance.unit(chance.bits(stream, place, nth)) <= probability;
    }

    private long inOrder(int slot, long due) {
        if (!fifo) {
            return due;
        }
        long inOrder = Math.max(cells[slot + LAST_DUE], due);
        cells[slot + LAST_DUE] = (int) inOrder;
        return inOrder;
    }

    /** How many links have been used that had no place from the start. */
    int scattered() {
        return used - nodes;
    }

    /** Where the cells of a link begin. */
    private int slot(int from, int to) {
        if (dense) {
            return FIELDS * (from * nodes + to);
        }
        int own = FIELDS * from;
        if (cells[own + FIRST_TO] == 0) {
            cells[own + FIRST_TO] = to + 1;
        }
        boolean isFirst = cells[own + FIRST_TO] == to + 1;
        return isFirst ? own : FIELDS * lookUp((long) from * nodes + to + 1);
    }

    /** The slot of a link in the table, made if it is new; key 0 means an empty place. */
    private int lookUp(long key) {
        if (2 * (used - nodes) >= table.length) {
            growTable();
        }
        int at = place(key);
        if (table[at] == 0) {
            table[at] = key;
            slots[at] = used++;
            if (FIELDS * used > cells.length) {
                cells = Arrays.copyOf(cells, 2 * FIELDS * used);
            }
        }
        return slots[at];
    }

    private int place(long key) {
        int mask = table.length - 1;
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (table[at] != 0 && table[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void growTable() {
        long[] oldTable = table;
        int[] oldSlots = slots;
        table = new long[Math.max(64, 2 * oldTable.length)];
        slots = new int[table.length];
        for (int i = 0; i < oldTable.length; i++) {
            if (oldTable[i] != 0) {
                int at = place(oldTable[i]);
                table[at] = oldTable[i];
                slots[at] = oldSlots[i];
            }
        }
    }
}
