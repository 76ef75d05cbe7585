package hustings.server;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells the log of something that may happen very often: at once, then at most once a minute, and
 * how often it has happened meanwhile. Thread-safe.
 */
final class SparingLog {
    private static final long BETWEEN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<String> log;
    private boolean told;
    private long toldAt;
    private long untold;

    /** One that has told nothing yet. */
    SparingLog(Consumer<String> log) {
        this.log = log;
    }

    /** It has happened; the words say what. */
    synchronized void tell(String words, long nowNanos) {
        if (told && nowNanos - toldAt < BETWEEN_NANOS) {
            untold++;
            return;
        }
        log.accept(untold == 0 ? words : words + " (and " + untold + " more since the last line)");
        told = true;
        toldAt = nowNanos;
        untold = 0;
    }
}
