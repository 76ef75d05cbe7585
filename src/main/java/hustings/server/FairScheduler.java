package hustings.server;

import hustings.model.AlgorithmType;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets only so many runs be carried out at once, by workers that do nothing else.
 *
 * <p>Whoever asks waits, in a thread that costs nothing, and is sent away in words if it takes too
 * long; so whatever is not a run, the pages' files and {@code /healthz}, is served meanwhile. One
 * more worker is kept for those who have used little.
 *
 * <p>A handler that does not come back cannot be stopped. Its worker is given up, which leaves it
 * a processor, and another one takes its place; the algorithm is not run any more until it does
 * come back.
 */
final class FairScheduler {
    private static final long LONGEST_WAIT_SECONDS = 5;
    /* Whoever has used little waits behind others who have, all of a class at most. */
    private static final long LONGEST_WAIT_OF_LIGHT_SECONDS = 30;
    private static final double LONGEST_DEBT_SECONDS = 2;
    /* How often whoever waits looks whether it is still wanted, and gets anywhere. */
    private static final long BETWEEN_LOOKS_MILLIS = 250;
    private static final long LONGEST_HANDLER_NANOS = 30_000;

    private final JobQueue jobs = new JobQueue();
    private final StuckHandlers stuckHandlers;
    private final RefusalCounts refused = new RefusalCounts();
    private final AtomicInteger inside = new AtomicInteger();
    private final Uptime uptime;
    private final long longestTickNanos;
    private volatile boolean closing;

    /**
     * So many workers, and one more for whoever has used little.
     *
     * @param longestTickNanos how much an algorithm may compute in one tick
     * @param algorithms the algorithms whose code may be carried out
     */
    FairScheduler(int places, long longestTickNanos, Collection<AlgorithmType> algorithms) {
        this(places, longestTickNanos, algorithms, Uptime.begun());
    }

    /** The same for what is of no algorithm. */
    FairScheduler(int places, long longestTickNanos) {
        this(places, longestTickNanos, Uptime.begun());
    }

    /** The same, with a clock that somebody else may hold. */
    FairScheduler(int places, long longestTickNanos, Uptime uptime) {
        this(places, longestTickNanos, List.of(), uptime);
    }

    private FairScheduler(
            int places, long longestTickNanos, Collection<AlgorithmType> algorithms,
            Uptime uptime) {
        stuckHandlers = new StuckHandlers(algorithms);
        this.uptime = uptime;
        this.longestTickNanos = longestTickNanos;
        for (int i = 0; i < places; i++) {
            hire(false);
        }
        hire(true);
    }

    private void hire(boolean onlyLight) {
        new Worker(jobs, onlyLight, stuckHandlers::cameBack).start();
    }

    /** A watch over work that passes here. */
    RunWatchdog watch() {
        return watch(0);
    }

    /** A watch over work that is patient for no more than so much computing in one tick. */
    RunWatchdog hastyWatch(long nanos) {
        return watchFor(Math.min(nanos, longestTickNanos));
    }

    /** A watch over a run of so many nodes, all of which may have something to do in one tick. */
    RunWatchdog watch(int nodes) {
        return watchFor(longestTickNanos + nodes * LONGEST_HANDLER_NANOS);
    }

    private RunWatchdog watchFor(long longestNanos) {
        return new RunWatchdog(stuckHandlers.algorithms(), stuckHandlers::algorithmOf,
                longestNanos, uptime);
    }

    /**
     * Does some work as soon as there is a place.
     *
     * @throws Refused if none was free in time, or whoever pays has used too much
     */
    <T> T pass(ComputeBudget budget, RunWatchdog watch, Supplier<T> work) {
        return pass(budget, watch, () -> true, work);
    }

    /**
     * The same for somebody who may go away meanwhile, which ends the work.
     *
     * @param isThere tells whether whoever wants the outcome is still there
     * @throws Refused also if whoever wanted it has gone
     */
    <T> T pass(ComputeBudget budget, RunWatchdog watch, BooleanSupplier isThere, Supplier<T> work) {
        if (closing) {
            throw shuttingDown();
        }
        if (!isThere.getAsBoolean()) {
            throw gone();
        }
        if (!budget.enter()) {
            throw Refused.forNow("busy", "too many other requests of yours are under way", 1);
        }
        inside.incrementAndGet();
        try {
            payOff(budget);
            Job<T> job = new Job<>(budget, watch, work, Heap.STANDARD);
            if (!jobs.add(job, System.nanoTime())) {
                throw busy();
            }
            long patience = budget.isLight(System.nanoTime())
                    ? LONGEST_WAIT_OF_LIGHT_SECONDS : LONGEST_WAIT_SECONDS;
            if (!begins(job, patience, isThere) && jobs.remove(job)) {
                throw isThere.getAsBoolean() ? busy() : gone();
            }
            return outcome(job, isThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw shuttingDown();
        } finally {
            inside.decrementAndGet();
            budget.leave();
        }
    }

    private static boolean begins(Job<?> job, long seconds, BooleanSupplier isThere)
            throws InterruptedException {
        boolean begun = false;
        long most = TimeUnit.SECONDS.toMillis(seconds) / BETWEEN_LOOKS_MILLIS;
        for (long looks = 0; !begun && looks < most && isThere.getAsBoolean(); looks++) {
            begun = job.begun().await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        }
        return begun;
    }

    /** Why work ends that nobody wants any more. */
    static Refused gone() {
        return new Refused("gone", "server", "whoever asked for this has gone");
    }

    private static Refused shuttingDown() {
        return Refused.forNow("busy", "the server is shutting down", 5);
    }

    private static Refused busy() {
        return Refused.forNow("busy", "the server is busy with other runs", 5);
    }

    private static void payOff(ComputeBudget budget) throws InterruptedException {
        double debt = budget.secondsInDebt(System.nanoTime());
        if (debt > LONGEST_DEBT_SECONDS) {
            throw Refused.forNow("too-fast",
                    "your runs have used more computing than one viewer may", debt);
        }
        TimeUnit.NANOSECONDS.sleep((long) (debt * 1e9));
    }

    private <T> T outcome(Job<T> job, BooleanSupplier isThere) throws InterruptedException {
        while (true) {
            try {
                return job.outcome().get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!isThere.getAsBoolean()) {
                    job.watch().cancel();
                }
                job.watch().stuck().ifPresent(stuck -> stuckHandlers.giveUp(job, stuck));
            } catch (ExecutionException e) {
                throw unwrapped(e);
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        // An Error is one of the work, and no reason to end the thread of who has waited for it.
        return e.getCause() instanceof RuntimeException exception
                ? exception : new CompletionException(e.getCause());
    }

    /** The handlers that have not come back. */
    StuckHandlers stuckHandlers() {
        return stuckHandlers;
    }

    /** How often something has been refused, here and by others. */
    RefusalCounts refused() {
        return refused;
    }

    /** The clock by which others are judged. */
    Uptime uptime() {
        return uptime;
    }

    /** Has a worker, as soon as one can, do something tiny, which nobody waits for or pays. */
    void probe(Runnable passed) {
        long now = System.nanoTime();
        ComputeBudget nobodys = new ComputeBudget(
                new TokenBucket(1, 1, now), new TokenBucket(1, 1, now), 1, true);
        jobs.addProbe(new Job<>(nobodys, watch(), () -> {
            passed.run();
            return true;
        }, Heap.STANDARD));
    }

    /** Whether nobody is let in any more. */
    boolean isClosing() {
        return closing;
    }

    /** How many have come in, and are not through. */
    int waiting() {
        return inside.get();
    }

    /** Lets nobody in any more, and waits for those inside, but not for longer than this. */
    void close(long nanos) {
        closing = true;
        long end = System.nanoTime() + nanos;
        try {
            while (inside.get() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            // Who is in a hurry does not wait for them.
            Thread.currentThread().interrupt();
        }
        jobs.close();
        uptime.end();
    }
}
