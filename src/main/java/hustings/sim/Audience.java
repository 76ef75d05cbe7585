package hustings.sim;

import hustings.run.Observer;
import java.util.Optional;

/**
 * Who gets to know the events of a run.
 *
 * @param observer told each one, with the lines that did it
 * @param tape takes them down in numbers
 */
record Audience(Optional<Observer> observer, Optional<Tape> tape) {
    /** Nobody, or only an observer. */
    static Audience of(Optional<Observer> observer) {
        return new Audience(observer, Optional.empty());
    }

    /** Only a tape. */
    static Audience of(Tape tape) {
        return new Audience(Optional.empty(), Optional.of(tape));
    }

    /** Whether it matters which event an event was caused by. */
    boolean isThere() {
        return observer.isPresent() || tape.isPresent();
    }
}
