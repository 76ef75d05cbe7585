package hustings.live.node;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What a node is to do at later ticks; what is due in one tick keeps the order it came in. */
final class Alarms {
    private final PriorityQueue<Alarm> waiting = new PriorityQueue<>(
            Comparator.<Alarm>comparingLong(alarm -> alarm.due)
                    .thenComparingLong(alarm -> alarm.place));
    private long places;

    /** Something that is done at a tick, unless it is disarmed before. */
    static final class Alarm {
        private final long due;
        private final long place;
        private final Runnable action;
        private boolean armed = true;

        private Alarm(long due, long place, Runnable action) {
            this.due = due;
            this.place = place;
            this.action = action;
        }

        /** It will not ring. */
        void disarm() {
            armed = false;
        }
    }

    /** Has something done at a tick. */
    Alarm at(long due, Runnable action) {
        Alarm alarm = new Alarm(due, places++, action);
        waiting.add(alarm);
        return alarm;
    }

    /** Does all that is due by a tick; what had to wait longer comes first. */
    void ring(long tick) {
        while (!waiting.isEmpty() && waiting.element().due <= tick) {
            Alarm alarm = waiting.remove();
            if (alarm.armed) {
                alarm.action.run();
            }
        }
    }
}
