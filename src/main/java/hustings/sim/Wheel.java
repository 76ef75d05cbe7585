package hustings.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The calendar of a simulation: messages on their way, and alarms, by the tick when they are due.
 *
 * <p>A timing wheel of 1,024 slots over plain arrays (George Varghese, Tony Lauck: Hashed and
 * hierarchical timing wheels, SOSP 1987). A slot is a chain of chunks, so that a tick is read
 * straight through memory; a bitmap of occupied slots lets time jump over empty ticks; what lies
 * further ahead waits in a heap. Within a tick messages come before alarms, and both in the order
 * in which they were put in. Only growing allocates.
 *
 * <p>A message is a word that packs sender, receiver and kind, see {@link #word}; the payload; its
 * causal depth; the number of the event that sent it; and the tick at which it was sent.
 */
final class Wheel {
    private static final int SLOTS = 1024;
    private static final int CHUNK = 64;
    private static final int NODE_BITS = 21;
    private static final int NODE_MASK = (1 << NODE_BITS) - 1;
    private static final long COPY = 1L << 62;
    private static final long BACKWARDS = 1L << 61;
    private static final int NO_CHUNK = -1;

    /** What happens to a message that is due. */
    interface Receiver {
        /** Some messages are about to be delivered, one after the other. */
        default void expect(long[] words, Object[] payloads, int from, int to) {}

        void deliver(long word, Object payload, int depth, long number, long sentAt);
    }

    private final int[] first = new int[SLOTS];
    private final int[] last = new int[SLOTS];
    /* Where the next message of a slot goes; where a chunk would begin, it needs one first. */
    private final int[] end = new int[SLOTS];
    private final Alarm[] firstAlarm = new Alarm[SLOTS];
    private final Alarm[] lastAlarm = new Alarm[SLOTS];
    private final long[] occupied = new long[SLOTS / 64];

    private long[] words = new long[4 * CHUNK];
    private Object[] payloads = new Object[4 * CHUNK];
    private int[] depths = new int[4 * CHUNK];
    private long[] numbers;
    private long[] sentAts;
    private int[] nextChunk = new int[4];
    private int freeChunk;

    private final Overflow later = new Overflow();
    private final Prompt prompt;
    private final boolean recorded;
    private long now;
    private long messages;
    /* Whether the messages of the present tick are being delivered, or have been. */
    private boolean delivering;

    /**
     * An empty calendar.
     *
     * @param nodes how many nodes there are
     * @param recorded whether event numbers and times of sending are kept; without, they read 0
     */
    Wheel(int nodes, boolean recorded) {
        this.recorded = recorded;
        prompt = new Prompt(nodes);
        numbers = new long[recorded ? words.length : 0];
        sentAts = new long[recorded ? words.length : 0];
        empty();
    }

    /** Nothing is due, and time begins again; what has been grown stays. */
    void reset() {
        if (messages > 0 || next() != Long.MAX_VALUE || isBrokenOff()) {
            // Whoever broke off half-way leaves messages behind.
            Arrays.fill(payloads, null);
            Arrays.fill(firstAlarm, null);
            Arrays.fill(lastAlarm, null);
            Arrays.fill(occupied, 0);
            empty();
        }
        messages = 0;
        later.clear();
        prompt.reset();
        delivering = false;
        now = -1;
    }

    /** Whether the present tick has not been carried out to its end. */
    private boolean isBrokenOff() {
        int slot = (int) now & SLOTS - 1;
        return (occupied[slot >>> 6] & 1L << slot) != 0;
    }

    private void empty() {
        now = -1;
        Arrays.fill(first, NO_CHUNK);
        Arrays.fill(end, 0);
        freeChunk = NO_CHUNK;
        for (int chunk = nextChunk.length - 1; chunk >= 0; chunk--) {
            release(chunk);
        }
    }

    /** Packs who sends what kind of message to whom. */
    static long word(int from, int to, int kind) {
        return ((long) kind << 2 * NODE_BITS) | ((long) from << NODE_BITS) | to;
    }

    static int from(long word) {
        return (int) (word >>> NODE_BITS) & NODE_MASK;
    }

    static int to(long word) {
        return (int) word & NODE_MASK;
    }

    static int kind(long word) {
        return (int) ((word & ~(COPY | BACKWARDS)) >>> 2 * NODE_BITS);
    }

    /** The word of a copy that the network has made of a message. */
    static long copy(long word) {
        return word | COPY;
    }

    static boolean isCopy(long word) {
        return (word & COPY) != 0;
    }

    /** The word of a message that travels counterclockwise round the ring. */
    static long backwards(long word) {
        return word | BACKWARDS;
    }

    static boolean isBackwards(long word) {
        return (word & BACKWARDS) != 0;
    }

    /** Whether event numbers and times of sending are kept. */
    boolean isRecorded() {
        return recorded;
    }

    /** How many messages are on their way. */
    long messages() {
        return messages;
    }

    /** Puts a message in that is due at the present tick or later. */
    void add(long due, long word, Object payload, int depth, long number, long sentAt) {
        messages++;
        if (due == now && delivering) {
            prompt.add(word, payload, depth, recorded ? number : 0);
            return;
        }
        if (due - now >= SLOTS) {
            later.add(due, word, payload, depth, number, sentAt);
        } else {
            put(due, word, payload, depth, number, sentAt);
        }
    }

    private void put(long due, long word, Object payload, int depth, long number, long sentAt) {
        int slot = (int) due & SLOTS - 1;
        int at = end[slot];
        if ((at & CHUNK - 1) == 0) {
            at = append(slot) * CHUNK;
        }
        end[slot] = at + 1;
        words[at] = word;
        payloads[at] = payload;
        depths[at] = depth;
        if (recorded) {
            numbers[at] = number;
            sentAts[at] = sentAt;
        }
    }

    private int append(int slot) {
        if (freeChunk == NO_CHUNK) {
            grow();
        }
        int chunk = freeChunk;
        freeChunk = nextChunk[chunk];
        nextChunk[chunk] = NO_CHUNK;
        if (first[slot] == NO_CHUNK) {
            first[slot] = chunk;
            occupy(slot);
        } else {
            nextChunk[last[slot]] = chunk;
        }
        last[slot] = chunk;
        return chunk;
    }

    private void grow() {
        int old = nextChunk.length;
        words = Arrays.copyOf(words, 2 * words.length);
        payloads = Arrays.copyOf(payloads, 2 * payloads.length);
        depths = Arrays.copyOf(depths, 2 * depths.length);
        numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        sentAts = Arrays.copyOf(sentAts, 2 * sentAts.length);
        nextChunk = Arrays.copyOf(nextChunk, 2 * old);
        for (int chunk = 2 * old - 1; chunk >= old; chunk--) {
            release(chunk);
        }
    }

    private void release(int chunk) {
        nextChunk[chunk] = freeChunk;
        freeChunk = chunk;
    }

    private void occupy(int slot) {
        occupied[slot >>> 6] |= 1L << slot;
    }

    /** Puts an alarm in that is due after the present tick. */
    void add(long due, Alarm alarm) {
        if (due - now >= SLOTS) {
            later.add(due, alarm);
            return;
        }
        int slot = (int) due & SLOTS - 1;
        alarm.next = null;
        if (firstAlarm[slot] == null) {
            firstAlarm[slot] = alarm;
            occupy(slot);
        } else {
            lastAlarm[slot].next = alarm;
        }
        lastAlarm[slot] = alarm;
    }

    /** The next tick at which anything is due, or {@link Long#MAX_VALUE}. */
    long next() {
        int start = (int) (now + 1) & SLOTS - 1;
        int word = start >>> 6;
        long bits = occupied[word] & -1L << start;
        for (int i = 0; i <= occupied.length; i++) {
            if (bits != 0) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
                return now + 1 + (slot - start & SLOTS - 1);
            }
            word = word + 1 & occupied.length - 1;
            bits = occupied[word];
        }
        return later.next();
    }

    /** Whether nothing will ever come of what is left: no message, and only disarmed alarms. */
    boolean isSpent() {
        if (messages > 0 || !later.isSpent()) {
            return false;
        }
        for (Alarm first : firstAlarm) {
            for (Alarm alarm = first; alarm != null; alarm = alarm.next) {
                if (alarm.armed) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Moves the present tick; nothing may be due before it. */
    void moveTo(long tick) {
        now = tick;
        delivering = false;
        while (later.next() < now + SLOTS) {
            Overflow.Entry due = later.poll();
            if (due.payload() instanceof Alarm alarm) {
                add(due.due(), alarm);
            } else {
                put(due.due(), due.word(), due.payload(), due.depth(), due.number(),
                        due.sentAt());
            }
        }
    }

    /** Delivers the messages of the present tick, in order, and all that come of them at once. */
    void deliver(Receiver receiver) {
        delivering = true;
        deliverSlot(receiver);
        deliverPrompt(receiver);
    }

    /** Delivers the messages that have been sent since and take no time. */
    void deliverPrompt(Receiver receiver) {
        if (prompt.isEmpty()) {
            return;
        }
        prompt.deliver((word, payload, depth, number, sentAt) -> {
            messages--;
            receiver.deliver(word, payload, depth, number, sentAt);
        }, now);
    }

    private void deliverSlot(Receiver receiver) {
        int slot = (int) now & SLOTS - 1;
        for (int chunk = first[slot]; chunk != NO_CHUNK; ) {
            int stop = stop(slot, chunk);
            receiver.expect(words, payloads, chunk * CHUNK, stop);
            for (int at = chunk * CHUNK; at < stop; at++) {
                Object payload = payloads[at];
                if (payload == null) {
                    // Someone took it out by hand.
                    continue;
                }
                payloads[at] = null;
                messages--;
                receiver.deliver(words[at], payload, depths[at],
                        recorded ? numbers[at] : 0, recorded ? sentAts[at] : 0);
            }
            int following = nextChunk[chunk];
            release(chunk);
            chunk = following;
        }
        first[slot] = NO_CHUNK;
        end[slot] = 0;
    }

    /** Where the messages of a chunk end. */
    private int stop(int slot, int chunk) {
        return chunk == last[slot] ? end[slot] : (chunk + 1) * CHUNK;
    }

    /** Rings the alarms of the present tick, in order; then nothing is left in it. */
    void ring() {
        int slot = (int) now & SLOTS - 1;
        if (firstAlarm[slot] != null) {
            ringSlot(slot);
        }
        occupied[slot >>> 6] &= ~(1L << slot);
    }

    private void ringSlot(int slot) {
        Alarm alarm = firstAlarm[slot];
        firstAlarm[slot] = null;
        lastAlarm[slot] = null;
        while (alarm != null) {
            Alarm following = alarm.next;
            alarm.next = null;
            if (alarm.armed) {
                alarm.ring();
            }
            alarm = following;
        }
    }

    /** A message that has been taken out. */
    record Taken(long due, long word, Object payload, int depth, long number, long sentAt) {}

    /** Takes out the nth message on a link, by when they are due, if there are so many. */
    Optional<Taken> take(int from, int to, int nth) {
        int seen = 0;
        for (long tick = now; tick < now + SLOTS; tick++) {
            int slot = (int) tick & SLOTS - 1;
            for (int chunk = first[slot]; chunk != NO_CHUNK; chunk = nextChunk[chunk]) {
                for (int at = chunk * CHUNK, stop = stop(slot, chunk); at < stop; at++) {
                    boolean isOne = payloads[at] != null
                            && from(words[at]) == from && to(words[at]) == to;
                    if (isOne && ++seen == nth) {
                        return Optional.of(take(tick, at));
                    }
                }
            }
        }
        return later.take(from, to, nth - seen).map(this::take);
    }

    private Taken take(long tick, int at) {
        Taken taken = new Taken(tick, words[at], payloads[at], depths[at],
                recorded ? numbers[at] : 0, recorded ? sentAts[at] : 0);
        payloads[at] = null;
        messages--;
        return taken;
    }

    /** Takes out all messages that are due at a tick, in order. */
    List<Taken> takeDue(long due) {
        List<Taken> all = new ArrayList<>();
        int slot = (int) due & SLOTS - 1;
        for (int chunk = due - now < SLOTS ? first[slot] : NO_CHUNK; chunk != NO_CHUNK;
                chunk = nextChunk[chunk]) {
            for (int at = chunk * CHUNK, stop = stop(slot, chunk); at < stop; at++) {
                if (payloads[at] != null) {
                    all.add(take(due, at));
                }
            }
        }
        later.takeDue(due).forEach(message -> all.add(take(message)));
        return all;
    }

    private Taken take(Overflow.Entry message) {
        messages--;
        return new Taken(message.due(), message.word(), message.payload(), message.depth(),
                message.number(), message.sentAt());
    }

    /** Shows every message on its way, with the tick at which it is due. */
    void forEach(Visitor visitor) {
        for (long tick = now; tick < now + SLOTS; tick++) {
            int slot = (int) tick & SLOTS - 1;
            for (int chunk = first[slot]; chunk != NO_CHUNK; chunk = nextChunk[chunk]) {
                for (int at = chunk * CHUNK, stop = stop(slot, chunk); at < stop; at++) {
                    if (payloads[at] == null) {
                        // Delivered in a tick that broke off half-way, or taken out by hand.
                        continue;
                    }
                    visitor.visit(tick, words[at], payloads[at],
                            recorded ? numbers[at] : 0, recorded ? sentAts[at] : 0);
                }
            }
        }
        prompt.forEach(visitor, now);
        later.forEach(visitor);
    }

    /** Looks at a message on its way. */
    interface Visitor {
        void visit(long due, long word, Object payload, long number, long sentAt);
    }
}
