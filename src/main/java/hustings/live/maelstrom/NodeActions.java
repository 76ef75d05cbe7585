package hustings.live.maelstrom;

/** What the coordinator of a group has done to real processes. */
interface NodeActions {
    /**
     * Starts the process of a node.
     *
     * @throws IllegalArgumentException if it cannot be started, in words
     */
    void start(String node);

    /** Kills the process of a node, whatever it is doing. */
    void kill(String node);

    /** Has the process of a node stand still, whatever it is doing. */
    void stop(String node);

    /** Has it go on. */
    void goOn(String node);

    /** Writes a line for a node to read; answers false if too many are unread. */
    boolean send(String node, String line);
}
