package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.run.Change;
import hustings.run.Event;
import hustings.run.Listing;
import hustings.run.Observer;
import java.util.List;
import java.util.Optional;

/**
 * Numbers the events of a run, and tells them to an observer if there is one.
 *
 * <p>Events are counted whether or not anyone looks, so that numbers do not depend on it.
 */
final class Trace {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Present present;
    private final Optional<Observer> observer;
    private final boolean taped;
    /* One that nothing is put on, if there is none. */
    private final Tape tape;
    private final Listing listing;
    private final String caller;
    private boolean watched;
    private long count;

    /**
     * The trace of a run of which nothing has happened.
     *
     * @param caller the class that calls all handlers, see {@link Listing#beingCarriedOut}
     */
    Trace(AlgorithmType algorithm, RunOptions options, Membership membership, Present present,
            Class<?> caller) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.present = present;
        this.caller = caller.getName();
        this.observer = options.observer();
        this.taped = options.tape().isPresent();
        this.tape = options.tape().orElseGet(Tape::new);
        this.tape.begin(algorithm, membership);
        this.watched = observer.isPresent();
        this.listing = observer.isPresent() ? Listing.of(algorithm) : Listing.none();
    }

    /** Nothing has happened, and whoever observes looks. */
    void reset() {
        tape.begin(algorithm, membership);
        watched = observer.isPresent();
        count = 0;
    }

    /** Whether events are told; without an observer there is nobody to tell them. */
    boolean isWatched() {
        return watched;
    }

    /** Has the observer look away, or look again. */
    void attend(boolean attentive) {
        watched = attentive && observer.isPresent();
    }

    /** How many events there have been. */
    long count() {
        return count;
    }

    /** Counts a reason if nobody is to be told of it, and answers whether that is so. */
    boolean passesOver(int node) {
        if (!watched) {
            skip(Tape.Mark.OTHER, 0, present.cause, membership.id(node), 0, 0, Tape.SILENT);
        }
        return !watched;
    }

    /** Counts an event that no observer is told, and answers its number; see {@link Tape.Mark}. */
    long skip(Tape.Mark mark, int kind, long cause, int node, int other, long value,
            Object payload) {
        long number = ++count;
        if (taped) {
            tape.add(mark, kind, present.now, cause, node, other, value, payload);
        }
        return number;
    }

    private void tapeOther(long cause, int node, Event.What what) {
        if (taped) {
            tape.add(Tape.Mark.OTHER, 0, present.now, cause, node, 0, 0, what);
        }
    }

    /** Tells an event that happened from outside of any algorithm's code, with another cause. */
    long tell(long cause, int node, Event.What what) {
        long number = ++count;
        if (isWatched()) {
            observer.orElseThrow().saw(new Event(
                    number, present.now, cause, node, List.of(), 0, what));
        } else {
            tapeOther(cause, node, what);
        }
        return number;
    }

    /** Tells what a handler has changed, if anything; the event that it handled is the cause. */
    void tellChanges(int node, List<Change> changes) {
        if (!changes.isEmpty()) {
            observer.orElseThrow().changed(present.cause, node, changes);
        }
    }

    /** Tells an event that a line of the algorithm has just brought about. */
    long tellFromLine(int node, Event.What what) {
        long number = ++count;
        if (isWatched()) {
            Listing.Place place = listing.beingCarriedOut(caller);
            observer.orElseThrow().saw(new Event(
                    number, present.now, present.cause, node, place.lines(), place.source(), what));
        } else {
            tapeOther(present.cause, node, what);
        }
        return number;
    }
}
