package hustings.server;

import hustings.lab.Study;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An experiment of a stranger under way: as many of its portions at once as there are processors
 * pass the scheduler, like any other work, and wait whenever others come first.
 */
final class LabRun implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Study study;
    private final FairScheduler scheduler;
    private final ComputeBudget budget;
    private final Limits limits;
    private final double mostSeconds;
    private final List<RunWatchdog> watches = new ArrayList<>();
    private final CountDownLatch atWork;
    private final AtomicLong computedNanos = new AtomicLong();
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile boolean cancelled;

    /** Begins at once. */
    LabRun(Study study, FairScheduler scheduler, ComputeBudget budget, Limits limits,
            double mostSeconds, int processors) {
        this.study = study;
        this.scheduler = scheduler;
        this.budget = budget;
        this.limits = limits;
        this.mostSeconds = mostSeconds;
        atWork = new CountDownLatch(processors);
        for (int i = 0; i < processors; i++) {
            RunWatchdog watch = scheduler.watch();
            watches.add(watch);
            // It only waits for workers, and so costs nothing.
            Thread.ofVirtual().name("lab-" + i).start(() -> carryOut(watch));
        }
    }

    private void carryOut(RunWatchdog watch) {
        try {
            Optional<Study.Portion> portion = study.next();
            while (portion.isPresent() && goesOn()) {
                pass(portion.get(), watch);
                portion = study.next();
            }
        } catch (Refused | TooMuchWork e) {
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Told to whoever waits, as if it had happened in that thread.
            failure = Optional.of(e);
        } catch (Error e) {
            failure = Optional.of(new IllegalStateException("a portion failed", e));
        } finally {
            atWork.countDown();
        }
    }

    private boolean goesOn() {
        return !cancelled && failure.isEmpty() && !isUsedUp();
    }

    private void pass(Study.Portion portion, RunWatchdog watch) throws InterruptedException {
        boolean done = false;
        while (!done && goesOn()) {
            try {
                done = scheduler.pass(budget, watch, () -> {
                    study.took(portion, carryOut(portion, watch));
                    return true;
                });
            } catch (Refused e) {
                if (e.retrySeconds() == 0 || e == Job.FULL) {
                    throw e;
                }
                // What has begun is only made to wait; whoever gave up meanwhile is not waited for.
                for (int i = 0; i < 10 * e.retrySeconds() && goesOn(); i++) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }
    }

    /** Carries out a portion, and answers how much computing it took, in nanoseconds. */
    private long carryOut(Study.Portion portion, RunWatchdog watch) {
        long before = THREADS.getCurrentThreadCpuTime();
        try {
            study.carryOut(portion, most -> new WorkLimit(most, limits.requestKept(), watch));
            watch.isOurs();
            return THREADS.getCurrentThreadCpuTime() - before;
        } finally {
            // What was in vain has been computed, too.
            computedNanos.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
        }
    }

    /** Waits for the end, but not for longer than this; whether it has come. */
    boolean await(long millis) throws InterruptedException {
        return atWork.await(millis, TimeUnit.MILLISECONDS);
    }

    /** What it is about. */
    Study study() {
        return study;
    }

    /** Why it cannot go on, if it cannot. */
    Optional<RuntimeException> failure() {
        return failure;
    }

    /** Whether it has used all the computing that one experiment may have. */
    boolean isUsedUp() {
        return computedNanos.get() > mostSeconds * 1e9;
    }

    /** It is not wanted any more, or at its end. */
    @Override
    public void close() {
        cancelled = true;
        watches.forEach(RunWatchdog::cancel);
    }
}
