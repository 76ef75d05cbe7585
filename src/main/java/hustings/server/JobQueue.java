package hustings.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The jobs that wait for a worker: of the address that has used least the first, then of whoever
 * has at that address, then the first that came.
 *
 * <p>Thread-safe.
 */
final class JobQueue {
    /* Many light ones are a class that looks on; many others are a flood. */
    private static final int MOST_WAITING = 16;
    private static final int MOST_LIGHT_WAITING = 2_048;

    private final PriorityQueue<Place> light = new PriorityQueue<>();
    private final PriorityQueue<Place> others = new PriorityQueue<>();
    private final Deque<Job<?>> probes = new ArrayDeque<>();
    private long count;
    private boolean closed;

    /** The place of a job among those that wait: it keeps that while it waits. */
    private record Place(Job<?> job, Rank rank, long number) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::rank).thenComparing(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds a job, unless too many wait already. */
    synchronized boolean add(Job<?> job, long nowNanos) {
        boolean isLight = job.budget().isLight(nowNanos);
        PriorityQueue<Place> waiting = isLight ? light : others;
        if (closed || waiting.size() >= (isLight ? MOST_LIGHT_WAITING : MOST_WAITING)) {
            return false;
        }
        waiting.add(new Place(job, job.budget().rank(nowNanos), ++count));
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
        return light.removeIf(place -> place.job == job)
                || others.removeIf(place -> place.job == job);
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
            Optional<Place> next = first(onlyLight ? List.of(light) : List.of(light, others));
            if (next.isPresent()) {
                return next.map(this::taken);
            }
            wait();
        }
        return Optional.empty();
    }

    /** A job that may interrupt another one of this rank, if one waits. */
    synchronized Optional<Job<?>> takeBefore(Rank underway) {
        if (!probes.isEmpty()) {
            return Optional.of(probes.remove());
        }
        return first(List.of(light, others))
                .filter(place -> place.rank.isClearlyBefore(underway)).map(this::taken);
    }

    private static Optional<Place> first(Collection<PriorityQueue<Place>> queues) {
        List<Place> heads = new ArrayList<>();
        for (PriorityQueue<Place> queue : queues) {
            if (!queue.isEmpty()) {
                heads.add(queue.peek());
            }
        }
        return heads.stream().min(Comparator.naturalOrder());
    }

    private Job<?> taken(Place place) {
        if (light.peek() == place) {
            light.remove();
        } else {
            others.remove();
        }
        return place.job;
    }

    /** Lets no more wait; those that do are never begun. */
    synchronized void close() {
        closed = true;
        light.clear();
        others.clear();
        probes.clear();
        notifyAll();
    }
}
