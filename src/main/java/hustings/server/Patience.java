package hustings.server;

/**
 * For how long the server bears with others, in seconds.
 *
 * @param silent how long a viewer may ask for nothing while nothing plays
 * @param stalled how long a viewer may take nothing of what was sent
 * @param tick how long an algorithm may take over one tick
 */
record Patience(long silent, long stalled, long tick) {
    static final Patience STANDARD = new Patience(15 * 60, 30, 10);
}
