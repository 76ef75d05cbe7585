package hustings.sim;

import hustings.run.Observer;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import java.util.Optional;

/**
 * What a run is begun with, apart from its scenario and its algorithm.
 *
 * @param work how much it may do
 * @param observer told each event, with the lines that did it
 * @param tape takes events down in numbers
 * @param listener told what properties speak of
 */
record RunOptions(
        WorkLimit work, Optional<Observer> observer, Optional<Tape> tape, RunListener listener) {
    /** Those of a run that may be observed, and may have a listener. */
    static RunOptions observed(
            WorkLimit work, Optional<Observer> observer, RunListener listener) {
        return new RunOptions(work, observer, Optional.empty(), listener);
    }

    /** Those of a run that is only taken down on a tape. */
    static RunOptions taped(WorkLimit work, Tape tape) {
        return new RunOptions(work, Optional.empty(), Optional.of(tape), RunListener.NOBODY);
    }

    /** Those of a further run, with the same observer and tape. */
    RunOptions with(WorkLimit work, RunListener listener) {
        return new RunOptions(work, observer, tape, listener);
    }

    /** Whether it matters which event an event was caused by. */
    boolean areEventsKept() {
        return observer.isPresent() || tape.isPresent();
    }

    /** Whether anyone listens. */
    boolean isListenedTo() {
        return listener != RunListener.NOBODY;
    }
}
