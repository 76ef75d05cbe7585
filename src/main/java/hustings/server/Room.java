package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.Comparison;
import hustings.model.Engines;
import hustings.sim.Fault;
import hustings.sim.InvalidScenario;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What one viewer watches: a comparison, and a clock that may run.
 *
 * <p>The server is the authority: it carries out the ticks, and the viewer draws them. Thread-safe;
 * one lock guards all of it, and no frame is waited for while it is held.
 */
final class Room {
    private static final long FRAME_MILLIS = 33;
    private static final long MOST_AT_ONCE = 100;

    private final Engines engines;
    private final Limits limits;
    private final Turnstile turnstile;
    private final ScheduledExecutorService clock;
    private final Outbox outbox;

    private Optional<Comparison> comparison = Optional.empty();
    private Optional<Future<?>> beating = Optional.empty();
    private double speed = 8;
    private long playedFromNanos;
    private long playedFromTick;

    Room(Engines engines, Limits limits, Turnstile turnstile, ScheduledExecutorService clock,
            Outlet outlet) {
        this.engines = engines;
        this.limits = limits;
        this.turnstile = turnstile;
        this.clock = clock;
        this.outbox = new Outbox(outlet, this::sendKeyframe);
    }

    /** Does what a frame asks for, or refuses it in words; the last good run stays. */
    synchronized void receive(String frame) {
        try {
            carryOut(Request.parse(frame));
        } catch (Refused e) {
            refuse(e.code(), e.key(), String.valueOf(e.getMessage()));
        } catch (InvalidScenario e) {
            outbox.send(Json.refusal("invalid", e.problems()));
        }
    }

    /** Tells the viewer why something was not done. */
    void refuse(String code, String key, String message) {
        outbox.send(Json.object().put("type", "refused").put("code", code)
                .put("key", key).put("message", message));
    }

    private void carryOut(Request request) {
        switch (request) {
            case Request.Open(String text) -> {
                limits.requireShort("scenario", text);
                Scenario scenario = limits.onScreen(Scenario.parse(text, engines));
                open(scenario, scenario.t());
            }
            case Request.Play(double ticksPerSecond) -> {
                opened();
                speed = ticksPerSecond;
                play();
            }
            case Request.Pause pause -> {
                opened();
                stop();
                sendClock();
            }
            case Request.Step step -> step(step);
            case Request.Seek(long tick, Optional<String> panel) -> seek(tick, panel);
            case Request.Align(Alignment by, Optional<String> panel) -> align(by, panel);
            case Request.Act(String action) -> act(action);
        }
    }

    private Comparison opened() {
        return comparison.orElseThrow(() -> new Refused(
                "nothing-open", "type", "nothing is open yet; send open first"));
    }

    private void open(Scenario scenario, long tick) {
        Comparison opening = turnstile.pass(() -> {
            Comparison fresh = new Comparison(scenario, engines, limits::onScreen);
            fresh.seek(Math.min(tick, fresh.scenario().until()));
            return fresh;
        });
        comparison = Optional.of(opening);
        outbox.send(Frames.opened(opening));
        outbox.send(Frames.keyframe(opening));
        restartClock();
        sendClock();
    }

    private void step(Request.Step step) {
        Comparison run = opened();
        long target = Strides.target(run, step);
        stop();
        if (Strides.isShort(step) && target > run.now() && target - run.now() <= MOST_AT_ONCE) {
            advance(run, target);
        } else {
            moveTo(run, target);
        }
        sendClock();
    }

    private void seek(long tick, Optional<String> panel) {
        Comparison run = opened();
        long position = panel.isEmpty() ? tick
                : run.timetable().positionOf(Strides.place(run, panel.get()), tick);
        moveTo(run, Math.min(position, run.end()));
        restartClock();
        sendClock();
    }

    private void align(Alignment by, Optional<String> panel) {
        Comparison run = opened();
        int place = panel.isEmpty() ? 0 : Strides.place(run, panel.get());
        Strides.requirePhase(run, by);
        turnstile.pass(() -> {
            run.align(by, place);
            return run;
        });
        outbox.send(Frames.keyframe(run));
        restartClock();
        sendClock();
    }

    private void moveTo(Comparison run, long tick) {
        turnstile.pass(() -> {
            run.seek(tick);
            return run;
        });
        outbox.send(Frames.keyframe(run));
    }

    private void act(String action) {
        Scenario scenario = opened().scenario();
        Strides.requireOneTick(opened());
        long now = opened().now();
        if (now >= scenario.until()) {
            throw new Refused("invalid", "action", "the run ends at tick " + scenario.until()
                    + "; nothing can happen after it. Go back, or choose a later \"until\"");
        }
        List<String> faults = new ArrayList<>();
        scenario.faults().forEach(fault -> faults.add(fault.toString()));
        faults.add(new Fault(now + 1, parse(action)).toString());
        open(scenario.with("faults", String.join(",", faults), engines), now);
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

    // The clock -----------------------------------------------------------------------------------

    private void play() {
        Comparison run = opened();
        if (run.now() >= run.length()) {
            moveTo(run, 0);
        }
        stop();
        playedFromNanos = System.nanoTime();
        playedFromTick = run.now();
        beating = Optional.of(clock.scheduleAtFixedRate(
                this::beat, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS));
        sendClock();
    }

    private void restartClock() {
        playedFromNanos = System.nanoTime();
        playedFromTick = opened().now();
    }

    private void stop() {
        beating.ifPresent(future -> future.cancel(false));
        beating = Optional.empty();
    }

    private synchronized void beat() {
        if (beating.isEmpty()) {
            return;
        }
        Comparison run = opened();
        double elapsedSeconds = (System.nanoTime() - playedFromNanos) / 1e9;
        long due = playedFromTick + (long) (elapsedSeconds * speed);
        long target = Math.min(due, Math.max(run.length(), run.now()));
        if (target > run.now()) {
            advance(run, target);
        }
        if (run.now() >= run.length()) {
            stop();
            sendClock();
        }
    }

    private void advance(Comparison run, long target) {
        long from = run.now() + 1;
        run.advanceTo(target);
        if (outbox.isBusy()) {
            outbox.owe();
        } else {
            outbox.send(Frames.ticks(run, from));
        }
    }

    private synchronized void sendKeyframe() {
        comparison.ifPresent(run -> outbox.send(Frames.keyframe(run)));
    }

    private void sendClock() {
        outbox.send(Frames.clock(beating.isPresent(), speed, opened().now()));
    }

    /** The viewer has gone. */
    synchronized void close() {
        stop();
        comparison = Optional.empty();
    }
}
