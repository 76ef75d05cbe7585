package hustings.live;

/** What a process tells its group. */
sealed interface Telling {
    /**
     * It is there.
     *
     * @param node its node
     * @param port where it listens for messages
     * @param token what only processes of the group know
     */
    record Hello(int node, int port, String token) implements Telling {}

    /** A connection is for the messages from one node to another. */
    record Link(int from, int to, String token) implements Telling {}

    /** A tick is over. */
    record Tick(Report report) implements Telling {}

    /** A tick is over in which nothing happened: of most ticks there is nothing else to tell. */
    record Quiet(long tick) implements Telling {}

    /** It stands still, as it was asked to. */
    record Frozen() implements Telling {}
}
