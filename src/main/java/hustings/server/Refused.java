package hustings.server;

/** Thrown when a viewer asks for something that cannot be had, with the reason in words. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String key;

    /** The reason: a code for programs, the field it concerns, and words for people. */
    Refused(String code, String key, String message) {
        super(message);
        this.code = code;
        this.key = key;
    }

    String code() {
        return code;
    }

    String key() {
        return key;
    }
}
