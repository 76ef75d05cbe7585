package hustings.lab;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the trials of each point have taken so far, and what that says of those to come.
 *
 * <p>A point of which nothing is known yet is taken to need as much as the one before it in its
 * series, and more by the square of its size: too much for what grows more slowly, until its first
 * trials are done. Thread-safe.
 */
final class ProgressEstimate {
    private final List<Series> series;
    private final int trials;
    private final AtomicLongArray nanos;
    private final AtomicIntegerArray done;

    /** Nothing has been done yet. */
    ProgressEstimate(List<Series> series, int trials) {
        int points = series.stream().mapToInt(one -> one.points().size()).sum();
        this.series = series;
        this.trials = trials;
        nanos = new AtomicLongArray(points);
        done = new AtomicIntegerArray(points);
    }

    /** Some trials of a point have taken so long. */
    void took(int point, int trials, long nanos) {
        this.nanos.addAndGet(point, Math.max(1, nanos));
        done.addAndGet(point, trials);
    }

    /** How much of all the time has passed, from 0 to 1. */
    double share() {
        double spent = 0;
        double left = 0;
        int point = 0;
        double known = 0;
        long nodes = 0;
        for (Series one : series) {
            for (Point each : one.points()) {
                long n = each.scenario().n();
                int ready = done.get(point);
                if (ready > 0) {
                    known = (double) nanos.get(point) / ready;
                    nodes = n;
                }
                // Before anything is known, every trial counts as much as its nodes squared.
                double trial = nodes == 0 ? (double) n * n : known * n / nodes * n / nodes;
                spent += nanos.get(point);
                left += trial * (trials - ready);
                point++;
            }
        }
        return spent == 0 ? 0 : spent / (spent + left);
    }
}
