package hustings.server;

import hustings.compare.Alignment;
import hustings.model.AlgorithmRegistry;
import hustings.scenario.Fault;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a viewer has something open, and what is done with it.
 *
 * <p>Only one thread at a time works at it, see {@link ViewerSession}.
 */
final class ViewerRun {
    private static final long MOST_AT_ONCE = 100;

    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final Outbox outbox;
    private final View view;
    private final Playback playback = new Playback();
    private final LiveViewer live;

    /** One in which nothing is open. */
    ViewerRun(AlgorithmRegistry registry, Limits limits, SharedRuns runs, RunWatchdog watch,
            LiveViewer live, Outbox outbox) {
        this.live = live;
        this.registry = registry;
        this.limits = limits;
        this.outbox = outbox;
        this.view = new View(runs, watch, outbox);
    }

    /** Does what a viewer asks for. */
    void carryOut(Request request) {
        if (live.takes(request)) {
            return;
        }
        switch (request) {
            case Request.Live asked -> throw new IllegalStateException("it is taken before");
            case Request.Open(String text) -> {
                limits.requireShort("scenario", text);
                Scenario scenario = limits.onScreen(Scenario.parse(text, registry));
                open(scenario, scenario.t());
            }
            case Request.Play(double ticksPerSecond) -> play(ticksPerSecond);
            case Request.Pause pause -> pause();
            case Request.Step step -> step(step);
            case Request.Seek(long tick, Optional<String> panel) -> seek(tick, panel);
            case Request.Align(Alignment by, Optional<String> panel) -> align(by, panel);
            case Request.InjectFault(String action) -> injectFault(action);
            case Request.Drawn drawn -> outbox.drawn(System.nanoTime());
        }
    }

    /** Stops time; other than all else, this may be done while another thread works at it. */
    private void pause() {
        view.outlines();
        playback.stop();
        sendClock();
    }

    private void open(Scenario scenario, long tick) {
        Heap.STANDARD.requireRoom();
        view.open(scenario, tick, scenario.with("t", Long.toString(tick), registry).text());
        restartClock();
    }

    /** Nobody sits at it any more. */
    void close() {
        live.leave();
        view.close();
    }

    /** Shows the whole state, at once or as soon as the viewer has taken what is under way. */
    void show() {
        if (live.missed()) {
            return;
        }
        view.show();
        if (view.isOpen()) {
            sendClock();
        }
    }

    private void restartClock() {
        playback.restart(view.now(), System.nanoTime());
        sendClock();
    }

    private void moveTo(long position) {
        view.moveTo(position);
        restartClock();
    }

    private void seek(long tick, Optional<String> panel) {
        long position = panel.isEmpty() ? tick
                : view.timetable().positionOf(
                        StepTargets.place(view.outlines(), panel.get()), tick);
        moveTo(Math.min(position, view.timetable().end()));
    }

    private void align(Alignment by, Optional<String> panel) {
        int place = panel.isEmpty() ? 0 : StepTargets.place(view.outlines(), panel.get());
        StepTargets.requirePhase(view.outlines(), by);
        view.align(by, place);
        restartClock();
    }

    private void step(Request.Step step) {
        long target = StepTargets.target(view.outlines(), view.timetable(), view.now(), step);
        playback.stop();
        if (StepTargets.isShort(step) && target > view.now()
                && target - view.now() <= MOST_AT_ONCE && !outbox.isFull()) {
            view.advance(target);
            sendClock();
        } else {
            moveTo(target);
        }
    }

    private void injectFault(String action) {
        Scenario scenario = view.outlines().scenario();
        StepTargets.requireOneTick(view.timetable().by());
        long tick = view.now();
        if (tick >= scenario.until()) {
            throw new Refused("invalid", "action", "the run ends at tick " + scenario.until()
                    + "; nothing can happen after it. Go back, or choose a later \"until\"");
        }
        List<String> faults = new ArrayList<>();
        scenario.faults().forEach(fault -> faults.add(fault.toString()));
        faults.add(new Fault(tick + 1, parse(action)).toString());
        Scenario changed = scenario.with("faults", String.join(",", faults), registry);
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
        if (view.now() >= view.timetable().length()) {
            moveTo(0);
        }
        playback.play(ticksPerSecond, view.now(), System.nanoTime());
        sendClock();
    }

    /** Whether a beat would bring it on; asked by another thread. */
    boolean isDue(long nowNanos) {
        return playback.isDue(view.now(), nowNanos);
    }

    boolean isPlaying() {
        return playback.isPlaying();
    }

    /** Time has passed: carries out what is due. */
    void beat() {
        if (live.isAtGroup()) {
            // Time is the group's; what was open before does not go on beside it.
            playback.stop();
        }
        if (!playback.isPlaying() || !view.isOpen()) {
            return;
        }
        long length = view.timetable().length();
        long due = playback.take(view.now(), System.nanoTime());
        long target = Math.min(due, Math.max(length, view.now()));
        if (target > view.now() && outbox.isBusy(System.nanoTime())) {
            view.advanceUnseen(target);
        } else if (target > view.now()) {
            view.advance(target);
        }
        if (view.now() >= length) {
            playback.stop();
            sendClock();
        }
    }

    private void sendClock() {
        outbox.send(new Frame.Clock(
                playback.isPlaying(), playback.speed(), view.now()).text());
    }
}
