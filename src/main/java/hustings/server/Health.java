package hustings.server;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Whether the server can still do what it is there for, found out by having it do so.
 *
 * <p>Every few seconds of the metronome a tiny piece of work passes the workers; whoever asks only
 * reads what came of that. A server that is busy is well: a probe goes before everyone, between two
 * ticks of what is under way. What is counted is time in which the server itself ran, see {@link
 * Uptime}. Thread-safe.
 */
final class Health {
    private static final long BETWEEN_PROBES_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(2);
    /* An ordinary tick may be as long as patience lasts, and several may come to be nested. */
    private static final int TICKS_OF_PATIENCE = 6;
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final FairScheduler scheduler;
    private final Heap heap;
    private final Uptime uptime;
    private final int processors;
    private final long longestNanos;

    private boolean passed = true;
    private boolean hasPassed;
    private long sentAt;
    private long tookNanos;
    private long roomAt;
    private long freeAt;
    private long beatAt = System.nanoTime();

    /** The health of a server with so many workers, and one for light work. */
    Health(FairScheduler scheduler, Heap heap, int processors, Timeouts patience) {
        this.scheduler = scheduler;
        this.heap = heap;
        this.uptime = scheduler.uptime();
        this.processors = processors;
        longestNanos = TICKS_OF_PATIENCE * TimeUnit.SECONDS.toNanos(patience.tick());
        roomAt = uptime.nanos();
        freeAt = roomAt;
        sentAt = roomAt - BETWEEN_PROBES_NANOS;
    }

    /** Looks how things are, and sends the next probe; to be called about once a second. */
    void beat() {
        boolean full = heap.isFull();
        boolean send;
        synchronized (this) {
            beatAt = System.nanoTime();
            long now = uptime.nanos();
            roomAt = full ? roomAt : now;
            freeAt = scheduler.stuckHandlers().count() < processors ? now : freeAt;
            send = passed && now - sentAt >= BETWEEN_PROBES_NANOS;
            if (send) {
                passed = false;
                sentAt = now;
            }
        }
        if (send) {
            scheduler.probe(this::passed);
        }
    }

    private synchronized void passed() {
        passed = true;
        hasPassed = true;
        tookNanos = uptime.nanos() - sentAt;
    }

    /** Why the server had better be started again, if it had. */
    synchronized Optional<String> ailment() {
        long now = uptime.nanos();
        if (System.nanoTime() - beatAt > SILENT_NANOS) {
            return Optional.of("the server's own clock has stopped");
        } else if (!passed && now - sentAt > longestNanos) {
            return Optional.of("no worker has taken up anything for "
                    + seconds(now - sentAt) + " seconds");
        } else if (now - freeAt > longestNanos) {
            return Optional.of("every processor has been kept busy for " + seconds(now - freeAt)
                    + " seconds by handlers that do not come back, of "
                    + String.join(", ", new TreeSet<>(scheduler.stuckHandlers().algorithms())));
        } else if (now - roomAt > longestNanos) {
            return Optional.of("the memory has been full for " + seconds(now - roomAt)
                    + " seconds");
        }
        return Optional.empty();
    }

    /**
     * Why no more should be sent here just now, if that is so.
     *
     * @param viewers how many watch
     * @param most how many may
     */
    synchronized Optional<String> hindrance(int viewers, int most) {
        long now = uptime.nanos();
        if (scheduler.isClosing()) {
            return Optional.of("the server is shutting down");
        } else if (ailment().isPresent()) {
            return ailment();
        } else if (!hasPassed) {
            return Optional.of("the server is starting");
        } else if (viewers >= most) {
            return Optional.of(viewers + (viewers == 1 ? " viewer watches" : " viewers watch")
                    + ", as many as there is room for");
        } else if (now - roomAt > SLOW_NANOS) {
            return Optional.of("the memory is full");
        } else if (tookNanos > SLOW_NANOS || !passed && now - sentAt > SLOW_NANOS) {
            return Optional.of("there is too much to do: work waits for more than "
                    + seconds(SLOW_NANOS) + " seconds");
        }
        return Optional.empty();
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos);
    }
}
