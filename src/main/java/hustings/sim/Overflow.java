package hustings.sim;

import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is due later than a wheel reaches; equal ticks keep the order in which it was put in. */
final class Overflow {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long sequence;

    /** A message, or an alarm as the payload of no message. */
    record Entry(long due, long sequence, long word, Object payload, int depth, long number,
            long sentAt) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }

        private boolean isMessage() {
            return !(payload instanceof Alarm);
        }

        private boolean isOn(int from, int to) {
            return isMessage() && Wheel.from(word) == from && Wheel.to(word) == to;
        }
    }

    /** Nothing is due. */
    void clear() {
        entries.clear();
        sequence = 0;
    }

    /** Puts a message in. */
    void add(long due, long word, Object payload, int depth, long number, long sentAt) {
        entries.add(new Entry(due, sequence++, word, payload, depth, number, sentAt));
    }

    /** Puts an alarm in. */
    void add(long due, Alarm alarm) {
        add(due, 0, alarm, 0, 0, 0);
    }

    /** The next tick at which anything is due, or {@link Long#MAX_VALUE}. */
    long next() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().due;
    }

    /** Takes out what is due next; ask only if there is something. */
    Entry poll() {
        return entries.remove();
    }

    /** Whether nothing will ever come of what is left: no message, and only disarmed alarms. */
    boolean isSpent() {
        return entries.stream().noneMatch(
                entry -> !(entry.payload instanceof Alarm alarm) || alarm.armed);
    }

    /** Takes out the nth message on a link, by when they are due, if there are so many. */
    Optional<Entry> take(int from, int to, int nth) {
        Optional<Entry> found = entries.stream().sorted()
                .filter(entry -> entry.isOn(from, to)).skip(nth - 1L).findFirst();
        found.ifPresent(entries::remove);
        return found;
    }

    /** Takes out all messages that are due at a tick, in order. */
    List<Entry> takeDue(long due) {
        List<Entry> found = entries.stream().filter(Entry::isMessage)
                .filter(entry -> entry.due == due).sorted().toList();
        entries.removeAll(found);
        return found;
    }

    /** Shows every message, with the tick at which it is due. */
    void forEach(Wheel.Visitor visitor) {
        entries.stream().sorted().filter(Entry::isMessage).forEach(entry -> visitor.visit(
                entry.due, entry.word, entry.payload, entry.number, entry.sentAt));
    }
}
