package hustings.live;

import java.util.concurrent.TimeUnit;

/** Ticks in real time: when each begins. */
public final class TickClock {
    private final long origin;
    private final long length;

    /**
     * A clock of which one tick is known.
     *
     * @param tick the tick
     * @param microseconds how long it is until that tick begins; may be less than nothing
     * @param tickMicroseconds how long a tick is
     */
    public TickClock(long tick, long microseconds, long tickMicroseconds) {
        length = TimeUnit.MICROSECONDS.toNanos(tickMicroseconds);
        origin = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(microseconds) - tick * length;
    }

    /** The present tick; −1 and less before the first. */
    public long now() {
        return Math.floorDiv(System.nanoTime() - origin, length);
    }

    /** How long it is until a tick begins, in microseconds; less than nothing if it has. */
    public long microsecondsUntil(long tick) {
        return TimeUnit.NANOSECONDS.toMicros(origin + tick * length - System.nanoTime());
    }

    /** Waits until a tick begins; not at all if it has. */
    void await(long tick) throws InterruptedException {
        long wait = microsecondsUntil(tick);
        if (wait > 0) {
            TimeUnit.MICROSECONDS.sleep(wait);
        }
    }
}
