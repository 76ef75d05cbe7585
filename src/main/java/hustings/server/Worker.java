package hustings.server;

import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/**
 * Carries out jobs, one after the other; between two ticks of a long one, shorter ones.
 *
 * <p>A thread of the system, not a virtual one: a run computes and never waits, so on a virtual
 * thread it would keep all the others from running.
 */
final class Worker extends Thread {
    private static final int MOST_NESTED = 8;
    private static final long STACK_BYTES = 16_777_216;

    private final JobQueue jobs;
    private final boolean onlyLight;
    private final Consumer<String> cameBack;
    private final Deque<Job<?>> underway = new ConcurrentLinkedDeque<>();
    private volatile boolean replaced;

    /**
     * A worker.
     *
     * @param onlyLight whether it is kept for those who have used little
     * @param cameBack told the algorithm that it had been given up with, when it is done after all
     */
    Worker(JobQueue jobs, boolean onlyLight, Consumer<String> cameBack) {
        super(Thread.currentThread().getThreadGroup(), () -> { }, "worker", STACK_BYTES);
        setDaemon(true);
        this.jobs = jobs;
        this.onlyLight = onlyLight;
        this.cameBack = cameBack;
    }

    @Override
    public void run() {
        boolean ended = false;
        try {
            Optional<Job<?>> next = jobs.take(onlyLight);
            while (next.isPresent()) {
                carryOut(next.get());
                next = replaced ? Optional.empty() : jobs.take(onlyLight);
            }
            ended = true;
        } catch (InterruptedException e) {
            // By ours only who has a successor is; by what it carries out, maybe any.
            ended = replaced;
        } finally {
            // Whatever else ends it, be it that there was no memory even to go on: there is work.
            if (!ended && !replaced) {
                new Worker(jobs, onlyLight, cameBack).start();
            }
        }
    }

    private void carryOut(Job<?> job) {
        underway.addLast(job);
        try {
            job.run(this).ifPresent(cameBack);
        } finally {
            underway.remove(job);
            // That was meant for the job, if for anyone.
            interrupted();
        }
    }

    /** Carries out what waits of someone who comes clearly before whose work is under way. */
    void serveBefore(Rank rank) {
        boolean more = underway.size() < MOST_NESTED && !replaced;
        while (more) {
            Optional<Job<?>> before = jobs.takeBefore(rank);
            before.ifPresent(this::carryOut);
            more = before.isPresent() && !replaced;
        }
    }

    /** Has another one like it take its place, because what it does last never ends. */
    void replace() {
        replaced = true;
        new Worker(jobs, onlyLight, cameBack).start();
        underway.stream().limit(Math.max(0, underway.size() - 1))
                .forEach(Job::giveUpInterrupted);
        // Of help to a handler that sleeps or waits; one that computes does not notice.
        interrupt();
    }
}
