package hustings.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the beat, thirty times a second, and sweeps once a second; neither may ever wait. */
final class Metronome {
    private static final Logger LOG = LoggerFactory.getLogger(Metronome.class);
    private static final long BEAT_MILLIS = 33;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "clock");
                thread.setDaemon(true);
                return thread;
            });

    /** Calls both, one with the time in nanoseconds. */
    Metronome(LongConsumer beat, Runnable sweep) {
        // With a pause between: beats that were missed are not given later.
        clock.scheduleWithFixedDelay(
                () -> call(beat), BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(() -> call(nowNanos -> sweep.run()), 1, 1, TimeUnit.SECONDS);
    }

    private static void call(LongConsumer listener) {
        try {
            listener.accept(System.nanoTime());
        } catch (Throwable e) {
            // Or there would be no further beat, for anybody.
            LOG.error("a beat failed: {}", Server.inOneLine(e));
        }
    }

    void stop() {
        clock.shutdownNow();
    }
}
