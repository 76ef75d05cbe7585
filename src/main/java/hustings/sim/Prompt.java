package hustings.sim;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Messages that arrive in the tick in which they are sent, because they take no time.
 *
 * <p>They come after those that were on their way before, in the order in which they are sent. What
 * they cause in the same tick may go on without end; so there is a bound on how deep.
 */
final class Prompt {
    private static final int DEEPEST = 1_000;
    private static final int DEEPEST_PER_NODE = 100;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final long deepest;
    private int depth;

    /** A message, and how many that took no time have led to it in this tick. */
    private record Entry(long word, Object payload, int depth, long number, int depthInTick) {}

    /** None yet, among so many nodes. */
    Prompt(int nodes) {
        deepest = DEEPEST + (long) DEEPEST_PER_NODE * nodes;
    }

    /** Nothing waits. */
    void reset() {
        entries.clear();
        depth = 0;
    }

    /**
     * A message is sent that arrives in this tick.
     *
     * @throws StormInATick if too many in a row have
     */
    void add(long word, Object payload, int causalDepth, long number) {
        // It has been sent, and stays on its way also if it is the one that is too many.
        entries.add(new Entry(word, payload, causalDepth, number, depth + 1));
        if (depth >= deepest) {
            throw new StormInATick(deepest);
        }
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Delivers all, and what comes of them. */
    void deliver(Wheel.Receiver receiver, long now) {
        while (!entries.isEmpty()) {
            Entry entry = entries.remove();
            depth = entry.depthInTick;
            receiver.deliver(entry.word, entry.payload, entry.depth, entry.number, now);
        }
        depth = 0;
    }

    /** Shows what waits, where a tick has been broken off. */
    void forEach(Wheel.Visitor visitor, long now) {
        entries.forEach(entry ->
                visitor.visit(now, entry.word, entry.payload, entry.number, now));
    }
}
