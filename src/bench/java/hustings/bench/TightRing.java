package hustings.bench;

import java.util.Arrays;

/**
 * Chang–Roberts on a shuffled ring without faults, written for nothing else: what a machine gives.
 *
 * <p>It shares no code with the simulator and does the same: luck from the same hash, order on
 * every link, deliveries within a tick in order of sending. Messages are numbers in a wheel of
 * arrays, the state of a node is its identifier, and nothing is counted but deliveries.
 */
final class TightRing {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final int IDENTIFIERS = 1;
    private static final int LATENCY = 3;
    private static final int LARGEST_ID = 2_000_000;
    private static final int ELECTED = 1 << 30;
    private static final int SLOTS = 64;

    private final int n;
    private final long min;
    private final long span;
    private final int[] ids;
    private final int[] indexOf;
    private final int[] sent;
    private final long[] lastDue;
    private final long[][] slots = new long[SLOTS][16];
    private final int[] filled = new int[SLOTS];
    private long occupied;
    private long latencyKey;
    private long seed;

    /** How an election came out. */
    record Outcome(int leader, long deliveries, long quietAt) {}

    /** A ring of n nodes, whose messages take from {@code min} to {@code max} ticks. */
    TightRing(int n, long min, long max) {
        this.n = n;
        this.min = min;
        this.span = max - min + 1;
        ids = new int[n];
        indexOf = new int[n + 1];
        sent = new int[n];
        lastDue = new long[n];
    }

    /** Holds the next election, and answers how many messages were delivered. */
    long hold() {
        return hold(++seed).deliveries;
    }

    Outcome hold(long seed) {
        reset(seed);
        for (int id = 1; id <= n; id++) {
            send(indexOf[id], id, 0);
        }
        long deliveries = 0;
        long now = 0;
        int leader = 0;
        while (occupied != 0) {
            now += 1 + Long.numberOfTrailingZeros(
                    Long.rotateRight(occupied, (int) (now + 1) & SLOTS - 1));
            int slot = (int) now & SLOTS - 1;
            occupied &= ~(1L << slot);
            long[] due = slots[slot];
            int end = filled[slot];
            filled[slot] = 0;
            for (int i = 0; i < end; i++) {
                int node = (int) (due[i] >>> 32);
                int token = (int) due[i];
                int id = ids[node];
                if (token > id && token != (id | ELECTED)) {
                    send(node, token, now);
                } else if (token == id) {
                    leader = id;
                    send(node, id | ELECTED, now);
                }
            }
            deliveries += end;
        }
        return new Outcome(leader, deliveries, now);
    }

    private void send(int from, int token, long now) {
        int to = from + 1 < n ? from + 1 : 0;
        long due = now + min;
        if (span > 1) {
            long place = 2L * ((long) from * LARGEST_ID + to);
            long bits = mix(mix(latencyKey + place * ODD) + sent[from]++ * ODD);
            due = Math.max(lastDue[from], due + ((bits >>> 32) * span >>> 32));
            lastDue[from] = due;
        }
        int slot = (int) due & SLOTS - 1;
        if (filled[slot] == slots[slot].length) {
            slots[slot] = Arrays.copyOf(slots[slot], 2 * filled[slot]);
        }
        slots[slot][filled[slot]++] = (long) to << 32 | token;
        occupied |= 1L << slot;
    }

    private void reset(long seed) {
        latencyKey = mix(mix(seed) + LATENCY * ODD);
        long identifiersKey = mix(mix(seed) + IDENTIFIERS * ODD);
        Arrays.fill(sent, 0);
        Arrays.fill(lastDue, 0);
        for (int i = 0; i < n; i++) {
            ids[i] = i + 1;
        }
        for (int i = n - 1; i > 0; i--) {
            long bits = mix(mix(identifiersKey) + i * ODD);
            int j = (int) ((bits >>> 32) * (i + 1L) >>> 32);
            int other = ids[i];
            ids[i] = ids[j];
            ids[j] = other;
        }
        for (int i = 0; i < n; i++) {
            indexOf[ids[i]] = i;
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
