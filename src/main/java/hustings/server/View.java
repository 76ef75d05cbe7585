package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.RunOutlines;
import hustings.compare.Timetable;
import hustings.scenario.Scenario;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a viewer sees: which run, at which position, and how much of it has been told.
 *
 * <p>Only one thread at a time moves it; {@link #close} and questions may come from any.
 */
final class View {
    private final SharedRuns runs;
    private final RunWatchdog watch;
    private final Outbox outbox;

    private volatile Optional<Viewed> viewed = Optional.empty();
    private boolean closed;
    /* The text of what has been opened, as long as the viewer has not been told of it. */
    private Optional<String> untold = Optional.empty();
    /* Whether the viewer has got all that was told, up to now. */
    private boolean follows;
    private volatile long now;

    /** A run that is open, and what is known of it beforehand. */
    private record Viewed(SharedRun run, RunOutlines outlines, Timetable timetable) {}

    /** One of nothing yet. */
    View(SharedRuns runs, RunWatchdog watch, Outbox outbox) {
        this.runs = runs;
        this.watch = watch;
        this.outbox = outbox;
    }

    private Viewed viewed() {
        return viewed.orElseThrow(() -> new Refused(
                "nothing-open", "type", "nothing is open yet; send open first"));
    }

    /** Whether there is a run in it. */
    boolean isOpen() {
        return viewed.isPresent();
    }

    /** When things happen in the run; refuses to tell where none is open. */
    RunOutlines outlines() {
        return viewed().outlines;
    }

    /** Which panel stands at which tick at a position; refuses to tell where none is open. */
    Timetable timetable() {
        return viewed().timetable;
    }

    /** The position. */
    long now() {
        return now;
    }

    /** Shows another scenario from now on, at a tick; if it fails, the one before stays. */
    void open(Scenario scenario, long tick, String text) {
        change(runs.join(scenario, Alignment.TICK), 0, tick, Optional.of(text));
    }

    /** Aligns the panels by something; the one at a place stays where it is. */
    void align(Alignment by, int place) {
        change(runs.join(outlines(), by), place, timetable().tickAt(place, now),
                Optional.empty());
    }

    private void change(SharedRun run, int place, long tick, Optional<String> opened) {
        boolean isChanged = false;
        try {
            Viewed next = new Viewed(run, run.outlines(watch), run.timetable(watch));
            long position = Math.min(
                    next.timetable.positionOf(place, tick), next.timetable.end());
            // If the run fails, it does so here, and what has been open stays.
            String keyframe = run.keyframe(position, watch);
            isChanged = replace(next);
            if (isChanged) {
                untold = opened.or(() -> untold);
                now = position;
                show(() -> keyframe);
            }
        } finally {
            if (!isChanged) {
                runs.leave(run);
            }
        }
    }

    /** Whether it has been replaced; whoever has gone meanwhile opens nothing any more. */
    private synchronized boolean replace(Viewed next) {
        viewed.ifPresent(before -> runs.leave(before.run));
        viewed = closed ? Optional.empty() : Optional.of(next);
        return !closed;
    }

    /** Nobody looks any more. */
    synchronized void close() {
        closed = true;
        viewed.ifPresent(before -> runs.leave(before.run));
        viewed = Optional.empty();
    }

    /** Shows the whole state at another position. */
    void moveTo(long position) {
        now = position;
        show();
    }

    /** Shows the whole state, at once or as soon as the viewer has taken what is under way. */
    void show() {
        if (isOpen()) {
            show(() -> viewed().run.keyframe(now, watch));
        }
    }

    private void show(Supplier<String> keyframe) {
        follows = false;
        if (outbox.isBusy(System.nanoTime())) {
            outbox.owe(System.nanoTime());
            return;
        }
        if (untold.isPresent() && outbox.send(viewed().run.opened(untold.get(), watch))) {
            untold = Optional.empty();
        }
        follows = outbox.sendOfRun(keyframe.get());
    }

    /** Shows what happens up to a later position. */
    void advance(long position) {
        String frame = follows ? viewed().run.ticks(now + 1, position, watch)
                : viewed().run.keyframe(position, watch);
        runs.told(position - now);
        // Whoever gets the frame may ask at once where it stands.
        now = position;
        follows = outbox.sendOfRun(frame);
    }

    /** The same for one who still has to take what is under way: that is shown afterwards. */
    void advanceUnseen(long position) {
        // Nobody looks, so nothing is carried out before somebody does.
        now = position;
        follows = false;
        outbox.owe(System.nanoTime());
    }
}
