package hustings.sim;

import hustings.model.Engine;
import java.util.Optional;

/**
 * Numbers the events of a run, and tells them to an observer if there is one.
 *
 * <p>It also holds the moment: the tick, the event whose consequences are being worked out, and so
 * the cause of the next ones. Events are counted whether or not anyone looks, so that numbers do
 * not depend on it.
 */
final class Trace {
    private final Optional<Observer> observer;
    private final Listing listing;
    private long count;

    /** The present tick. */
    long now;
    /** The number of the event whose consequences are being worked out; 0 if from outside. */
    long cause;

    Trace(Engine engine, Optional<Observer> observer) {
        this.observer = observer;
        this.listing = observer.isPresent() ? Listing.of(engine) : Listing.EMPTY;
    }

    boolean isWatched() {
        return observer.isPresent();
    }

    /** Counts an event that is not shown, and answers its number. */
    long skip() {
        return ++count;
    }

    /** Tells an event that happened from outside of any algorithm's code, with another cause. */
    long tell(long cause, int node, Event.What what) {
        long number = ++count;
        if (observer.isPresent()) {
            observer.get().saw(new Event(number, now, cause, node, Event.NO_LINE, what));
        }
        return number;
    }

    /** Tells an event that a line of the algorithm has just brought about. */
    long tellFromLine(int node, Event.What what) {
        long number = ++count;
        if (observer.isPresent()) {
            int line = listing.lineBeingCarriedOut();
            observer.get().saw(new Event(number, now, cause, node, line, what));
        }
        return number;
    }
}
