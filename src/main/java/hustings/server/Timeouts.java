package hustings.server;

/**
 * For how long the server bears with others, in seconds.
 *
 * @param silent how long a viewer may ask for nothing while nothing plays
 * @param stalled how long a viewer may take nothing of what was sent
 * @param tick how long an algorithm may take over one tick
 * @param head how long the head of a request may take from its first byte on
 */
record Timeouts(long silent, long stalled, long tick, long head) {
    static final Timeouts STANDARD = new Timeouts(15 * 60, 30, 10);

    /** As long for the head of a request as is usual. */
    Timeouts(long silent, long stalled, long tick) {
        this(silent, stalled, tick, 20);
    }
}
