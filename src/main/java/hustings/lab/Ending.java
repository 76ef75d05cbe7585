package hustings.lab;

import hustings.sim.Result;

/** How a trial ended. */
public enum Ending {
    /** All live nodes recognise the same live leader. */
    ELECTED("elected"),
    /** Nobody leads. */
    NO_LEADER("no leader"),
    /** Somebody leads, but not all live nodes follow. */
    DISAGREEMENT("disagreement"),
    /** The algorithm broke. */
    FAILED("failed"),
    /** It needed more work than a trial may have, and was broken off. */
    ENDLESS("endless");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** How a run ended that was carried out to its last tick. */
    static Ending of(Result.Outcome outcome) {
        return switch (outcome) {
            case ELECTED -> ELECTED;
            case NO_LEADER -> NO_LEADER;
            case DISAGREEMENT -> DISAGREEMENT;
            case FAILED -> FAILED;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
