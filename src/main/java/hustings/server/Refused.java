package hustings.server;

/** Thrown when a viewer asks for something that cannot be had, with the reason in words. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String key;
    private final int retrySeconds;

    /** The reason: a code for programs, the field it concerns, and words for people. */
    Refused(String code, String key, String message) {
        this(code, key, message, 0);
    }

    private Refused(String code, String key, String message, int retrySeconds) {
        super(message);
        this.code = code;
        this.key = key;
        this.retrySeconds = retrySeconds;
    }

    /** Refused for the time being: the same may be had a little later. */
    static Refused forNow(String code, String why, double seconds) {
        int retry = (int) Math.clamp(Math.ceil(seconds), 1, 60);
        return new Refused(code, "server", why + "; try again in " + retry
                + (retry == 1 ? " second" : " seconds"), retry);
    }

    String code() {
        return code;
    }

    String key() {
        return key;
    }

    /** After how many seconds it may be had; 0 if trying again does not help. */
    int retrySeconds() {
        return retrySeconds;
    }
}
