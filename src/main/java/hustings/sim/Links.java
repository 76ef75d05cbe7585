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
    /* More than there are nodes, so that each link has a place of its own. */
    private static final long MOST_NODES = 2_000_000;

    private final Latency latency;
    private Chance chance;
    /* Where latencies are drawn from a range: the least, and how many there are. */
    private final long least;
    private final long range;
    private final double loss;
    private final double duplicate;
    private final boolean reliable;
    private final boolean fifo;
    private final int nodes;
    private final boolean dense;

    /* Dense: a link's slot is from * nodes + to. Sparse: the link that a node uses first lies in
       the node's own row, which serves rings, and any further one is found in a hash table. */
    private long[] table = new long[0];
    private int[] slots = new int[0];
    private int used;

    /* How many messages of the contest and others a link has carried, when the last one is due,
       which fits as no run is longer than a billion ticks, and, if it is the first link of a node,
       to where it goes, from 1. */
    private int[] cells;
    private final int[] rows;
    private long[] slowed = new long[0];

    Links(Scenario scenario, Topology topology, Roster roster, Chance chance) {
        this.chance = chance;
        this.latency = scenario.latency();
        this.least = latency instanceof Latency.Uniform(long min, long max) ? min : 0;
        this.range = latency instanceof Latency.Uniform(long min, long max) ? max - min + 1 : 0;
        this.loss = scenario.loss();
        this.duplicate = scenario.duplicate();
        this.reliable = loss == 0 && duplicate == 0;
        this.fifo = scenario.order() == Scenario.Order.FIFO;
        this.nodes = roster.places();
        this.rows = roster.rows().numbers;
        this.dense = topology != Topology.RING && nodes
                <= (topology == Topology.GRAPH ? MOST_DENSE_OF_GRAPH : MOST_DENSE);
        cells = new int[dense ? FIELDS * nodes * nodes : 0];
    }

    /** No link has carried anything; luck is new. */
    void reset(Chance chance) {
        this.chance = chance;
        Arrays.fill(cells, 0);
        Arrays.fill(table, 0);
        used = 0;
        slowed = new long[0];
    }

    /** From now on whatever a node sends takes so many ticks; 0 for as long as usual. */
    void slow(int node, long ticks) {
        if (slowed.length == 0) {
            slowed = new long[nodes];
        }
        slowed[node] = ticks;
    }

    /** How many ticks whatever a node sends takes; 0 for as long as usual. */
    long slowness(int node) {
        return slowed.length == 0 ? 0 : slowed[node];
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
        boolean near = isNear(from, to);
        int at = near ? Rows.at(from, Rows.LINK) : slot(from, to);
        int[] home = near ? rows : cells;
        int nth = home[at + (contest ? CONTEST : OTHER)]++;
        long due = now + travel(from, Chance.Stream.LATENCY, place(from, to, contest), nth);
        return inOrder(home, at, due);
    }

    private static long place(int from, int to, boolean contest) {
        return 2L * (from * MOST_NODES + to) + (contest ? 0 : 1);
    }

    /** Decides the fate of the next message on a link; if it is cut, it gets in nobody's way. */
    void decide(int from, int to, Category category, long now, boolean cut, Fate fate) {
        boolean near = isNear(from, to);
        int at = near ? Rows.at(from, Rows.LINK) : slot(from, to);
        int[] home = near ? rows : cells;
        boolean contest = category.isContest();
        int nth = home[at + (contest ? CONTEST : OTHER)]++;
        long place = place(from, to, contest);
        fate.lost = happens(loss, Chance.Stream.LOSS, place, nth);
        fate.duplicated = !fate.lost && happens(duplicate, Chance.Stream.DUPLICATION, place, nth);
        fate.due = now + travel(from, Chance.Stream.LATENCY, place, nth);
        if (!fate.lost && !cut) {
            fate.due = inOrder(home, at, fate.due);
        }
        if (fate.duplicated && !cut) {
            fate.duplicateDue = inOrder(home, at,
                    now + travel(from, Chance.Stream.DUPLICATE_LATENCY, place, nth));
        }
    }

    private long travel(int from, Chance.Stream stream, long place, int nth) {
        if (slowed.length > 0 && slowed[from] > 0) {
            return slowed[from];
        }
        if (range == 1) {
            return least;
        }
        long bits = chance.bits(stream, place, nth);
        return range > 0 ? least + Chance.below(bits, range) : latency.draw(bits);
    }

    private boolean happens(double probability, Chance.Stream stream, long place, int nth) {
        return probability > 0 && Chance.unit(chance.bits(stream, place, nth)) <= probability;
    }

    private long inOrder(int[] home, int at, long due) {
        if (!fifo) {
            return due;
        }
        long inOrder = Math.max(home[at + LAST_DUE], due);
        home[at + LAST_DUE] = (int) inOrder;
        return inOrder;
    }

    /** How many links have been used that had no place from the start. */
    int scattered() {
        return used;
    }

    /** Whether a link lies in the row of the node where it begins. */
    private boolean isNear(int from, int to) {
        int first = Rows.at(from, Rows.LINK) + FIRST_TO;
        if (rows[first] == 0 && !dense) {
            rows[first] = to + 1;
        }
        return rows[first] == to + 1;
    }

    /** Where the cells of any other link begin. */
    private int slot(int from, int to) {
        return FIELDS * (dense ? from * nodes + to : lookUp((long) from * nodes + to + 1));
    }

    /** The slot of a link in the table, made if it is new; key 0 means an empty place. */
    private int lookUp(long key) {
        if (2 * used >= table.length) {
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
