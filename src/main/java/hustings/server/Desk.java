package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.Comparison;
import hustings.model.Engines;
import hustings.sim.Fault;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    private final Playback playback = new Playback();

    private volatile Optional<Comparison> comparison = Optional.empty();
    private Optional<Frames> frames = Optional.empty();
    private boolean shown = true;
    private volatile long now;

    /** A desk on which nothing is open. */
    Desk(Engines engines, Limits limits, Watch watch, Outbox outbox) {
        this.engines = engines;
        this.limits = limits;
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
        opened();
        playback.stop();
        sendClock();
    }

    private Comparison opened() {
        return comparison.orElseThrow(() -> new Refused(
                "nothing-open", "type", "nothing is open yet; send open first"));
    }

    private void open(Scenario scenario, long tick) {
        Heap.STANDARD.requireRoom();
        Comparison opening = new Comparison(scenario, engines, () -> limits.onScreen(watch));
        opening.seek(Math.min(tick, scenario.until()));
        comparison = Optional.of(opening);
        frames = Optional.of(new Frames(opening));
        shown = false;
        restartClock();
        show();
    }

    private void moveTo(Comparison run, long tick) {
        run.seek(tick);
        restartClock();
        show();
    }

    private void restartClock() {
        now = opened().now();
        playback.restart(now, System.nanoTime());
    }

    /** Shows the whole state, at once or as soon as the viewer has taken what is under way. */
    void show() {
        if (comparison.isEmpty()) {
            return;
        }
        if (outbox.isBusy(System.nanoTime())) {
            outbox.owe(System.nanoTime());
            return;
        }
        if (!shown) {
            shown = outbox.send(frames.orElseThrow().opened());
        }
        tell(Frames::keyframe);
        sendClock();
    }

    private void seek(long tick, Optional<String> panel) {
        Comparison run = opened();
        long position = panel.isEmpty() ? tick
                : run.timetable().positionOf(Strides.place(run, panel.get()), tick);
        moveTo(run, Math.min(position, run.end()));
    }

    private void align(Alignment by, Optional<String> panel) {
        Comparison run = opened();
        int place = panel.isEmpty() ? 0 : Strides.place(run, panel.get());
        Strides.requirePhase(run, by);
        run.align(by, place);
        restartClock();
        show();
    }

    private void step(Request.Step step) {
        Comparison run = opened();
        long target = Strides.target(run, step);
        playback.stop();
        if (Strides.isShort(step) && target > run.now()
                && target - run.now() <= MOST_AT_ONCE && !outbox.isFull()) {
            advance(run, target);
            sendClock();
        } else {
            moveTo(run, target);
        }
    }

    private void act(String action) {
        Scenario scenario = opened().scenario();
        Strides.requireOneTick(opened());
        long tick = opened().now();
        if (tick >= scenario.until()) {
            throw new Refused("invalid", "action", "the run ends at tick " + scenario.until()
                    + "; nothing can happen after it. Go back, or choose a later \"until\"");
        }
        List<String> faults = new ArrayList<>();
        scenario.faults().forEach(fault -> faults.add(fault.toString()));
        faults.add(new Fault(tick + 1, parse(action)).toString());
        Scenario changed = scenario.with("faults", String.join(",", faults), engines);
        // Whatever is open can be shared as a link, and so may be no longer than one.
        limits.requireShort("faults", changed.text());
        open(limits.onScreen(changed), tick);
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
        Comparison run = opened();
        if (run.now() >= run.length()) {
            moveTo(run, 0);
        }
        playback.play(ticksPerSecond, run.now(), System.nanoTime());
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
        if (!playback.isPlaying() || comparison.isEmpty()) {
            return;
        }
        Comparison run = opened();
        long due = playback.take(run.now(), System.nanoTime());
        long target = Math.min(due, Math.max(run.length(), run.now()));
        if (target > run.now() && outbox.isBusy(System.nanoTime())) {
            // Nobody looks, so nothing is taken down: it would only fill the memory.
            run.seek(target);
            outbox.owe(System.nanoTime());
        } else if (target > run.now()) {
            advance(run, target);
        }
        now = run.now();
        if (run.now() >= run.length()) {
            playback.stop();
            sendClock();
        }
    }

    private void advance(Comparison run, long target) {
        long from = run.now() + 1;
        run.advanceTo(target);
        // Whoever gets the frame may ask at once where it stands.
        now = run.now();
        tell(told -> told.ticks(from));
    }

    private void tell(Function<Frames, String> frame) {
        Frames told = frames.orElseThrow();
        if (!outbox.sendOfRun(frame.apply(told))) {
            told.missed();
        }
    }

    private void sendClock() {
        outbox.send(Frames.clock(playback.isPlaying(), playback.speed(), now));
    }
}
