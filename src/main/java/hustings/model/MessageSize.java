package hustings.model;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * How many bits a message takes, by the size model of the literature rather than of a wire format.
 *
 * <p>A message carries ⌈log₂ kinds⌉ bits that tell its kind. An {@code int} is an identifier: of
 * ⌈log₂ n⌉ bits where identifiers are 1 to n; of ⌈log₂ largest⌉ where a scenario lists them, which
 * is the same for any order of 1 to n, and counts one value more where 0 is listed; of the sum over
 * its parts where it has several. Marked {@link UpToSize} it is a number from as many values as
 * there are nodes, ⌈log₂ n⌉ bits, and so it is where nodes know no identifiers. A {@code long} is a
 * count (a term, a clock, a hop): ⌈log₂ v⌉ bits for the value v, so that the first term is free and
 * papers that know no terms are met exactly. A {@code boolean} is 1 bit, an enum ⌈log₂ constants⌉,
 * a list or a nested record the sum of its parts. Whatever it carries cannot be changed.
 */
final class MessageSize {
    /* Building one takes far longer than using it, and messages may nest the same records. */
    private static final ClassValue<MessageSize> NESTED = new ClassValue<>() {
        @Override
        protected MessageSize computeValue(Class<?> type) {
            return new MessageSize(type, 1);
        }
    };

    private static final Set<Class<?>> UNCHANGEABLE = Set.of(List.of().getClass(),
            List.of(1).getClass(), List.of(1, 2, 3).subList(0, 2).getClass());

    private int ids;
    private int sizes;
    private int bits;
    private final ToLongFunction<Object>[] counts;
    private final Method[] composites;

    /** Learns the parts of a record that is one of so many kinds. */
    MessageSize(Class<?> type, int kinds) {
        bits = log2(kinds);
        List<ToLongFunction<Object>> counts = new ArrayList<>();
        List<Method> composites = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            learn(type, part, counts, composites);
        }
        // A message is measured whenever it is sent.
        @SuppressWarnings("unchecked")
        ToLongFunction<Object>[] array = counts.toArray(ToLongFunction[]::new);
        this.counts = array;
        this.composites = composites.toArray(Method[]::new);
    }

    private void learn(Class<?> type, RecordComponent part, List<ToLongFunction<Object>> counts,
            List<Method> composites) {
        Class<?> partType = part.getType();
        if (partType == int.class && part.isAnnotationPresent(UpToSize.class)) {
            sizes++;
        } else if (partType == int.class) {
            ids++;
        } else if (partType == long.class) {
            counts.add(Accessors.reading(part.getAccessor()));
        } else if (partType == boolean.class) {
            bits++;
        } else if (partType.isEnum()) {
            bits += log2(partType.getEnumConstants().length);
        } else if (partType == List.class || partType.isRecord()) {
            composites.add(MessageKind.readable(part));
        } else {
            throw unfit(part.getName() + " of message " + type.getSimpleName(), partType);
        }
    }

    /** The size of a message in bits, where an identifier and a number up to n take so many. */
    int bits(Object message, int idBits, int sizeBits) {
        int all = bits + ids * idBits + sizes * sizeBits;
        for (ToLongFunction<Object> count : counts) {
            all += log2(count.applyAsLong(message));
        }
        for (Method composite : composites) {
            all += bitsOf(MessageKind.read(composite, message), idBits, sizeBits);
        }
        return all;
    }

    private static int bitsOf(Object value, int idBits, int sizeBits) {
        return switch (value) {
            case Integer id -> idBits;
            case Long count -> log2(count);
            case Boolean flag -> 1;
            case Enum<?> constant -> log2(constant.getDeclaringClass().getEnumConstants().length);
            case List<?> items -> unchangeable(items).stream()
                    .mapToInt(item -> bitsOf(item, idBits, sizeBits)).sum();
            case Record parts ->
                    NESTED.get(parts.getClass()).bits(parts, idBits, sizeBits);
            default -> throw unfit("a part of a message", value.getClass());
        };
    }

    /** What a receiver could change would change for the sender too, and for other receivers. */
    private static List<?> unchangeable(List<?> items) {
        if (!UNCHANGEABLE.contains(items.getClass())) {
            throw new IllegalArgumentException("the list " + items
                    + " of a message can be changed; send List.copyOf(...) of it");
        }
        return items;
    }

    private static IllegalArgumentException unfit(String what, Class<?> type) {
        return new IllegalArgumentException(what + " is a " + type.getSimpleName()
                + "; a message may carry int, long, boolean, enum, record and List");
    }

    /** ⌈log₂ values⌉: the bits that tell so many values apart. */
    static int log2(long values) {
        return values <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(values - 1);
    }
}
