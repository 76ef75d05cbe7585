package hustings.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends messages to a viewer no faster than it takes them.
 *
 * <p>A message of a run is dropped while an earlier one is still under way, and the viewer is owed
 * a keyframe instead; so a slow viewer sees fewer frames, and never grows a queue. What the network
 * has taken may still be far from the viewer: one that says what it has drawn is sent no more than
 * it can draw in half a second. Short answers may wait, up to a number and a size that no honest
 * viewer reaches. Thread-safe.
 */
final class Outbox {
    private static final int MOST_WAITING = 32;
    private static final int MOST_CHARACTERS_WAITING = 1_000_000;
    private static final int FEWEST_UNDRAWN = 2;
    private static final int MOST_UNDRAWN = 32;
    private static final long LONGEST_UNDRAWN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final FrameSink sink;
    private final Runnable caughtUp;
    private final LongSupplier clock;
    /* When the messages of the run were sent that have not been drawn yet. */
    private final Deque<Long> undrawn = new ArrayDeque<>();
    private boolean drawnIsSaid;
    private int underway;
    private long characters;
    private long movedAt;
    private boolean owed;

    /** An outbox; {@code caughtUp} is called when a viewer that missed frames can take one. */
    Outbox(FrameSink sink, Runnable caughtUp, LongSupplier clock) {
        this.sink = sink;
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    /** Whether a message of the run would have to wait. */
    synchronized boolean isBusy(long nowNanos) {
        return underway > 0 || drawnIsSaid && (undrawn.size() >= MOST_UNDRAWN
                || undrawn.size() >= FEWEST_UNDRAWN
                        && nowNanos - undrawn.getFirst() > LONGEST_UNDRAWN_NANOS);
    }

    /** Whether an answer of a usual size would find no room. */
    synchronized boolean isFull() {
        return underway >= MOST_WAITING / 2 || characters >= MOST_CHARACTERS_WAITING / 2;
    }

    /** The viewer has missed something, and gets a keyframe once it has caught up. */
    void owe(long nowNanos) {
        synchronized (this) {
            owed = isBusy(nowNanos);
            if (owed) {
                return;
            }
        }
        caughtUp.run();
    }

    /** Sends a message of the run, if there is room for it, which is answered. */
    boolean sendOfRun(String message) {
        return send(message, true);
    }

    /** Sends an answer, if there is room for it, which is answered. */
    boolean send(String message) {
        return send(message, false);
    }

    private boolean send(String message, boolean ofRun) {
        synchronized (this) {
            // The first may be as large as it is; behind it, only so much may wait.
            if (underway >= MOST_WAITING
                    || underway > 0 && characters + message.length() > MOST_CHARACTERS_WAITING) {
                owed = true;
                return false;
            }
            movedAt = underway == 0 ? clock.getAsLong() : movedAt;
            underway++;
            characters += underway == 1 ? 0 : message.length();
            if (ofRun) {
                undrawn.addLast(System.nanoTime());
                if (undrawn.size() > MOST_UNDRAWN) {
                    undrawn.removeFirst();
                }
            }
        }
        int counted = message.length();
        sink.send(message, () -> left(counted));
        return true;
    }

    private void left(int length) {
        boolean catchUp;
        synchronized (this) {
            underway--;
            characters = underway == 0 ? 0 : Math.max(0, characters - length);
            movedAt = clock.getAsLong();
            catchUp = catchesUp(System.nanoTime());
        }
        if (catchUp) {
            caughtUp.run();
        }
    }

    /** The viewer has drawn the first message of the run that it had not. */
    void drawn(long nowNanos) {
        boolean catchUp;
        synchronized (this) {
            drawnIsSaid = true;
            undrawn.pollFirst();
            catchUp = catchesUp(nowNanos);
        }
        if (catchUp) {
            caughtUp.run();
        }
    }

    private boolean catchesUp(long nowNanos) {
        boolean catchUp = owed && !isBusy(nowNanos);
        owed = owed && !catchUp;
        return catchUp;
    }

    /** For how long the viewer has taken nothing although there was something to take. */
    synchronized long stalledNanos(long nowNanos) {
        return underway == 0 ? 0 : nowNanos - movedAt;
    }
}
