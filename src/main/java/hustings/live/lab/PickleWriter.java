package hustings.live.lab;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes a value in protocol 4, byte by byte as CPython 3.11 does.
 *
 * <p>Like Python, it writes an object once and then refers to it: the same object, not an equal
 * one. So whether two equal strings are one object shows in the bytes. Strings of one character of
 * Latin-1, or of none, are one object in Python wherever they come from.
 */
public final class PickleWriter {
    /** So many entries of a dict or items of a list are put in at once. */
    private static final int BATCH = 1_000;

    private final PickleOutput out = new PickleOutput();

    private PickleWriter() {}

    /** The bytes of a value; refuses one that {@link PickleReader} would refuse for its size. */
    public static byte[] write(PickleValue value) {
        PickleWriter writer = new PickleWriter();
        writer.save(value, 1);
        writer.out.put(PickleOpcode.STOP);
        return writer.out.toPickle();
    }

    private void save(PickleValue value, int depth) {
        if (depth > PickleLimits.DEPTH) {
            throw new InvalidPickle("values lie more than " + PickleLimits.DEPTH
                    + " deep in one another");
        }
        if (out.refer(value)) {
            return;
        }
        switch (value) {
            case PickleValue.None none -> out.put(PickleOpcode.NONE);
            case PickleValue.Bool bool ->
                    out.put(bool.value() ? PickleOpcode.NEWTRUE : PickleOpcode.NEWFALSE);
            case PickleValue.Int number -> save(number.value());
            case PickleValue.Text text -> save(text);
            case PickleValue.Tuple tuple -> save(tuple, depth);
            case PickleValue.Array array -> save(array, depth);
            case PickleValue.Dict dict -> save(dict, depth);
        }
    }

    private void save(long number) {
        if (number >= 0 && number <= 0xFF) {
            out.put(PickleOpcode.BININT1, PickleNumbers.lowest(number, 1));
        } else if (number >= 0 && number <= 0xFFFF) {
            out.put(PickleOpcode.BININT2, PickleNumbers.lowest(number, 2));
        } else if (number == (int) number) {
            out.put(PickleOpcode.BININT, PickleNumbers.lowest(number, 4));
        } else {
            out.put(PickleOpcode.LONG1, 1, PickleNumbers.shortest(number));
        }
    }

    private void save(PickleValue.Text text) {
        byte[] bytes = PickleStrings.toUtf8(text.value());
        if (bytes.length <= 0xFF) {
            out.put(PickleOpcode.SHORT_BINUNICODE, 1, bytes);
        } else {
            out.put(PickleOpcode.BINUNICODE, 4, bytes);
        }
        out.memoize(text);
    }

    private void save(PickleValue.Tuple tuple, int depth) {
        List<PickleValue> items = tuple.items();
        requireCount(items.size());
        if (items.size() > 3) {
            out.put(PickleOpcode.MARK);
        }
        items.forEach(item -> save(item, depth + 1));
        out.put(switch (items.size()) {
            case 0 -> PickleOpcode.EMPTY_TUPLE;
            case 1 -> PickleOpcode.TUPLE1;
            case 2 -> PickleOpcode.TUPLE2;
            case 3 -> PickleOpcode.TUPLE3;
            default -> PickleOpcode.TUPLE;
        });
        if (!items.isEmpty()) {
            out.memoize(tuple);
        }
    }

    private void save(PickleValue.Array array, int depth) {
        out.put(PickleOpcode.EMPTY_LIST);
        out.memoize(array);
        int count = array.items().size();
        requireCount(count);
        Iterator<PickleValue> items = array.items().iterator();
        if (count == 1) {
            save(items.next(), depth + 1);
            out.put(PickleOpcode.APPEND);
        } else if (count > 1) {
            // Python ends a list of whole batches with them, and a dict with an empty one.
            while (items.hasNext()) {
                out.put(PickleOpcode.MARK);
                for (int i = 0; i < BATCH && items.hasNext(); i++) {
                    save(items.next(), depth + 1);
                }
                out.put(PickleOpcode.APPENDS);
            }
        }
    }

    private void save(PickleValue.Dict dict, int depth) {
        out.put(PickleOpcode.EMPTY_DICT);
        out.memoize(dict);
        int count = dict.entries().size();
        requireCount(count);
        Iterator<Map.Entry<PickleValue, PickleValue>> entries =
                dict.entries().entrySet().iterator();
        if (count == 1) {
            save(entries.next(), depth);
            out.put(PickleOpcode.SETITEM);
        } else if (count > 1) {
            for (int left = count; left >= 0; left -= BATCH) {
                out.put(PickleOpcode.MARK);
                for (int i = 0; i < BATCH && entries.hasNext(); i++) {
                    save(entries.next(), depth);
                }
                out.put(PickleOpcode.SETITEMS);
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
}
