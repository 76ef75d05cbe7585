package hustings.scenario;

import java.util.List;

/** Which failure detector the nodes have. */
public sealed interface Detection {
    /** The longest delay, interval or timeout of the grammar, in ticks. */
    long LONGEST = 100_000;

    /** Every live node that follows a crashed leader is told, so many ticks after the crash. */
    record Perfect(long delay) implements Detection {
        @Override
        public String toString() {
            return "perfect:" + delay;
        }
    }

    /** Only the lowest live node that follows a crashed leader is told. */
    record First(long delay) implements Detection {
        @Override
        public String toString() {
            return "first:" + delay;
        }
    }

    /**
     * Leaders send heartbeats, and whoever hears none for too long suspects.
     *
     * @param interval ticks between two heartbeats of a leader
     * @param timeout ticks without a heartbeat before the leader is suspected
     */
    record Heartbeats(long interval, long timeout) implements Detection {
        @Override
        public String toString() {
            return "heartbeat:" + interval + "," + timeout;
        }
    }

    /** Nobody ever notices anything. */
    record None() implements Detection {
        @Override
        public String toString() {
            return "none";
        }
    }

    /** How long after the death of a leader the last follower is told, at most, in ticks. */
    default long delay(long delta) {
        return switch (this) {
            case Perfect(long delay) -> delay;
            case First(long delay) -> delay;
            case Heartbeats(long interval, long timeout) -> timeout + delta;
            case None none -> 0;
        };
    }

    /** Ticks between two heartbeats of a leader; 0 if none are sent. */
    default long heartbeatInterval() {
        return this instanceof Heartbeats heartbeats ? heartbeats.interval : 0;
    }

    /**
     * Ticks without a heartbeat before a leader is suspected, also for who sends heartbeats of its
     * own: the literature takes an interval of 5Δ, and a timeout of two intervals.
     */
    default long heartbeatTimeout(long delta) {
        return this instanceof Heartbeats heartbeats ? heartbeats.timeout : 12 * delta + 1;
    }

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Detection parse(String text) {
        String word = Typed.named(Typed.word(text));
        int colon = word.indexOf(':');
        String kind = colon < 0 ? word : word.substring(0, colon).strip();
        List<String> numbers = Typed.items(word.substring(colon + 1), ":,; ");
        try {
            if (colon < 0 && kind.equals("none")) {
                return new None();
            } else if (numbers.size() == 1 && kind.equals("perfect")) {
                return new Perfect(Texts.whole(numbers.get(0), 1, LONGEST));
            } else if (numbers.size() == 1 && kind.equals("first")) {
                return new First(Texts.whole(numbers.get(0), 1, LONGEST));
            } else if (numbers.size() == 2 && kind.equals("heartbeat")) {
                return new Heartbeats(Texts.whole(numbers.get(0), 1, LONGEST),
                        Texts.whole(numbers.get(1), 1, LONGEST));
            }
            throw new IllegalArgumentException(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("perfect:3, first:3 (told so many ticks after a"
                    + " crash), heartbeat:5,15 (interval, timeout), or none, with ticks from 1 to "
                    + LONGEST, e);
        }
    }
}
