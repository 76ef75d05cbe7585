package hustings.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Some work that waits for a worker: who pays for it, who watches over it, what comes of it. */
final class Job<T> {
    /** There is no room for what a run keeps. Made beforehand: then there may be none for this. */
    static final Refused FULL = Refused.forNow(
            "busy", "this run needs more memory than the server has left", 10);

    private static final long BETWEEN_PAUSES_NANOS = 20_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ComputeBudget budget;
    private final RunWatchdog watch;
    private final Supplier<T> work;
    private final Heap heap;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private long paidUpTo;
    private long pausedAt;
    private Optional<Worker> worker = Optional.empty();
    private Optional<String> stuckIn = Optional.empty();

    Job(ComputeBudget budget, RunWatchdog watch, Supplier<T> work, Heap heap) {
        this.budget = budget;
        this.watch = watch;
        this.work = work;
        this.heap = heap;
    }

    ComputeBudget budget() {
        return budget;
    }

    RunWatchdog watch() {
        return watch;
    }

    /** Opens once a worker has begun. */
    CountDownLatch begun() {
        return begun;
    }

    /** What came of it, or why nothing did. */
    CompletableFuture<T> outcome() {
        return outcome;
    }

    /**
     * Does it, in the thread of a worker; whatever happens, the worker lives on.
     *
     * @return the algorithm with which it was given up meanwhile, if it was
     */
    Optional<String> run(Worker by) {
        try {
            return runToItsEnd(by);
        } catch (OutOfMemoryError e) {
            // Where there is no memory left, anything that takes some may fail, not only the work.
            outcome.completeExceptionally(FULL);
            return letGo();
        }
    }

    private Optional<String> runToItsEnd(Worker by) {
        paidUpTo = THREADS.getCurrentThreadCpuTime();
        pausedAt = System.nanoTime();
        hold(by);
        begun.countDown();
        Runnable tell = carriedOut(by);
        watch.end();
        // Before anyone is told: whoever has the outcome may come again, and then has to have paid.
        pay();
        tell.run();
        return letGo();
    }

    /** Does it; what is left to do is to tell what came of it. */
    private Runnable carriedOut(Worker by) {
        try {
            watch.begin(() -> betweenTicks(by));
            T result = work.get();
            return () -> outcome.complete(result);
        } catch (OutOfMemoryError e) {
            return () -> outcome.completeExceptionally(FULL);
        } catch (Throwable e) {
            // Also what need not be declared where it was compiled by another compiler.
            return () -> outcome.completeExceptionally(e);
        }
    }

    /** Pays at once, so that who waits with more left is served meanwhile. */
    private void betweenTicks(Worker by) {
        long now = System.nanoTime();
        if (now - pausedAt > BETWEEN_PAUSES_NANOS) {
            pay();
            // It may keep more than was reckoned, and would take the room of all others.
            heap.requireRoom();
            by.serveBefore(budget.rank(now));
            // What was done for others is paid for by them.
            paidUpTo = THREADS.getCurrentThreadCpuTime();
            pausedAt = System.nanoTime();
        }
    }

    private void pay() {
        long used = THREADS.getCurrentThreadCpuTime();
        budget.charge((used - paidUpTo) / 1e9, System.nanoTime());
        paidUpTo = used;
    }

    private synchronized void hold(Worker by) {
        worker = Optional.of(by);
    }

    private synchronized Optional<String> letGo() {
        worker = Optional.empty();
        return stuckIn;
    }

    /** Gives up with it, unless it has just ended; another worker takes the place of its own. */
    synchronized boolean giveUp(RunWatchdog.Stuck stuck) {
        if (worker.isEmpty() || !outcome.completeExceptionally(
                new Refused("stuck", "algorithms", stuck.words()))) {
            return false;
        }
        stuckIn = Optional.of(stuck.algorithm());
        worker.get().replace();
        return true;
    }

    /** Gives up with it because of another one, for which its worker has interrupted it. */
    void giveUpInterrupted() {
        watch.cancel();
        outcome.completeExceptionally(new Refused("stuck", "server",
                "this was held up by another run that does not come back; open it again"));
    }
}
