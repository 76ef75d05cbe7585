package hustings.log;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Logs each thing as one line of bounded length; the trace of an exception is no part of it. */
final class LineLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_MESSAGE = 3 * Line.LONGEST;

    private final Level least;
    private final transient LogWriter writer;

    /** One that says what is at least so serious. */
    LineLogger(String name, Level least, LogWriter writer) {
        this.name = name;
        this.least = least;
        this.writer = writer;
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker,
            @Nullable String pattern, Object @Nullable [] arguments,
            @Nullable Throwable exception) {
        // Whoever goes while it is answered is no error, whatever a library makes of it.
        if (exception == null) {
            writer.write(level, name, String.valueOf(pattern), words(pattern, arguments));
        } else if (!Disconnection.isIn(exception)) {
            writer.write(level, name, String.valueOf(pattern),
                    words(pattern, arguments) + ": " + Line.of(exception));
        }
    }

    /** Cuts each argument, so that a long one does not hide those behind it. */
    private static String words(@Nullable String pattern, Object @Nullable [] arguments) {
        Object[] cut = arguments == null ? new Object[0] : Stream.of(arguments)
                .map(argument -> Line.of(String.valueOf(argument))).toArray();
        return Line.of(String.valueOf(MessageFormatter.basicArrayFormat(pattern, cut)),
                LONGEST_MESSAGE);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return LineLogger.class.getName();
    }

    private boolean says(Level level) {
        return level.toInt() >= least.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return says(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return says(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return says(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return says(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return says(Level.ERROR);
    }
}
