package hustings.server;

import tools.jackson.databind.JsonNode;

/**
 * Sends frames to a viewer no faster than it takes them.
 *
 * <p>A frame of a run is dropped while an earlier one is still under way, and the viewer is owed a
 * keyframe instead; so a slow viewer sees fewer frames, and never grows a queue. Short answers may
 * wait, up to a number that no honest viewer reaches. Thread-safe.
 */
final class Outbox {
    private static final int MOST_WAITING = 32;

    private final Outlet outlet;
    private final Runnable caughtUp;
    private int underway;
    private boolean owed;

    /** An outbox; {@code caughtUp} is called when a viewer that missed frames can take one. */
    Outbox(Outlet outlet, Runnable caughtUp) {
        this.outlet = outlet;
        this.caughtUp = caughtUp;
    }

    /** Whether a frame of the run would have to wait. */
    synchronized boolean isBusy() {
        return underway > 0;
    }

    /** The viewer has missed something, and gets a keyframe once it has caught up. */
    synchronized void owe() {
        owed = true;
    }

    /** Sends a frame that answers the viewer, or one of the run while nothing is under way. */
    void send(JsonNode frame) {
        synchronized (this) {
            if (underway >= MOST_WAITING) {
                owed = true;
                return;
            }
            underway++;
        }
        outlet.send(frame.toString(), this::left);
    }

    private void left() {
        boolean catchUp;
        synchronized (this) {
            underway--;
            catchUp = owed && underway == 0;
            owed = owed && !catchUp;
        }
        if (catchUp) {
            caughtUp.run();
        }
    }
}
