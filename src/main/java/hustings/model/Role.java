package hustings.model;

/** What a node takes itself for. */
public enum Role {
    /** Not standing for election; it may or may not know a leader. */
    FOLLOWER,
    /** Takes part in an election that has not ended for it. */
    CANDIDATE,
    /** Leads. */
    LEADER
}
