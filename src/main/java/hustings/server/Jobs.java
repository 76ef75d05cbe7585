package hustings.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The jobs that wait for a worker; whoever has used least is served first, then whoever came first.
 *
 * <p>Thread-safe.
 */
final class Jobs {
    /* Many light ones are a class that looks on; many others are a flood. */
    private static final int MOST_WAITING = 16;
    private static final int MOST_LIGHT_WAITING = 1_024;

    /* Not for every small difference: whoever is interrupted has to wait. */
    private static final double CLEARLY = 0.1;

    private final List<Job<?>> waiting = new ArrayList<>();
    private final Deque<Job<?>> probes = new ArrayDeque<>();
    private boolean closed;

    /** Adds a job, unless too many wait already. */
    synchronized boolean add(Job<?> job, long nowNanos) {
        int most = job.purse().isLight(nowNanos) ? MOST_LIGHT_WAITING : MOST_WAITING;
        if (closed || waiting.size() >= most) {
            return false;
        }
        waiting.add(job);
        notifyAll();
        return true;
    }

    /** Adds a job that shows whether any is done: the next, for a worker that takes all kinds. */
    synchronized void addProbe(Job<?> job) {
        if (!closed) {
            probes.add(job);
            notifyAll();
        }
    }

    /** Takes a job back, if no worker has taken it. */
    synchronized boolean remove(Job<?> job) {
        return waiting.remove(job);
    }

    /**
     * The next job, as soon as there is one; empty once no more will come.
     *
     * @param onlyLight whether to take light ones only, and leave others waiting
     */
    synchronized Optional<Job<?>> take(boolean onlyLight) throws InterruptedException {
        while (!closed) {
            if (!onlyLight && !probes.isEmpty()) {
                return Optional.of(probes.remove());
            }
            long now = System.nanoTime();
            Optional<Job<?>> next = waiting.stream()
                    .filter(job -> !onlyLight || job.purse().isLight(now))
                    .max(Comparator.comparingInt(
                            (Job<?> job) -> job.purse().isLight(now) ? 1 : 0)
                            .thenComparing(job -> job.purse().level(now)));
            if (next.isPresent()) {
                waiting.remove(next.get());
                return next;
            }
            // A purse fills with time, and what was not light becomes it.
            wait(200);
        }
        return Optional.empty();
    }

    /** A job of someone who has clearly more left than this, if one waits. */
    synchronized Optional<Job<?>> takeLighterThan(double level) {
        if (!probes.isEmpty()) {
            return Optional.of(probes.remove());
        }
        long now = System.nanoTime();
        Optional<Job<?>> lighter = waiting.stream()
                .filter(job -> job.purse().level(now) > level + CLEARLY)
                .max(Comparator.comparing(job -> job.purse().level(now)));
        lighter.ifPresent(waiting::remove);
        return lighter;
    }

    /** Lets no more wait; those that do are never begun. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        probes.clear();
        notifyAll();
    }
}
