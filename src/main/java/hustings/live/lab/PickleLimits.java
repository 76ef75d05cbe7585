package hustings.live.lab;

/** How much a pickled message may hold: a stranger chooses all of it. */
final class PickleLimits {
    /** Bytes of a message, from its first opcode to its last. */
    static final int MESSAGE_BYTES = 65_536;
    /** Bytes of a string, in UTF-8. */
    static final int STRING_BYTES = 4_096;
    /** Items of a tuple or list, entries of a dict. */
    static final int COLLECTION_SIZE = 2_000;
    /** How deep values may lie in one another; a plain one is 1 deep. */
    static final int DEPTH = 16;
    /** Values that can be referred to again. */
    static final int MEMO_SIZE = 8_192;
    /** Values that wait to be put into a collection. */
    static final int STACK_SIZE = 8_192;
    /** Values and bytes of strings, each counted as often as it is referred to. */
    static final int WEIGHT = 262_144;
    /** Bytes of a whole number: what a Java long has. */
    static final int NUMBER_BYTES = 8;
    /** Characters of a whole number that is written in digits. */
    static final int DIGITS = 24;

    private PickleLimits() {}
}
