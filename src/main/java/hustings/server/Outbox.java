package hustings.server;

import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Sends frames to a viewer no faster than it takes them.
 *
 * <p>A frame of a run is dropped while an earlier one is still under way, and the viewer is owed a
 * keyframe instead; so a slow viewer sees fewer frames, and never grows a queue. Short answers may
 * wait, up to a number and a size that no honest viewer reaches. Thread-safe.
 */
final class Outbox {
    private static final int MOST_WAITING = 32;
    private static final int MOST_CHARACTERS_WAITING = 1_000_000;

    private final Outlet outlet;
    private final Runnable caughtUp;
    private final LongSupplier clock;
    private int underway;
    private long characters;
    private long movedAt;
    private boolean owed;

    /** An outbox; {@code caughtUp} is called when a viewer that missed frames can take one. */
    Outbox(Outlet outlet, Runnable caughtUp, LongSupplier clock) {
        this.outlet = outlet;
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    /** Whether a frame of the run would have to wait. */
    synchronized boolean isBusy() {
        return underway > 0;
    }

    /** Whether an answer of a usual size would find no room. */
    synchronized boolean isFull() {
        return underway >= MOST_WAITING / 2 || characters >= MOST_CHARACTERS_WAITING / 2;
    }

    /** The viewer has missed something, and gets a keyframe once it has caught up. */
    void owe() {
        synchronized (this) {
            owed = underway > 0;
            if (owed) {
                return;
            }
        }
        caughtUp.run();
    }

    /** Sends a frame that answers the viewer, or one of the run while nothing is under way. */
    void send(JsonNode frame) {
        String text = frame.toString();
        synchronized (this) {
            // The first may be as large as it is; behind it, only so much may wait.
            if (underway >= MOST_WAITING
                    || underway > 0 && characters + text.length() > MOST_CHARACTERS_WAITING) {
                owed = true;
                return;
            }
            movedAt = underway == 0 ? clock.getAsLong() : movedAt;
            underway++;
            characters += underway == 1 ? 0 : text.length();
        }
        int counted = text.length();
        outlet.send(text, () -> left(counted));
    }

    private void left(int length) {
        boolean catchUp;
        synchronized (this) {
            underway--;
            characters = underway == 0 ? 0 : Math.max(0, characters - length);
            movedAt = clock.getAsLong();
            catchUp = owed && underway == 0;
            owed = owed && !catchUp;
        }
        if (catchUp) {
            caughtUp.run();
        }
    }

    /** For how long the viewer has taken nothing although there was something to take. */
    synchronized long stalledNanos(long nowNanos) {
        return underway == 0 ? 0 : nowNanos - movedAt;
    }
}
