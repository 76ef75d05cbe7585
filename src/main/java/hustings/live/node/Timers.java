package hustings.live.node;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import hustings.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The timers that a node has set for itself. */
final class Timers {
    private final AlgorithmType algorithm;
    private final Journal journal;
    private final Alarms alarms;
    private final BiConsumer<EventKey, Object> fired;
    private final List<Timer> set = new ArrayList<>();

    private record Timer(MessageKind kind, Object message, Alarms.Alarm alarm) {}

    /**
     * None is set.
     *
     * @param fired who handles a timer that goes off, told the event with which it did
     */
    Timers(AlgorithmType algorithm, Journal journal, Alarms alarms,
            BiConsumer<EventKey, Object> fired) {
        this.algorithm = algorithm;
        this.journal = journal;
        this.alarms = alarms;
        this.fired = fired;
    }

    /** Sets a timer, or moves the one that equals it. */
    void set(long ticks, Object message) {
        if (ticks < 1) {
            throw new IllegalArgumentException("a timer is set for at least 1 tick, not " + ticks);
        }
        MessageKind kind = algorithm.kindOf(message);
        if (!kind.isTimer()) {
            throw new IllegalArgumentException(kind.name() + " is a message of kind "
                    + kind.category()
                    + "; setTimer() takes a record with @Kind(TIMER) or @Kind(WATCH)");
        }
        cancel(message);
        long due = journal.now + ticks;
        EventKey told = journal.tellFromLine(
                new Event.TimerSet(kind.name(), MessageKind.partsOf(message), due));
        set.add(new Timer(kind, message, alarms.at(due, () -> ring(told, kind, message))));
    }

    private void ring(EventKey wasSet, MessageKind kind, Object message) {
        set.removeIf(timer -> timer.message.equals(message));
        fired.accept(journal.tell(wasSet,
                new Event.TimerFired(kind.name(), MessageKind.partsOf(message))), message);
    }

    /** Cancels the timer that equals a message, if it is set. */
    void cancel(Object message) {
        set.stream().filter(timer -> timer.message.equals(message)).findFirst().ifPresent(timer -> {
            tellCancelled(timer);
            timer.alarm.disarm();
            set.remove(timer);
        });
    }

    /** Cancels all of them. */
    void cancelAll() {
        set.forEach(this::tellCancelled);
        set.forEach(timer -> timer.alarm.disarm());
        set.clear();
    }

    private void tellCancelled(Timer timer) {
        journal.tellFromLine(new Event.TimerCancelled(timer.kind.name()));
    }
}
