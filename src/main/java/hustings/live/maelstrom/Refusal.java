package hustings.live.maelstrom;

/** Thrown when a message cannot be taken; what is wrong with it is told to its sender. */
final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** A refusal for a reason in words. */
    Refusal(ErrorCode code, String words) {
        super(words);
        this.code = code;
    }

    /** The same in a number. */
    ErrorCode code() {
        return code;
    }
}
