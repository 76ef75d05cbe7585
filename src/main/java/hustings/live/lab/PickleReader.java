package hustings.live.lab;

import hustings.live.lab.PickleInput.Instruction;
import hustings.live.lab.PicklePart.Done;
import hustings.live.lab.PicklePart.Growing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads one pickled value as its bytes come, and knows where it ends.
 *
 * <p>It reads protocols 0 to 5 as far as messages of the exercise need them: it makes numbers,
 * strings, tuples, lists, dicts, True, False and None, and nothing else. Whatever it is given, it
 * takes memory and time for some 64 KiB, or throws an {@link InvalidPickle}; it cannot be used
 * after that. It is not safe for use by several threads.
 */
public final class PickleReader {
    private static final int LAST_PROTOCOL = 5;

    private final PickleInput input = new PickleInput();
    private final PickleStack stack = new PickleStack();
    private Optional<PickleValue> value = Optional.empty();

    /** Reads what has to be one whole value; what stands behind it does not matter. */
    public static PickleValue read(byte[] pickle) {
        return new PickleReader().accept(pickle, pickle.length).orElseThrow(
                () -> new InvalidPickle("the pickle ends before its value does"));
    }

    /**
     * Takes the next bytes.
     *
     * @param bytes holds them, from its start on
     * @return the value, as soon as it is complete
     */
    public Optional<PickleValue> accept(byte[] bytes, int length) {
        if (value.isEmpty()) {
            input.add(bytes, 0, length);
        }
        while (value.isEmpty()) {
            Optional<Instruction> next = input.next();
            if (next.isEmpty()) {
                break;
            }
            carryOut(next.get().opcode(), next.get().argument());
        }
        return value;
    }

    private void carryOut(PickleOpcode opcode, byte[] argument) {
        switch (opcode) {
            case PROTO -> requireProtocol(argument[0] & 0xFF);
            case FRAME -> requireFrame(PickleNumbers.unsigned(argument));
            case STOP -> value = Optional.of(stack.pop(1).get(0).value());
            case MARK -> stack.mark();
            case NONE -> stack.push(Done.plain(new PickleValue.None()));
            case NEWTRUE -> stack.push(Done.plain(new PickleValue.Bool(true)));
            case NEWFALSE -> stack.push(Done.plain(new PickleValue.Bool(false)));
            case INT -> stack.push(Done.plain(numberOrBool(argument)));
            case LONG -> push(PickleNumbers.digitsOfLong(argument));
            case BININT, LONG1 -> push(PickleNumbers.signed(argument));
            case BININT1, BININT2 -> push(PickleNumbers.unsigned(argument));
            case UNICODE -> push(PickleStrings.fromLine(argument), argument.length);
            case SHORT_BINUNICODE, BINUNICODE ->
                    push(PickleStrings.fromUtf8(argument), argument.length);
            case EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3, EMPTY_LIST, LIST, APPEND, APPENDS,
                    EMPTY_DICT, DICT, SETITEM, SETITEMS -> collect(opcode);
            case MEMOIZE -> stack.memoize();
            case PUT -> stack.memoize(PickleNumbers.digits(argument));
            case BINPUT, LONG_BINPUT -> stack.memoize(PickleNumbers.unsigned(argument));
            case GET -> stack.recall(PickleNumbers.digits(argument));
            case BINGET, LONG_BINGET -> stack.recall(PickleNumbers.unsigned(argument));
        }
    }

    private void collect(PickleOpcode opcode) {
        switch (opcode) {
            case EMPTY_TUPLE -> pushTuple(List.of());
            case TUPLE -> pushTuple(stack.popMarked());
            case TUPLE1 -> pushTuple(stack.pop(1));
            case TUPLE2 -> pushTuple(stack.pop(2));
            case TUPLE3 -> pushTuple(stack.pop(3));
            case EMPTY_LIST -> pushGrowing(false, List.of());
            case LIST -> pushGrowing(false, stack.popMarked());
            case APPEND -> stack.addToTop(false, stack.pop(1));
            case APPENDS -> stack.addToTop(false, stack.popMarked());
            case EMPTY_DICT -> pushGrowing(true, List.of());
            case DICT -> pushGrowing(true, stack.popMarked());
            case SETITEM -> stack.addToTop(true, stack.pop(2));
            case SETITEMS -> stack.addToTop(true, stack.popMarked());
            default -> throw new IllegalStateException(opcode + " makes no collection");
        }
    }

    private void push(long number) {
        stack.push(Done.plain(new PickleValue.Int(number)));
    }

    private void push(String text, int bytes) {
        stack.push(Done.text(text, bytes));
    }

    private void pushTuple(List<Done> items) {
        if (items.size() > PickleLimits.COLLECTION_SIZE) {
            throw new InvalidPickle("the pickle has a tuple of more than "
                    + PickleLimits.COLLECTION_SIZE + " items");
        }
        stack.push(Done.tuple(items));
    }

    private void pushGrowing(boolean dict, List<Done> items) {
        Growing growing = new Growing(dict);
        growing.add(dict, items);
        stack.push(growing);
    }

    private static void requireProtocol(int protocol) {
        if (protocol > LAST_PROTOCOL) {
            throw new InvalidPickle("the pickle has protocol " + protocol
                    + "; allowed is 0 to " + LAST_PROTOCOL);
        }
    }

    private static void requireFrame(long length) {
        if (length < 0 || length > PickleLimits.MESSAGE_BYTES) {
            throw new InvalidPickle("the pickle has a frame of "
                    + Long.toUnsignedString(length) + " bytes; allowed are "
                    + PickleLimits.MESSAGE_BYTES);
        }
    }

    /** In protocols 0 and 1, 00 and 01 are False and True. */
    private static PickleValue numberOrBool(byte[] digits) {
        String text = new String(digits, StandardCharsets.ISO_8859_1);
        return text.equals("00") || text.equals("01") ? new PickleValue.Bool(text.equals("01"))
                : new PickleValue.Int(PickleNumbers.digits(digits));
    }
}
