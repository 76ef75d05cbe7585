package hustings.model;

import java.util.Locale;

/** What a node takes itself for. */
public enum Role {
    /** Not standing for election; it may or may not know a leader. */
    FOLLOWER,
    /** Takes part in an election that has not ended for it. */
    CANDIDATE,
    /** Leads. */
    LEADER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
