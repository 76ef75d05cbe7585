package hustings.live.lab;

/** What is no pickle, or one of more than messages of the exercise need; says what is wrong. */
public final class InvalidPickle extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidPickle(String message) {
        super(message);
    }

    InvalidPickle(String message, Throwable cause) {
        super(message, cause);
    }
}
