package hustings.log;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.event.Level;

/**
 * Writes lines, but of one kind only so many a minute: who can make the server say something can
 * make it say so all the time. Thread-safe.
 */
final class LogWriter {
    /** The most lines of one kind in a minute. */
    static final int MOST_A_MINUTE = 10;

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_KINDS = 200;
    private static final int LONGEST_NAME = 100;

    private final Consumer<String> out;
    private final LongSupplier clock;
    private final Map<String, Kind> kinds = new HashMap<>();

    /** One that has written nothing yet. */
    LogWriter(Consumer<String> out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    /** What has been written of one kind since a moment, and what has not. */
    private static final class Kind {
        long since;
        int told;
        long untold;

        Kind(long since) {
            this.since = since;
        }
    }

    /**
     * Writes a line, unless there are too many of its kind.
     *
     * @param pattern the text without what varies, which makes the kind
     * @param text what is fit for a line
     */
    synchronized void write(Level level, String logger, String pattern, String text) {
        long now = clock.getAsLong();
        Kind kind = kind(logger + "\n" + Line.of(pattern), now);
        if (now - kind.since >= MINUTE_NANOS) {
            kind.since = now;
            kind.told = 0;
        }
        if (kind.told == MOST_A_MINUTE) {
            kind.untold++;
            return;
        }
        String more = kind.untold == 0 ? "" : " (and " + kind.untold + " more of the kind before)";
        kind.told++;
        kind.untold = 0;
        String name = logger.length() <= LONGEST_NAME ? logger : logger.substring(0, LONGEST_NAME);
        OffsetDateTime time = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS);
        out.accept(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time) + " " + level + " "
                + name + " - " + text + more);
    }

    /** Where there are too many kinds, because texts are put together, the rest is one. */
    private Kind kind(String name, long now) {
        if (kinds.size() >= MOST_KINDS) {
            kinds.values().removeIf(kind -> now - kind.since >= MINUTE_NANOS && kind.untold == 0);
        }
        String known = kinds.size() < MOST_KINDS || kinds.containsKey(name) ? name : "";
        return kinds.computeIfAbsent(known, unknown -> new Kind(now));
    }
}
