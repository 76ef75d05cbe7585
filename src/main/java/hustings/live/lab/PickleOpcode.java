package hustings.live.lab;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a pickle can tell its reader to do, by the names of Python's {@code pickletools}. */
enum PickleOpcode {
    PROTO(0x80, Argument.ONE_BYTE),
    FRAME(0x95, Argument.EIGHT_BYTES),
    STOP('.', Argument.NOTHING),
    MARK('(', Argument.NOTHING),
    NONE('N', Argument.NOTHING),
    NEWTRUE(0x88, Argument.NOTHING),
    NEWFALSE(0x89, Argument.NOTHING),
    INT('I', Argument.LINE_OF_DIGITS),
    LONG('L', Argument.LINE_OF_DIGITS),
    BININT('J', Argument.FOUR_BYTES),
    BININT1('K', Argument.ONE_BYTE),
    BININT2('M', Argument.TWO_BYTES),
    LONG1(0x8a, Argument.COUNTED_BYTES),
    UNICODE('V', Argument.LINE),
    SHORT_BINUNICODE(0x8c, Argument.COUNTED_BYTES),
    BINUNICODE('X', Argument.LONG_COUNTED_BYTES),
    EMPTY_TUPLE(')', Argument.NOTHING),
    TUPLE('t', Argument.NOTHING),
    TUPLE1(0x85, Argument.NOTHING),
    TUPLE2(0x86, Argument.NOTHING),
    TUPLE3(0x87, Argument.NOTHING),
    EMPTY_LIST(']', Argument.NOTHING),
    LIST('l', Argument.NOTHING),
    APPEND('a', Argument.NOTHING),
    APPENDS('e', Argument.NOTHING),
    EMPTY_DICT('}', Argument.NOTHING),
    DICT('d', Argument.NOTHING),
    SETITEM('s', Argument.NOTHING),
    SETITEMS('u', Argument.NOTHING),
    MEMOIZE(0x94, Argument.NOTHING),
    PUT('p', Argument.LINE_OF_DIGITS),
    BINPUT('q', Argument.ONE_BYTE),
    LONG_BINPUT('r', Argument.FOUR_BYTES),
    GET('g', Argument.LINE_OF_DIGITS),
    BINGET('h', Argument.ONE_BYTE),
    LONG_BINGET('j', Argument.FOUR_BYTES);

    private static final Map<Integer, PickleOpcode> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(PickleOpcode::code, Function.identity()));

    private final int code;
    private final Argument argument;

    PickleOpcode(int code, Argument argument) {
        this.code = code;
        this.argument = argument;
    }

    /** What stands behind an opcode. */
    enum Argument {
        NOTHING, ONE_BYTE, TWO_BYTES, FOUR_BYTES, EIGHT_BYTES,
        /** Bytes behind their number, which is a byte. */
        COUNTED_BYTES,
        /** Bytes behind their number, which is four bytes. */
        LONG_COUNTED_BYTES,
        /** All up to the end of the line. */
        LINE,
        /** A number up to the end of the line. */
        LINE_OF_DIGITS
    }

    /** The byte that stands for it, from 0 to 255. */
    int code() {
        return code;
    }

    Argument argument() {
        return argument;
    }

    /** The one that a byte stands for; refuses what messages of the exercise do not need. */
    static PickleOpcode of(int code) {
        PickleOpcode opcode = BY_CODE.get(code);
        if (opcode == null) {
            throw new InvalidPickle(("the pickle has the opcode 0x%02x; allowed are those of"
                    + " numbers, strings, tuples, lists, dicts, True, False and None")
                    .formatted(code));
        }
        return opcode;
    }
}
