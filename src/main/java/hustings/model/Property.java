package hustings.model;

/** What an election may be held to; each is judged while a run goes on. */
public enum Property {
    /** No term ever has two leaders. */
    TERM_UNIQUENESS("Term uniqueness", "No term has had two leaders."),
    /** At no instant do two live nodes lead. */
    INSTANT_UNIQUENESS("One leader at a time", "At the end of no tick have two nodes led."),
    /** Nodes that can reach each other and know a leader of one term know the same one. */
    AGREEMENT("Agreement",
            "At the end of no tick have nodes in touch followed different leaders of one term."),
    /** The leader is a member, has a reason to lead, and is the one that the rule picks. */
    VALIDITY("Validity", "Every leader was the one that the algorithm's rule picks."),
    /** An election comes to its end in time. */
    TERMINATION("Termination",
            "No election has gone on beyond its bound, counted from the last disturbance."),
    /** Once elected, a leader stays until something disturbs it. */
    STABILITY("Stability", "No leader has changed without a disturbance."),
    /** Nobody follows the dead for long. */
    LEADER_LIVENESS("Leader liveness", "Nobody has followed a dead leader for too long."),
    /** After the election nothing of it goes on. */
    QUIESCENCE("Quiescence", "After each election its messages and timers have ended."),
    /** A node's term never falls. */
    MONOTONIC_TERMS("Monotonic terms", "No node's term has ever fallen."),
    /** No message appears or vanishes. */
    CONSERVATION("Messages conserved", "Every message sent is accounted for, at every tick.");

    private final String title;
    private final String kept;

    Property(String title, String kept) {
        this.title = title;
        this.kept = kept;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** What is the case while it is kept, in a sentence. */
    public String kept() {
        return kept;
    }

    /** The place in the literature's list, such as {@code P1}. */
    public String number() {
        return "P" + (ordinal() + 1);
    }
}
