package hustings.sim;

import hustings.model.Category;
import hustings.model.MessageKind;

/**
 * The moment at which a run stands: the tick, and the event whose consequences are being worked
 * out.
 *
 * <p>Nearly every part reads it, many times a tick; so its fields are read and written directly.
 */
final class Present {
    /** The tick. */
    long now;
    /** The last tick at which something happened that is not a detector's everyday work. */
    long busyAt;
    /** The number of the event that is the cause of the next ones; 0 if it is from outside. */
    long cause;

    /** Something becomes of a message; a heartbeat is everyday work. */
    void busyWith(MessageKind kind) {
        if (kind.category() != Category.DETECT) {
            busyAt = now;
        }
    }

    /** A run begins. */
    void reset() {
        now = 0;
        busyAt = 0;
        cause = 0;
    }
}
