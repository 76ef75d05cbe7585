package hustings.model;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One kind of message of an algorithm, as counters, legends and logs know it. */
public final class MessageKind {
    /* Of each message and timer that someone watches all parts are told: they are found once. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private final int index;
    private final Class<?> type;
    private final Category category;
    private final boolean timer;
    private final boolean contest;
    private final String name;
    private final MessageSize size;

    /**
     * Describes a record type.
     *
     * @param index the place among the kinds of its algorithm, from 0
     * @param kinds how many kinds cross links, for the size of a message
     * @throws IllegalArgumentException if the type is no record or carries no {@link Kind}
     */
    MessageKind(int index, Class<?> type, int kinds) {
        this.index = index;
        this.type = type;
        this.category = categoryOf(type);
        this.timer = category.isTimer();
        this.contest = category.isContest();
        this.name = Words.of(type.getSimpleName(), "_").toUpperCase(Locale.ROOT);
        this.size = new MessageSize(type, kinds);
    }

    /** The category that a record declares. */
    static Category categoryOf(Class<?> type) {
        Kind kind = type.getAnnotation(Kind.class);
        if (!type.isRecord() || kind == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record with @Kind(...);"
                    + " every message and timer of an algorithm is one");
        }
        return kind.value();
    }

    /** The place among the kinds of its algorithm, from 0. */
    public int index() {
        return index;
    }

    /** The record type. */
    public Class<?> type() {
        return type;
    }

    /** What the kind is counted under. */
    public Category category() {
        return category;
    }

    /** Whether it is no message, but something that a node sets for itself. */
    public boolean isTimer() {
        return timer;
    }

    /** Whether messages of this kind make up the headline cost of an election. */
    public boolean isContest() {
        return contest;
    }

    /** The name as papers write it: {@code Election} is ELECTION. */
    public String name() {
        return name;
    }

    /**
     * The size of a message of this kind in bits.
     *
     * @param idBits what an identifier takes
     * @param sizeBits what a number from 1 to n takes
     */
    public int bits(Object message, int idBits, int sizeBits) {
        return size.bits(message, idBits, sizeBits);
    }

    /** How many bits tell so many values apart. */
    public static int bitsToTell(long values) {
        return MessageSize.log2(values);
    }

    /** What a message carries, as in "term 2, candidate 7"; empty if nothing. */
    public static String partsOf(Object message) {
        return partsOf(message, "0");
    }

    /** The same, with nobody written like this where a node might stand. */
    static String partsOf(Object message, String nobody) {
        StringBuilder all = new StringBuilder();
        for (Part part : PARTS.get(message.getClass())) {
            all.append(all.isEmpty() ? "" : ", ").append(part.words).append(' ')
                    .append(shown(part, message, nobody));
        }
        return all.toString();
    }

    private static String shown(Part part, Object message, String nobody) {
        try {
            return StateField.show(read(part.accessor, message), part.counts ? "0" : nobody);
        } catch (Throwable e) {
            return StateField.notShown(e);
        }
    }

    /** A part of a message: its name in words, and what reads it. */
    private record Part(String words, Method accessor, boolean counts) {
        static Part of(RecordComponent component) {
            return new Part(Words.of(component.getName(), " "), readable(component),
                    component.isAnnotationPresent(UpToSize.class));
        }
    }

    /** What reads a part of a record, which need not be public. */
    static Method readable(RecordComponent part) {
        Method accessor = part.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    /** Reads a part; see {@link #readable}. */
    static Object read(Method accessor, Object message) {
        try {
            return accessor.invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    accessor.getName() + " cannot be read: " + Mishap.of(e).words(), e);
        }
    }
}
