package hustings.sim;

import hustings.model.Category;
import hustings.model.Topology;
import hustings.scenario.Chance;
import hustings.scenario.Latency;
import hustings.scenario.Scenario;
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
    private static final int MOST_DENSE_OF_GRAPH = 64;
    private static final int CONTEST = 0;
    private static final int LAST_DUE = 1;
    private static final int FIELDS = 2;
    /* Only in rows: to where the first link goes, from 1, and what all draws of the latency of its
       messages of the contest have in common, in two halves. */
    private static final int FIRST_TO = 2;
    private static final int ORIGIN = 3;
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
    private final DeliveryScript script;
    private final int nodes;
    private final boolean dense;

    /* Dense: the number of a link is from * nodes + to. Sparse: the first link that a node uses
       lies in the node's own row, which serves rings; any further one is numbered by a table. */
    private final LinkTable table = new LinkTable();
    private final int[] rows;
    /* How many messages of the contest a link has carried, and when the last one of all is due,
       which fits as no run is longer than a billion ticks. Few bytes a link: a dense network is
       as fast as it fits into caches. */
    private int[] cells;
    /* How many others: of the first link of each node, then of the rest by number. Many runs have
       none, so it grows when they come. */
    private int[] others = new int[0];
    private long[] slowed = new long[0];

    Links(Scenario scenario, Topology topology, Membership membership, Chance chance) {
        this.chance = chance;
        this.latency = scenario.latency();
        this.least = latency instanceof Latency.Uniform(long min, long max) ? min : 0;
        this.range = latency instanceof Latency.Uniform(long min, long max) ? max - min + 1 : 0;
        this.loss = scenario.loss();
        this.duplicate = scenario.duplicate();
        this.script = new DeliveryScript(scenario.deliveries(), membership);
        this.reliable = loss == 0 && duplicate == 0 && !script.isAny();
        this.fifo = scenario.order() == Scenario.Order.FIFO;
        this.nodes = membership.places();
        this.rows = membership.rows().numbers;
        this.dense = topology != Topology.RING && nodes
                <= (topology == Topology.GRAPH ? MOST_DENSE_OF_GRAPH : MOST_DENSE);
        cells = new int[dense ? FIELDS * nodes * nodes : 0];
    }

    /** No link has carried anything; luck is new. */
    void reset(Chance chance) {
        this.chance = chance;
        Arrays.fill(cells, 0);
        Arrays.fill(others, 0);
        table.clear();
        script.reset();
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

    /** Whether every message arrives exactly once: its fate is but the tick at which it does. */
    boolean areReliable() {
        return reliable;
    }

    /** The tick at which the next message on a reliable link that is open arrives. */
    long decide(int from, int to, boolean contest, long now) {
        boolean near = isNear(from, to);
        if (near && contest) {
            return decideNear(from, now);
        }
        int at = near ? NodeTable.at(from, NodeTable.LINK) : cell(from, to);
        int[] home = near ? rows : cells;
        int nth = contest ? home[at + CONTEST]++ : countOther(near ? from : nodes + at / FIELDS);
        long due = now + travel(from, Chance.Stream.LATENCY, place(from, to, contest), nth);
        return inOrder(home, at, due);
    }

    /** The same for a message of the contest on the first link of a node. */
    private long decideNear(int from, long now) {
        int at = NodeTable.at(from, NodeTable.LINK);
        int nth = rows[at + CONTEST]++;
        long origin = NodeTable.joined(rows[at + ORIGIN], rows[at + ORIGIN + 1]);
        return inOrder(rows, at, now + (slowness(from) > 0 ? slowness(from)
                : range == 1 ? least : drawn(Chance.bits(origin, nth))));
    }

    /** What was recorded of messages, if anything was. */
    DeliveryScript script() {
        return script;
    }

    private static long place(int from, int to, boolean contest) {
        return 2L * (from * MOST_NODES + to) + (contest ? 0 : 1);
    }

    /** Decides the fate of the next message on a link; if it is cut, it gets in nobody's way. */
    void decide(int from, int to, Category category, long now, boolean cut, Fate fate) {
        boolean near = isNear(from, to);
        int at = near ? NodeTable.at(from, NodeTable.LINK) : cell(from, to);
        int[] home = near ? rows : cells;
        boolean contest = category.isContest();
        int nth = contest ? home[at + CONTEST]++ : countOther(near ? from : nodes + at / FIELDS);
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
        if (script.isAny()) {
            script.decide(from, to, now, fate);
        }
    }

    private long travel(int from, Chance.Stream stream, long place, int nth) {
        if (slowed.length > 0 && slowed[from] > 0) {
            return slowed[from];
        }
        if (range == 1) {
            return least;
        }
        return drawn(chance.bits(stream, place, nth));
    }

    private long drawn(long bits) {
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
        return table.used();
    }

    /** Whether a link lies in the row of the node where it begins. */
    private boolean isNear(int from, int to) {
        int first = rows[NodeTable.at(from, NodeTable.LINK) + FIRST_TO];
        if (first == 0 && !dense) {
            begin(from, to);
            return true;
        }
        return first == to + 1;
    }

    /** A node uses its first link. */
    private void begin(int from, int to) {
        int at = NodeTable.at(from, NodeTable.LINK);
        rows[at + FIRST_TO] = to + 1;
        long origin = chance.origin(Chance.Stream.LATENCY, place(from, to, true));
        rows[at + ORIGIN] = (int) origin;
        rows[at + ORIGIN + 1] = (int) (origin >>> 32);
    }

    /** Where the cells of any other link begin. */
    private int cell(int from, int to) {
        if (dense) {
            return FIELDS * (from * nodes + to);
        }
        int cell = FIELDS * table.number((long) from * nodes + to + 1);
        if (cell >= cells.length) {
            cells = Arrays.copyOf(cells, 2 * (cell + FIELDS));
        }
        return cell;
    }

    /** Counts a message that is not of the contest; answers how many there were before. */
    private int countOther(int place) {
        if (place >= others.length) {
            others = Arrays.copyOf(others, Math.max(nodes + cells.length / FIELDS, place + 1));
        }
        return others[place]++;
    }
}
