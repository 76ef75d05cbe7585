package hustings.sim;

/** Sets alarms, and keeps those of paused nodes until they resume. */
final class Alarms {
    private final Present present;
    private final LocalTime time;
    private final Wheel wheel;
    private final Backlog backlog;

    Alarms(Present present, LocalTime time, Wheel wheel, Backlog backlog) {
        this.present = present;
        this.time = time;
        this.wheel = wheel;
        this.backlog = backlog;
    }

    /** Sets an alarm for a tick after the present one. */
    void set(long due, Alarm alarm) {
        wheel.add(due, alarm);
    }

    /** Sets an alarm that rings after so many ticks. */
    void setAfter(long ticks, Alarm alarm) {
        set(present.now + ticks, alarm);
    }

    /** The tick at which so many ticks, counted from now, have gone by on the clock of a node. */
    long due(int node, long ticks) {
        return time.due(node, present.now, ticks);
    }

    /** Keeps an alarm of a paused node for later; answers whether it did. */
    boolean hold(int node, Alarm alarm) {
        return backlog.hold(node, alarm);
    }
}
