package hustings.server;

import java.util.concurrent.TimeUnit;

/**
 * How long the server has been able to run: wall time without the gaps in which it was not.
 *
 * <p>Whoever is judged by a clock, a handler that waits or a viewer that takes nothing, must not be
 * blamed for a process that was stopped or had no processor. So a thread of its own does nothing
 * but look at the clock, and where it did not get to that for long, only a little is counted.
 * Thread-safe.
 */
final class Uptime {
    private static final long BETWEEN_BEATS_MILLIS = 50;
    private static final long LONGEST_BEAT_NANOS = 250_000_000;

    private long beatAt;
    private volatile long nanos;
    private volatile boolean over;

    /** One that nobody beats but who has made it. */
    Uptime(long nowNanos) {
        beatAt = nowNanos;
    }

    /** One with a thread that beats until it is ended. */
    static Uptime begun() {
        Uptime uptime = new Uptime(System.nanoTime());
        Thread.ofPlatform().daemon().name("uptime").start(uptime::goOn);
        return uptime;
    }

    private void goOn() {
        try {
            while (!over) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_BEATS_MILLIS);
                beat(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody is judged by it any more. */
    void end() {
        over = true;
    }

    /** Counts the time since the last beat, or what of it may have been spent running. */
    synchronized void beat(long nowNanos) {
        nanos += Math.clamp(nowNanos - beatAt, 0, LONGEST_BEAT_NANOS);
        beatAt = nowNanos;
    }

    /** How long it has run so far, in nanoseconds. */
    long nanos() {
        return nanos;
    }
}
