package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.Courses;
import hustings.compare.Timetable;
import hustings.model.Engines;
import hustings.sim.Fault;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a viewer has open, and what is done with it; it says what came of it to the outbox.
 *
 * <p>Only one thread at a time works at it, see {@link Room}.
 */
final class Desk {
    private static final long MOST_AT_ONCE = 100;

    private final Engines engines;
    private final Limits limits;
    private final Watch watch;
    private final Outbox outbox;
    private final SharedRuns runs;
    private final Playback playback = new Playback();

    private volatile Optional<Viewed> viewed = Optional.empty();
    private boolean closed;
    /* The text of what has been opened, as long as the viewer has not been told of it. */
    private Optional<String> untold = Optional.empty();
    /* Whether the viewer has got all that was told, up to now. */
    private boolean follows;
    private volatile long now;

    /** A run that is open, and what is known of it beforehand. */
    private record Viewed(SharedRun run, Courses courses, Timetable timetable) {}

    /** A desk on which nothing is open. */
    Desk(Engines engines, Limits limits, SharedRuns runs, Watch watch, Outbox outbox) {
        this.engines = engines;
        this.limits = limits;
        this.runs = runs;
        this.watch = watch;
        this.outbox = outbox;
    }

    /** Does what a viewer asks for. */
    void carryOut(Request request) {
        switch (request) {
            case Request.Open(String text) -> {
                limits.requireShort("scenario", text);
                Scenario scenario = limits.onScreen(Scenario.parse(text, engines));
                open(scenario, scenario.t());
            }
            case Request.Play(double ticksPerSecond) -> play(ticksPerSecond);
            case Request.Pause pause -> pause();
            case Request.Step step -> step(step);
            case Request.Seek(long tick, Optional<String> panel) -> seek(tick, panel);
            case Request.Align(Alignment by, Optional<String> panel) -> align(by, panel);
            case Request.Act(String action) -> act(action);
            case Request.Drawn drawn -> outbox.drawn(System.nanoTime());
        }
    }

    /** Stops time; other than all else, this may be done while another thread works at it. */
    private void pause() {
        viewed();
        playback.stop();
        sendClock();
    }

    private Viewed viewed() {
        return viewed.orElseThrow(() -> new Refused(
                "nothing-open", "type", "nothing is open yet; send open first"));
    }

    private void open(Scenario scenario, long tick) {
        Heap.STANDARD.requireRoom();
        change(runs.join(scenario, Alignment.TICK), 0, tick,
                Optional.of(scenario.with("t", Long.toString(tick), engines).text()));
    }

    /**
     * Has another run open from now on, at the position where a panel stands at a tick.
     *
     * @param opened its text, if it is another scenario
     */
    private void change(SharedRun run, int place, long tick, Optional<String> opened) {
        boolean isChanged = false;
        try {
            Viewed next = new Viewed(run, run.courses(watch), run.timetable(watch));
            long position = Math.min(
                    next.timetable.positionOf(place, tick), next.timetable.end());
            // If the run fails, it does so here, and what has been open stays.
            String keyframe = run.keyframe(position, watch);
            isChanged = replace(next);
            if (isChanged) {
                untold = opened.or(() -> untold);
                moveTo(position, () -> keyframe);
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

    /** Nobody sits at it any more. */
    synchronized void close() {
        closed = true;
        viewed.ifPresent(before -> runs.leave(before.run));
        viewed = Optional.empty();
    }

    private void moveTo(long position, Supplier<String> keyframe) {
        now = position;
        follows = false;
        playback.restart(now, System.nanoTime());
        show(keyframe);
    }

    private void moveTo(long position) {
        moveTo(position, this::keyframe);
    }

    private String keyframe() {
        return viewed().run.keyframe(now, watch);
    }

    /** Shows the whole state, at once or as soon as the viewer has taken what is under way. */
    void show() {
        if (viewed.isPresent()) {
            show(this::keyframe);
        }
    }

    private void show(Supplier<String> keyframe) {
        if (outbox.isBusy(System.nanoTime())) {
            outbox.owe(System.nanoTime());
            return;
        }
        if (untold.isPresent() && outbox.send(viewed().run.opened(untold.get(), watch))) {
            untold = Optional.empty();
        }
        follows = outbox.sendOfRun(keyframe.get());
        sendClock();
    }

    private void seek(long tick, Optional<String> panel) {
        Viewed before = viewed();
        long position = panel.isEmpty() ? tick
                : before.timetable.positionOf(Strides.place(before.courses, panel.get()), tick);
        moveTo(Math.min(position, before.timetable.end()));
    }

    private void align(Alignment by, Optional<String> panel) {
        Viewed before = viewed();
        int place = panel.isEmpty() ? 0 : Strides.place(before.courses, panel.get());
        Strides.requirePhase(before.courses, by);
        change(runs.join(before.courses.scenario(), by), place,
                before.timetable.tickAt(place, now), Optional.empty());
    }

    private void step(Request.Step step) {
        Viewed before = viewed();
        long target = Strides.target(before.courses, before.timetable, now, step);
        playback.stop();
        if (Strides.isShort(step) && target > now
                && target - now <= MOST_AT_ONCE && !outbox.isFull()) {
            advance(target);
            sendClock();
        } else {
            moveTo(target);
        }
    }

    private void act(String action) {
        Scenario scenario = viewed().courses.scenario();
        Strides.requireOneTick(viewed().timetable.by());
        if (now >= scenario.until()) {
            throw new Refused("invalid", "action", "the run ends at tick " + scenario.until()
                    + "; nothing can happen after it. Go back, or choose a later \"until\"");
        }
        List<String> faults = new ArrayList<>();
        scenario.faults().forEach(fault -> faults.add(fault.toString()));
        faults.add(new Fault(now + 1, parse(action)).toString());
        Scenario changed = scenario.with("faults", String.join(",", faults), engines);
        // Whatever is open can be shared as a link, and so may be no longer than one.
        limits.requireShort("faults", changed.text());
        open(limits.onScreen(changed), now);
    }

    private Fault.Action parse(String action) {
        limits.requireShort("action", action);
        try {
            return Fault.parse(action);
        } catch (IllegalArgumentException e) {
            throw new Refused("invalid", "action", "action is \"" + new Problem("", action, "")
                    .value() + "\"; allowed is " + e.getMessage());
        }
    }

    private void play(double ticksPerSecond) {
        if (now >= viewed().timetable.length()) {
            moveTo(0);
        }
        playback.play(ticksPerSecond, now, System.nanoTime());
        sendClock();
    }

    /** Whether a beat would bring it on; asked by another thread. */
    boolean isDue(long nowNanos) {
        return playback.isDue(now, nowNanos);
    }

    boolean isPlaying() {
        return playback.isPlaying();
    }

    /** Time has passed: carries out what is due. */
    void beat() {
        if (!playback.isPlaying() || viewed.isEmpty()) {
            return;
        }
        long length = viewed().timetable.length();
        long due = playback.take(now, System.nanoTime());
        long target = Math.min(due, Math.max(length, now));
        if (target > now && outbox.isBusy(System.nanoTime())) {
            // Nobody looks, so nothing is carried out before somebody does.
            now = target;
            follows = false;
            outbox.owe(System.nanoTime());
        } else if (target > now) {
            advance(target);
        }
        if (now >= length) {
            playback.stop();
            sendClock();
        }
    }

    private void advance(long target) {
        String frame = follows ? viewed().run.ticks(now + 1, target, watch)
                : viewed().run.keyframe(target, watch);
        // Whoever gets the frame may ask at once where it stands.
        now = target;
        follows = outbox.sendOfRun(frame);
    }

    private void sendClock() {
        outbox.send(Frames.clock(playback.isPlaying(), playback.speed(), now));
    }
}
