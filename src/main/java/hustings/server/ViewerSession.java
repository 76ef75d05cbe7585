package hustings.server;

import hustings.model.AlgorithmRegistry;
import hustings.scenario.InvalidScenario;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one viewer watches: a run, and what is to be done with it, one thing after the other.
 *
 * <p>The server is the authority: it carries out the ticks, and the viewer draws them. Whoever
 * brings something, a frame or a beat, only leaves it here and goes; a thread of the session's own
 * takes it to the scheduler while there is something to do. So nobody waits for a viewer, and one
 * who leaves is gone at once. Thread-safe.
 */
final class ViewerSession {
    private static final Logger LOG = LoggerFactory.getLogger(ViewerSession.class);

    private final FairScheduler scheduler;
    private final ComputeBudget budget;
    private final Executor threads;
    private final Outbox outbox;
    private final Supplier<ViewerRun> viewerRuns;
    private final Inbox inbox = new Inbox();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final AtomicBoolean beatDue = new AtomicBoolean();
    private final AtomicBoolean showDue = new AtomicBoolean();

    private volatile RunWatchdog watch;
    private volatile ViewerRun viewerRun;
    private volatile boolean closed;
    private volatile long heardAt;

    ViewerSession(AlgorithmRegistry registry, Limits limits, SharedRuns runs,
            FairScheduler scheduler, ComputeBudget budget, Executor threads,
            Optional<LiveHost> live, FrameSink sink) {
        this.scheduler = scheduler;
        this.budget = budget;
        this.threads = threads;
        this.outbox = new Outbox(sink, this::show, scheduler.uptime()::nanos);
        this.heardAt = scheduler.uptime().nanos();
        this.watch = scheduler.watch();
        this.viewerRuns = () -> new ViewerRun(registry, limits, runs, watch,
                new LiveViewer(live, registry, limits, outbox), outbox);
        this.viewerRun = viewerRuns.get();
    }

    /** Takes a frame and does what it asks for as soon as it can, or refuses it in words. */
    void receive(String frame) {
        heardAt = scheduler.uptime().nanos();
        try {
            Request request = Request.parse(frame);
            if (request instanceof Request.Drawn
                    || request instanceof Request.Pause && inbox.isDone()) {
                // Whatever the server is busy with, who wants to stop can.
                attempt(() -> viewerRun.carryOut(request));
            } else if (inbox.put(request)) {
                wake();
            } else {
                refuse("too-fast", "frame", "too much that was asked for is not done yet;"
                        + " this was ignored");
            }
        } catch (Refused e) {
            refuse(e.code(), e.key(), String.valueOf(e.getMessage()));
        }
    }

    /** Tells the viewer why something was not done. */
    void refuse(String code, String key, String message) {
        scheduler.refused().count(code);
        outbox.send(new Frame.Refusal(code, key, message, List.of()).text());
    }

    /** Time has passed. */
    void beat(long nowNanos) {
        heardAt = viewerRun.isPlaying() ? scheduler.uptime().nanos() : heardAt;
        boolean paid = budget.secondsInDebt(nowNanos) == 0;
        // Whoever has used too much plays more slowly, and is shown the state when it is paid.
        if (paid && viewerRun.isDue(nowNanos)) {
            beatDue.set(true);
            wake();
        } else if (paid && showDue.get()) {
            wake();
        }
    }

    private void show() {
        showDue.set(true);
        wake();
    }

    private void wake() {
        if (!closed && atWork.compareAndSet(false, true)) {
            threads.execute(this::work);
        }
    }

    private void work() {
        try {
            boolean more = true;
            while (more && !closed) {
                more = inbox.take().map(this::carryOut).orElseGet(this::keepUp);
            }
        } finally {
            atWork.set(false);
        }
        if (!inbox.isEmpty()) {
            wake();
        }
    }

    private boolean carryOut(Request request) {
        if (request instanceof Request.Pause) {
            attempt(() -> viewerRun.carryOut(request));
        } else if (!attempt(() -> pass(() -> viewerRun.carryOut(request)))) {
            // The page waits for an answer to a move: the state as it is.
            showDue.set(!(request instanceof Request.Open));
        }
        return true;
    }

    private boolean keepUp() {
        boolean show = showDue.get() && budget.secondsInDebt(System.nanoTime()) == 0
                && showDue.compareAndSet(true, false);
        boolean beat = beatDue.compareAndSet(true, false);
        if (show || beat) {
            try {
                pass(() -> {
                    if (beat) {
                        viewerRun.beat();
                    }
                    if (show) {
                        viewerRun.show();
                    }
                });
            } catch (Refused e) {
                showDue.compareAndSet(false, show && e.retrySeconds() > 0);
                tellIfStuck(e);
            } catch (Throwable e) {
                // Or it would fail again with every beat.
                attempt(() -> viewerRun.carryOut(new Request.Pause()));
                tellBroken(e);
            }
        }
        return !inbox.isEmpty();
    }

    private void pass(Runnable work) {
        scheduler.pass(budget, watch, () -> {
            work.run();
            return viewerRun;
        });
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
        } catch (Refused e) {
            if (!closed) {
                refuse(e.code(), e.key(), String.valueOf(e.getMessage()));
                clearIfStuck(e);
            }
            return e.retrySeconds() == 0;
        } catch (InvalidScenario e) {
            outbox.send(Frame.Refusal.of("invalid", e.problems()).text());
        } catch (Throwable e) {
            tellBroken(e);
        }
        return true;
    }

    /** Whatever it was, the viewer gets an answer, and this thread goes on with what is next. */
    private void tellBroken(Throwable e) {
        LOG.error("a viewer's request failed: {}", Server.inOneLine(e));
        refuse("broken", "server", "this failed because of a mistake in the server");
    }

    private void tellIfStuck(Refused e) {
        if (!closed && e.code().equals("stuck")) {
            refuse(e.code(), e.key(), String.valueOf(e.getMessage()));
            clearIfStuck(e);
        }
    }

    /** Another thread may still be at work with the run, and for ever; so there is a new one. */
    private void clearIfStuck(Refused e) {
        if (e.code().equals("stuck")) {
            watch.cancel();
            watch = scheduler.watch();
            viewerRun.close();
            viewerRun = viewerRuns.get();
        }
    }

    /** For how long the viewer has neither asked for anything nor watched time run. */
    long silentSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(scheduler.uptime().nanos() - heardAt);
    }

    /** For how long the viewer has taken nothing that was sent to it, while the server ran. */
    long stalledSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(
                outbox.stalledNanos(scheduler.uptime().nanos()));
    }

    /** The viewer has gone; what is being done for it ends before the next tick. */
    void close() {
        closed = true;
        watch.cancel();
        viewerRun.close();
    }
}
