package hustings.live;

import hustings.live.node.Announcement;
import java.util.List;

/** What a group tells one of its processes. */
sealed interface Command {
    /**
     * The process begins.
     *
     * @param tick its first tick
     * @param microseconds how long it is until that tick begins
     * @param tickMicroseconds how long a tick is
     * @param announced all that has been announced so far
     */
    record Begin(long tick, long microseconds, long tickMicroseconds,
            List<Announcement> announced) implements Command {}

    /**
     * Everything is known of a tick, and of those before it: a process goes no further, so that it
     * never hears of something when it is too late.
     */
    record Grant(long tick) implements Command {}

    /** The group announces something. */
    record Announce(Announcement announcement) implements Command {}

    /** The process is to stand still after its present tick, and to say so. */
    record Freeze() implements Command {}

    /**
     * It is to go on.
     *
     * @param tick with which tick
     * @param announced what has been announced meanwhile
     */
    record Thaw(long tick, List<Announcement> announced) implements Command {}

    /** The run ends after a tick. */
    record End(long tick) implements Command {}
}
