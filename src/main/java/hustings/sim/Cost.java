package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has cost so far, counted by kind and by node.
 *
 * <p>One message is one send over one link to another node, counted when it is sent, whatever
 * becomes of it. For each kind {@code sent + duplicated = delivered + toDead + lost + blocked +
 * inFlight} holds after every tick.
 */
public final class Cost {
    /** What can happen to messages of one kind. */
    enum Count { SENT, DELIVERED, LOST, BLOCKED, TO_DEAD, DUPLICATED }

    private static final int COUNTS = Count.values().length;
    private static final int SENT = Count.SENT.ordinal();
    private static final int DELIVERED = Count.DELIVERED.ordinal();

    private final List<MessageKind> kinds;
    private final int nodes;
    private final long[] counts;
    private final NodeTable rows;
    private final int[] numbers;
    private long bits;
    private long contestInFlight;

    Cost(AlgorithmType algorithm, int nodes, NodeTable rows) {
        this.nodes = nodes;
        kinds = algorithm.kinds();
        counts = new long[kinds.size() * COUNTS];
        this.rows = rows;
        numbers = rows.numbers;
    }

    /** Nothing has been counted. */
    void reset() {
        Arrays.fill(counts, 0);
        bits = 0;
        contestInFlight = 0;
    }

    void count(Count what, MessageKind kind) {
        counts[kind.index() * COUNTS + what.ordinal()]++;
    }

    void sent(MessageKind kind, int from, int size) {
        counts[kind.index() * COUNTS + SENT]++;
        numbers[NodeTable.at(from, NodeTable.SENT)]++;
        bits += size;
    }

    /** A message on its way has been delivered. */
    void arrived(MessageKind kind, int to) {
        received(kind, to);
        inFlight(kind, -1);
    }

    private void received(MessageKind kind, int to) {
        counts[kind.index() * COUNTS + DELIVERED]++;
        numbers[NodeTable.at(to, NodeTable.RECEIVED)]++;
    }

    /** A message of the contest has been sent, and has gone on its way. */
    void sentOfContest(MessageKind kind, int from, int size) {
        sent(kind, from, size);
        contestInFlight++;
    }

    /** A message of the contest on its way has been delivered. */
    void arrivedOfContest(MessageKind kind, int to) {
        received(kind, to);
        contestInFlight--;
    }

    /** A message has gone on its way, or is no longer on its way. */
    void inFlight(MessageKind kind, int change) {
        if (kind.isContest()) {
            contestInFlight += change;
        }
    }

    /** How many messages of the contest are on their way. */
    long contestInFlight() {
        return contestInFlight;
    }

    private long of(Count what, MessageKind kind) {
        return counts[kind.index() * COUNTS + what.ordinal()];
    }

    private long total(Count what) {
        // Asked for in every frame that a viewer gets.
        long sum = 0;
        for (int at = what.ordinal(); at < counts.length; at += COUNTS) {
            sum += counts[at];
        }
        return sum;
    }

    /** Messages sent of one category. */
    public long sent(Category category) {
        long sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).category() == category) {
                sum += of(Count.SENT, kinds.get(i));
            }
        }
        return sum;
    }

    /** The headline: election and announcement messages sent. */
    public long contest() {
        return sent(Category.ELECTION) + sent(Category.ANNOUNCE);
    }

    /** All messages sent. */
    public long sent() {
        return total(Count.SENT);
    }

    /** All messages delivered, duplicates included. */
    public long delivered() {
        return total(Count.DELIVERED);
    }

    /** All messages the network lost. */
    public long lost() {
        return total(Count.LOST);
    }

    /** All messages that met a cut. */
    public long blocked() {
        return total(Count.BLOCKED);
    }

    /** All messages that reached a dead node. */
    public long toDead() {
        return total(Count.TO_DEAD);
    }

    /** All messages that the network doubled. */
    public long duplicated() {
        return total(Count.DUPLICATED);
    }

    /** What all messages sent amount to, in bits. */
    public long bits() {
        return bits;
    }

    /** Messages on their way, by the conservation law. */
    public long inFlight() {
        return sent() + duplicated() - delivered() - toDead() - lost() - blocked();
    }

    /** Messages of one kind on their way, by the conservation law. */
    public long inFlight(MessageKind kind) {
        return of(Count.SENT, kind) + of(Count.DUPLICATED, kind) - of(Count.DELIVERED, kind)
                - of(Count.TO_DEAD, kind) - of(Count.LOST, kind) - of(Count.BLOCKED, kind);
    }

    /** Messages sent of each kind of the algorithm, by name, and heartbeats if there are any. */
    public Map<String, Long> byKind() {
        Map<String, Long> sent = new LinkedHashMap<>();
        for (MessageKind kind : kinds) {
            boolean unused = kind.type() == Heartbeat.class && of(Count.SENT, kind) == 0;
            if (!kind.category().isTimer() && !unused) {
                sent.put(kind.name(), of(Count.SENT, kind));
            }
        }
        return sent;
    }

    /** Messages that one node has sent; right up to 4 billion. */
    public long sentBy(int index) {
        return Integer.toUnsignedLong(rows.get(index, NodeTable.SENT));
    }

    /** Messages that one node has received; right up to 4 billion. */
    public long receivedBy(int index) {
        return Integer.toUnsignedLong(rows.get(index, NodeTable.RECEIVED));
    }

    /** The index of the node that has sent most; the first of several. A store is none. */
    public int busiest() {
        int busiest = 0;
        for (int i = 1; i < nodes; i++) {
            if (sentBy(i) > sentBy(busiest)) {
                busiest = i;
            }
        }
        return busiest;
    }

    @Override
    public String toString() {
        return byKind() + " " + Arrays.toString(counts);
    }
}
