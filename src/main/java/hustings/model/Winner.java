package hustings.model;

/** Who ought to win an election, by the rule of an algorithm. */
public enum Winner {
    /** The largest {@link Node#rank}, ties by the larger identifier. */
    LARGEST_RANK,
    /** Anybody may: chance decides, or a rule that no rank says. */
    ANY
}
