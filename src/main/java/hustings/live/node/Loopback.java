package hustings.live.node;

import hustings.model.MessageKind;
import hustings.run.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What a node sends to itself because it is next on its ring itself: it is handled as soon as the
 * node has done what it is doing, and after a few times in a tick, only in the next one.
 */
final class Loopback {
    private static final int MOST_IN_A_TICK = 16;

    private final Journal journal;
    private final Alarms alarms;
    private final Consumer<Object> handler;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int handled;
    private long handledAt = -1;
    private boolean delivering;

    private record Waiting(EventKey sent, Object message) {}

    /**
     * Nothing waits.
     *
     * @param handler handles a message
     */
    Loopback(Journal journal, Alarms alarms, Consumer<Object> handler) {
        this.journal = journal;
        this.alarms = alarms;
        this.handler = handler;
    }

    /** The node sends something to itself. */
    void add(MessageKind kind, Object message) {
        Waiting letter = new Waiting(journal.tellFromLine(new Event.Note(kind.name()
                + " comes straight back: the node is next on the ring itself")), message);
        if (handledAt != journal.now) {
            handledAt = journal.now;
            handled = 0;
        }
        if (++handled > MOST_IN_A_TICK) {
            alarms.at(journal.now + 1, () -> {
                waiting.add(letter);
                deliver();
            });
        } else {
            waiting.add(letter);
        }
    }

    /** Handles what waits, and what comes of it. */
    void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        while (!waiting.isEmpty()) {
            Waiting letter = waiting.remove();
            journal.cause = letter.sent;
            handler.accept(letter.message);
        }
        delivering = false;
    }
}
