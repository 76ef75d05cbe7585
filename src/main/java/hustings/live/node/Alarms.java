package hustings.live.node;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

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
        private final BooleanSupplier condition;
        private final Runnable action;
        private boolean armed = true;

        private Alarm(long due, long place, BooleanSupplier condition, Runnable action) {
            this.due = due;
            this.place = place;
            this.condition = condition;
            this.action = action;
        }

        /** It will not ring. */
        void disarm() {
            armed = false;
        }
    }

    /** Has something done at a tick. */
    Alarm at(long due, Runnable action) {
        return when(due, () -> true, action);
    }

    /** Has something done at a tick if a condition holds at it. */
    Alarm when(long due, BooleanSupplier condition, Runnable action) {
        Alarm alarm = new Alarm(due, places++, condition, action);
        waiting.add(alarm);
        return alarm;
    }

    /**
     * A pause is over, in which nothing was done: what was due in it will be, before all else, if
     * its condition held then.
     */
    void goOn(long tick) {
        waiting.stream().filter(alarm -> alarm.due < tick && !alarm.condition.getAsBoolean())
                .forEach(Alarm::disarm);
    }

    /** Does all that is due by a tick; what had to wait longer comes first. */
    void ring(long tick) {
        while (!waiting.isEmpty() && waiting.element().due <= tick) {
            Alarm alarm = waiting.remove();
            if (alarm.armed && alarm.condition.getAsBoolean()) {
                alarm.action.run();
            }
        }
    }
}
