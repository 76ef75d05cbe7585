package hustings.live;

/** What a process tells its group. */
sealed interface Telling {
    /**
     * It is there.
     *
     * @param node its node
     * @param port where it listens for messages
     * @param token what only processes of the group know
     * @param durable the fields on its stable storage, as JSON
     */
    record Hello(int node, int port, String token, String durable) implements Telling {}

    /** A connection is for the messages from one node to another. */
    record Link(int from, int to, String token) implements Telling {}

    /** A tick is over. */
    record Tick(Report report) implements Telling {}

    /** It stands still, as it was asked to. */
    record Frozen() implements Telling {}
}
