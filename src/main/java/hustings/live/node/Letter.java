package hustings.live.node;

/**
 * A message on its way between two nodes of a live group.
 *
 * @param from the sender
 * @param to the receiver
 * @param number the number of the event with which it was sent, among those of the sender
 * @param sentAt the tick at which it was sent
 * @param due the first tick at which it may be handled
 * @param message the message itself, of the algorithm or a heartbeat
 */
public record Letter(int from, int to, long number, long sentAt, long due, Object message) {
    /** Refuses a letter that arrives before the tick after the one in which it was sent. */
    public Letter {
        if (due <= sentAt) {
            throw new IllegalArgumentException("a message that was sent at tick " + sentAt
                    + " is handled later, not at " + due);
        }
    }

    /** The event with which it was sent. */
    public EventKey sent() {
        return new EventKey(from, number);
    }

    /** The same, to be handled at another tick or later. */
    public Letter dueAt(long tick) {
        return new Letter(from, to, number, sentAt, tick, message);
    }
}
