package hustings.live.maelstrom;

/** Hears what happens to a group of programs while it runs; from several threads at once. */
public interface GroupListener {
    /** All nodes that run have come to agree on a leader, or do not agree on one any more. */
    void leaderChanged(LeaderChange change);

    /** Something that people should read: of a node that fails, or from its standard error. */
    void told(String words);
}
