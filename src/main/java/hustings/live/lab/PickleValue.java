package hustings.live.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of Python's, of the types that messages of the exercise are made of.
 *
 * <p>{@code toString} writes it as Python's {@code repr} does.
 */
public sealed interface PickleValue {
    /** The one value that stands for nothing. */
    record None() implements PickleValue {
        @Override
        public String toString() {
            return "None";
        }
    }

    /** True or false. */
    record Bool(boolean value) implements PickleValue {
        @Override
        public String toString() {
            return value ? "True" : "False";
        }
    }

    /** A whole number; Python knows larger ones, the exercise does not. */
    record Int(long value) implements PickleValue {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A string. */
    record Text(String value) implements PickleValue {
        @Override
        public String toString() {
            return PythonText.repr(value);
        }
    }

    /** A sequence that cannot change. */
    record Tuple(List<PickleValue> items) implements PickleValue {
        /** Copies the items. */
        public Tuple {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return PythonText.joined("(", items, items.size() == 1 ? ",)" : ")");
        }
    }

    /** A sequence that can change where it comes from. */
    record Array(List<PickleValue> items) implements PickleValue {
        /** Copies the items. */
        public Array {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return PythonText.joined("[", items, "]");
        }
    }

    /** A dict: keys with values, in the order in which they came. */
    record Dict(Map<PickleValue, PickleValue> entries) implements PickleValue {
        /** Copies the entries. */
        public Dict {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String toString() {
            List<String> pairs = new ArrayList<>();
            entries.forEach((key, value) -> pairs.add(key + ": " + value));
            return PythonText.joined("{", pairs, "}");
        }
    }

    /** A tuple of these. */
    static Tuple tuple(PickleValue... items) {
        return new Tuple(List.of(items));
    }

    /** The items of what Python unpacks like a tuple; none for anything else. */
    default List<PickleValue> unpacked() {
        return switch (this) {
            case Tuple tuple -> tuple.items();
            case Array array -> array.items();
            case None none -> List.of();
            case Bool bool -> List.of();
            case Int number -> List.of();
            case Text text -> List.of();
            case Dict dict -> List.of();
        };
    }
}
