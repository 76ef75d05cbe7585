package hustings.model;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One field of an algorithm's state: what the inspector shows, and what a crash loses. */
public final class StateField {
    private final Field field;

    private StateField(Field field) {
        this.field = field;
        field.setAccessible(true);
    }

    /** The state of a node, in the order in which it is declared. */
    static List<StateField> of(Lineage lineage) {
        return lineage.state().stream().map(StateField::new).toList();
    }

    /** The name, as the algorithm declares it. */
    public String name() {
        return field.getName();
    }

    /** Whether it survives a crash. */
    public boolean durable() {
        return field.isAnnotationPresent(Durable.class);
    }

    /** What kind of value it has. */
    public Type type() {
        return field.getGenericType();
    }

    /** The value in a node, for whoever keeps it while there is no process. */
    public Object kept(Node<?> node) {
        return value(node);
    }

    /** Puts a value that was kept into a node. */
    public void restore(Node<?> node, Object kept) {
        try {
            field.set(node, kept);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be restored", e);
        }
    }

    /** A value in words; what it was, if a change of it would be another object. */
    public record Shown(String words, Optional<Object> value) {}

    /**
     * The value in a node, as the page shows it, which is not put into words anew where it is what
     * it was before; if its own code breaks over that, so much is said.
     *
     * @param nobody how nobody is written where a node might stand: "0", if no node is called that
     */
    public Shown show(Node<?> node, String nobody, Optional<Shown> before) {
        try {
            Object value = value(node);
            if (before.isPresent() && value != null
                    && value.equals(before.get().value.orElse(null))) {
                return before.get();
            }
            return new Shown(show(value, nobody),
                    isImmutable(value) ? Optional.of(value) : Optional.empty());
        } catch (Throwable e) {
            return new Shown(notShown(e), Optional.empty());
        }
    }

    private static boolean isImmutable(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Boolean
                || value instanceof Enum<?> || value instanceof String;
    }

    /** Whoever looks is no part of a run: what cannot be shown breaks neither run nor page. */
    static String notShown(Throwable e) {
        return "cannot be shown: " + Mishap.of(e).words();
    }

    /** Carries the value over from the node that crashed to the one that takes its place. */
    void carryOver(Node<?> from, Node<?> to) {
        try {
            field.set(to, field.get(from));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be carried over", e);
        }
    }

    private Object value(Node<?> node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    /** A value in words: an enum as it is spoken, a record by its parts, nothing as "none". */
    static String show(Object value) {
        return show(value, "0");
    }

    /** The same; what is an {@code int} is a node, and all that is counted a {@code long}. */
    static String show(Object value, String nobody) {
        return switch (value) {
            case null -> "none";
            case Integer node when node == Node.NONE -> nobody;
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Record message -> MessageKind.partsOf(message, nobody);
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> show(entry.getKey(), nobody) + ": "
                            + show(entry.getValue(), nobody))
                    .toList().toString();
            case Iterable<?> items -> showAll(items, nobody);
            case int[] items -> Arrays.toString(items);
            default -> value.toString();
        };
    }

    private static String showAll(Iterable<?> items, String nobody) {
        StringBuilder all = new StringBuilder("[");
        items.forEach(item ->
                all.append(all.length() > 1 ? ", " : "").append(show(item, nobody)));
        return all.append(']').toString();
    }
}
