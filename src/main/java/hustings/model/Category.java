package hustings.model;

/**
 * What a kind of message is for, and so in which column its cost stands.
 *
 * <p>The cost of an election is {@link #ELECTION} plus {@link #ANNOUNCE}; the others are counted
 * apart, so that a chatty failure detector never hides what the contest itself costs.
 */
public enum Category {
    /** Part of the contest. */
    ELECTION,
    /** Spreads the result. */
    ANNOUNCE,
    /** Watches whether the leader is alive. */
    DETECT,
    /** Only tells whether a neighbour is still there. */
    TRANSPORT,
    /** A request to a shared store, or its answer. */
    STORE,
    /** Not a message: a timer, which a node sets for itself and which crosses no link. */
    TIMER,
    /**
     * A timer that watches over what an election has brought about, such as that of a follower who
     * waits for its leader: while it runs an election can be over all the same.
     */
    WATCH;

    /** Whether this is no message, but something that a node sets for itself. */
    public boolean isTimer() {
        return this == TIMER || this == WATCH;
    }

    /** Whether messages of this category make up the headline cost of an election. */
    public boolean isContest() {
        return this == ELECTION || this == ANNOUNCE;
    }
}
