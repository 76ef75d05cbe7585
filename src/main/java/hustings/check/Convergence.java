package hustings.check;

import hustings.run.RunView;

/**
 * Whether the election is complete: in each part of the network all live nodes follow one live
 * leader of their own in one term, and nothing of the election goes on.
 */
record Convergence(RunView view) {
    /** Whether each part has agreed; so it has if nobody is left to disagree. */
    boolean isAgreed() {
        return view.isAgreed();
    }

    /** Whether no message of the contest travels and no timer of the algorithm is set. */
    boolean isQuiet() {
        return view.contestInFlight() == 0 && view.timers() == 0;
    }
}
