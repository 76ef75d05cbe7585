package hustings.sim;

import org.jspecify.annotations.Nullable;

/** Something that happens at a tick of its own, unless it is disarmed before. */
abstract class Alarm {
    /** The next alarm of the same tick; the wheel's own. */
    @Nullable Alarm next;

    /** Whether it still rings. */
    boolean armed = true;

    /** The time has come. */
    abstract void ring();
}
