package hustings.live.maelstrom;

/** Why a request is refused: those of Maelstrom's codes that are used here. */
enum ErrorCode {
    /** The receiver does not exist. */
    NODE_NOT_FOUND(1),
    /** Requests of this type are not answered. */
    NOT_SUPPORTED(10),
    /** It is too early for this request. */
    TEMPORARILY_UNAVAILABLE(11),
    /** The request is not what its type asks for. */
    MALFORMED_REQUEST(12);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** The number that stands for it in messages. */
    int number() {
        return number;
    }
}
