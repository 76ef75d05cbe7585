package hustings.lab;

import hustings.run.Result;

/** How a trial ended. */
public enum TrialOutcome {
    /** All live nodes recognise the same live leader. */
    ELECTED("elected"),
    /** A part with more than half of the members has a leader; the rest is out of touch. */
    MAJORITY_ELECTED("majority elected"),
    /** All that reach the store follow one leader; the rest is out of touch. */
    ELECTED_IN_TOUCH("elected in touch"),
    /** The network is in parts, and each has a leader of its own. */
    ONE_IN_EACH_PART("one in each part"),
    /** The network is in parts, and in each either all follow one leader or nobody leads. */
    LED_IN_SOME_PARTS("led in some parts"),
    /** Nobody leads, or only nodes that are out of touch. */
    NO_LEADER("no leader"),
    /** So it is, and an election goes on for longer than it ever ought to. */
    LIVELOCK("livelock"),
    /** Somebody leads, but not all that are in touch follow. */
    DISAGREEMENT("disagreement"),
    /** The algorithm broke. */
    FAILED("failed"),
    /** It needed more work than a trial may have, and was broken off. */
    ENDLESS("endless");

    private final String words;

    TrialOutcome(String words) {
        this.words = words;
    }

    /** How a run ended that was carried out to its last tick. */
    static TrialOutcome of(Result.Outcome outcome) {
        return switch (outcome) {
            case ELECTED -> ELECTED;
            case MAJORITY_ELECTED -> MAJORITY_ELECTED;
            case ELECTED_IN_TOUCH -> ELECTED_IN_TOUCH;
            case ONE_IN_EACH_PART -> ONE_IN_EACH_PART;
            case LED_IN_SOME_PARTS -> LED_IN_SOME_PARTS;
            case NO_LEADER -> NO_LEADER;
            case LIVELOCK -> LIVELOCK;
            case DISAGREEMENT -> DISAGREEMENT;
            case FAILED -> FAILED;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
