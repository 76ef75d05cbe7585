package hustings.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The end of a connection that another has closed, or over which nothing came for long. */
public final class Disconnection {
    private static final int MOST_CAUSES = 20;

    private Disconnection() {}

    /** Whether that is what an exception comes from. */
    public static boolean isIn(Throwable exception) {
        return Stream.iterate(Optional.of(exception), Optional::isPresent,
                        one -> one.flatMap(known -> Optional.ofNullable(known.getCause())))
                .limit(MOST_CAUSES).flatMap(Optional::stream).anyMatch(Disconnection::isOne);
    }

    private static boolean isOne(Throwable exception) {
        return switch (exception) {
            case EOFException end -> true;
            case ClosedChannelException closed -> true;
            case TimeoutException timeout -> true;
            case IOException broken -> {
                String words = String.valueOf(broken.getMessage()).toLowerCase(Locale.ROOT);
                yield words.contains("broken pipe") || words.contains("connection reset");
            }
            default -> false;
        };
    }
}
