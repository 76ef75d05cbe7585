package hustings.server;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out jobs, one after the other.
 *
 * <p>A thread of the system, not a virtual one: a run computes and never waits, so on a virtual
 * thread it would keep all the others from running.
 */
final class Worker extends Thread {
    private final Jobs jobs;
    private final boolean onlyLight;
    private final Consumer<String> cameBack;

    /**
     * A worker.
     *
     * @param onlyLight whether it is kept for those who have used little
     * @param cameBack told the algorithm that it had been given up with, when it is done after all
     */
    Worker(Jobs jobs, boolean onlyLight, Consumer<String> cameBack) {
        super("worker");
        setDaemon(true);
        this.jobs = jobs;
        this.onlyLight = onlyLight;
        this.cameBack = cameBack;
    }

    @Override
    public void run() {
        try {
            Optional<String> stuckIn = Optional.empty();
            Optional<Job<?>> next = jobs.take(onlyLight);
            while (next.isPresent() && stuckIn.isEmpty()) {
                stuckIn = next.get().run(this);
                next = stuckIn.isEmpty() ? jobs.take(onlyLight) : next;
            }
            stuckIn.ifPresent(cameBack);
        } catch (InterruptedException e) {
            // Only a handler in which we gave up is ever interrupted; then this is the end.
            interrupt();
        }
    }

    /** Has another one like it take its place. */
    void replace() {
        new Worker(jobs, onlyLight, cameBack).start();
        // Of help to a handler that sleeps or waits; one that computes does not notice.
        interrupt();
    }
}
