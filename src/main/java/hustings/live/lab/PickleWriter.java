package hustings.live.lab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes a value in protocol 4, byte by byte as CPython 3.8 to 3.13 does.
 *
 * <p>Like Python, it writes an object once and then refers to it: the same object, not an equal
 * one. So whether two equal strings are one object shows in the bytes. Strings of one character of
 * Latin-1, or of none, are one object in Python wherever they come from.
 */
public final class PickleWriter {
    private static final int PROTOCOL = 4;
    /** What is shorter is written without a frame around it. */
    private static final int SMALLEST_FRAME = 4;
    /** So many entries of a dict or items of a list are put in at once. */
    private static final int BATCH = 1_000;
    private static final int LATIN_1 = 0xFF;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<PickleValue, Integer> memo = new IdentityHashMap<>();
    private final Map<PickleValue, PickleValue> shortTexts = new HashMap<>();

    private PickleWriter() {}

    /** The bytes of a value; refuses one that {@link PickleReader} would refuse for its size. */
    public static byte[] write(PickleValue value) {
        PickleWriter writer = new PickleWriter();
        writer.save(value, 1);
        writer.put(PickleOpcode.STOP);
        byte[] body = writer.out.toByteArray();
        ByteBuffer whole = ByteBuffer.allocate(11 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        whole.put((byte) PickleOpcode.PROTO.code()).put((byte) PROTOCOL);
        if (body.length >= SMALLEST_FRAME) {
            whole.put((byte) PickleOpcode.FRAME.code()).putLong(body.length);
        }
        whole.put(body);
        requireSize(whole.position());
        byte[] exact = new byte[whole.position()];
        whole.flip().get(exact);
        return exact;
    }

    private static void requireSize(int bytes) {
        if (bytes > PickleLimits.MESSAGE_BYTES) {
            throw new InvalidPickle("the message has " + bytes + " bytes; allowed are "
                    + PickleLimits.MESSAGE_BYTES);
        }
    }

    private PickleValue object(PickleValue value) {
        return value instanceof PickleValue.Text(String text) && text.length() <= 1
                && text.chars().allMatch(each -> each <= LATIN_1)
                ? shortTexts.computeIfAbsent(value, any -> value) : value;
    }

    private void save(PickleValue given, int depth) {
        PickleValue value = object(given);
        if (depth > PickleLimits.DEPTH) {
            throw new InvalidPickle("values lie more than " + PickleLimits.DEPTH
                    + " deep in one another");
        }
        requireSize(out.size());
        Integer known = memo.get(value);
        if (known != null) {
            refer(known);
            return;
        }
        switch (value) {
            case PickleValue.None none -> put(PickleOpcode.NONE);
            case PickleValue.Bool bool ->
                    put(bool.value() ? PickleOpcode.NEWTRUE : PickleOpcode.NEWFALSE);
            case PickleValue.Int number -> save(number.value());
            case PickleValue.Text text -> save(text);
            case PickleValue.Tuple tuple -> save(tuple, depth);
            case PickleValue.Array array -> save(array, depth);
            case PickleValue.Dict dict -> save(dict, depth);
        }
    }

    private void save(long number) {
        if (number >= 0 && number <= 0xFF) {
            put(PickleOpcode.BININT1, PickleNumbers.lowest(number, 1));
        } else if (number >= 0 && number <= 0xFFFF) {
            put(PickleOpcode.BININT2, PickleNumbers.lowest(number, 2));
        } else if (number == (int) number) {
            put(PickleOpcode.BININT, PickleNumbers.lowest(number, 4));
        } else {
            byte[] bytes = PickleNumbers.shortest(number);
            put(PickleOpcode.LONG1, PickleNumbers.lowest(bytes.length, 1));
            out.writeBytes(bytes);
        }
    }

    private void save(PickleValue.Text text) {
        byte[] bytes = PickleStrings.toUtf8(text.value());
        if (bytes.length <= 0xFF) {
            put(PickleOpcode.SHORT_BINUNICODE, PickleNumbers.lowest(bytes.length, 1));
        } else {
            put(PickleOpcode.BINUNICODE, PickleNumbers.lowest(bytes.length, 4));
        }
        out.writeBytes(bytes);
        memoize(text);
    }

    private void save(PickleValue.Tuple tuple, int depth) {
        List<PickleValue> items = tuple.items();
        requireCount(items.size());
        if (items.size() > 3) {
            put(PickleOpcode.MARK);
        }
        items.forEach(item -> save(item, depth + 1));
        put(switch (items.size()) {
            case 0 -> PickleOpcode.EMPTY_TUPLE;
            case 1 -> PickleOpcode.TUPLE1;
            case 2 -> PickleOpcode.TUPLE2;
            case 3 -> PickleOpcode.TUPLE3;
            default -> PickleOpcode.TUPLE;
        });
        if (!items.isEmpty()) {
            memoize(tuple);
        }
    }

    private void save(PickleValue.Array array, int depth) {
        put(PickleOpcode.EMPTY_LIST);
        memoize(array);
        int count = array.items().size();
        requireCount(count);
        Iterator<PickleValue> items = array.items().iterator();
        if (count == 1) {
            save(items.next(), depth + 1);
            put(PickleOpcode.APPEND);
        } else if (count > 1) {
            // Python ends a list of whole batches with them, and a dict with an empty one.
            while (items.hasNext()) {
                put(PickleOpcode.MARK);
                for (int i = 0; i < BATCH && items.hasNext(); i++) {
                    save(items.next(), depth + 1);
                }
                put(PickleOpcode.APPENDS);
            }
        }
    }

    private void save(PickleValue.Dict dict, int depth) {
        put(PickleOpcode.EMPTY_DICT);
        memoize(dict);
        int count = dict.entries().size();
        requireCount(count);
        Iterator<Map.Entry<PickleValue, PickleValue>> entries =
                dict.entries().entrySet().iterator();
        if (count == 1) {
            save(entries.next(), depth);
            put(PickleOpcode.SETITEM);
        } else if (count > 1) {
            for (int left = count; left >= 0; left -= BATCH) {
                put(PickleOpcode.MARK);
                for (int i = 0; i < BATCH && entries.hasNext(); i++) {
                    save(entries.next(), depth);
                }
                put(PickleOpcode.SETITEMS);
            }
        }
    }

    private void save(Map.Entry<PickleValue, PickleValue> entry, int depth) {
        save(entry.getKey(), depth + 1);
        save(entry.getValue(), depth + 1);
    }

    private static void requireCount(int count) {
        if (count > PickleLimits.COLLECTION_SIZE) {
            throw new InvalidPickle("a collection has " + count + " items; allowed are "
                    + PickleLimits.COLLECTION_SIZE);
        }
    }

    private void memoize(PickleValue value) {
        if (memo.size() == PickleLimits.MEMO_SIZE) {
            throw new InvalidPickle("a message has more than " + PickleLimits.MEMO_SIZE
                    + " strings and collections");
        }
        memo.put(value, memo.size());
        put(PickleOpcode.MEMOIZE);
    }

    private void refer(int number) {
        if (number <= 0xFF) {
            put(PickleOpcode.BINGET, PickleNumbers.lowest(number, 1));
        } else {
            put(PickleOpcode.LONG_BINGET, PickleNumbers.lowest(number, 4));
        }
    }

    private void put(PickleOpcode opcode) {
        out.write(opcode.code());
    }

    private void put(PickleOpcode opcode, byte[] argument) {
        out.write(opcode.code());
        out.writeBytes(argument);
    }
}
