package hustings.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;

/**
 * What went wrong in an algorithm's own code, of whatever kind, in words that are safe to ask for.
 *
 * <p>An algorithm of strangers may throw anything, and what it throws is code of its own, too: its
 * message may be missing, endless, or throw again.
 *
 * @param thrown what was thrown, without what only wraps it
 */
public record Mishap(Throwable thrown) {
    private static final int LONGEST = 500;

    /**
     * Takes what was caught.
     *
     * @throws OutOfMemoryError if that is it: it says nothing of who happened to be running
     */
    public static Mishap of(Throwable caught) {
        Throwable inner = caught;
        while ((inner instanceof InvocationTargetException
                || inner instanceof UndeclaredThrowableException) && inner.getCause() != null) {
            inner = inner.getCause();
        }
        if (inner instanceof OutOfMemoryError full) {
            throw full;
        }
        return new Mishap(inner);
    }

    /** The kind, and what it says of itself, if that is anything: "ArithmeticException: / by 0". */
    public String words() {
        String kind = thrown.getClass().getSimpleName();
        String message = message();
        return message.isEmpty() ? kind : kind + ": " + message;
    }

    private String message() {
        try {
            String message = thrown.getMessage();
            if (message == null) {
                return cause();
            }
            return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
        } catch (Throwable e) {
            return "its message cannot be read, " + of(e).thrown.getClass().getSimpleName();
        }
    }

    /** Of a class that cannot be initialised only the cause says why. */
    private String cause() {
        Throwable cause = thrown.getCause();
        return cause == null || cause == thrown ? "" : cause.getClass().getSimpleName();
    }

    /** Where it was thrown, innermost first; nothing if even that cannot be told. */
    public StackTraceElement[] trace() {
        try {
            return thrown.getStackTrace();
        } catch (Throwable e) {
            of(e);
            return new StackTraceElement[0];
        }
    }
}
