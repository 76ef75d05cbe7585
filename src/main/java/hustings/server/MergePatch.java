package hustings.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.NameTransformer;

/**
 * What changes one state into another, as a JSON merge patch (RFC 7396).
 *
 * @param <T> what the states are
 * @param changes what is different in the later state, by name: values that are new or others, and
 *     nothing, which is {@code null} in JSON, for those that are gone
 */
record MergePatch<T extends Record>(Map<String, Object> changes) {
    /**
     * What is different in a later state. Records and maps in it are compared part by part, and
     * everything else as a whole.
     */
    static <T extends Record> MergePatch<T> between(T before, T after) {
        return new MergePatch<>(changes(part -> part.of(before), after));
    }

    /**
     * What is different in a later state for whoever knows only some of its components.
     *
     * @param known what is known, by the names of the components
     */
    static <T extends Record> MergePatch<T> beyond(Map<String, Object> known, T after) {
        return new MergePatch<>(changes(
                part -> known.getOrDefault(part.name(), Optional.empty()), after));
    }

    /** Whether nothing is different. */
    boolean isEmpty() {
        return changes.isEmpty();
    }

    private static Map<String, Object> changes(
            Function<RecordParts.Part, Object> known, Record after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        Map<String, Object> gone = new LinkedHashMap<>();
        for (RecordParts.Part part : RecordParts.of(after)) {
            Object before = known.apply(part);
            Object value = part.of(after);
            if (!isNothing(value)) {
                compare(part.name(), before, value, changes);
            } else if (!isNothing(before)) {
                gone.put(part.name(), Optional.empty());
            }
        }
        changes.putAll(gone);
        return changes;
    }

    private static Map<String, Object> changes(Map<?, ?> before, Map<?, ?> after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        after.forEach((key, value) -> {
            Object known = before.get(key);
            compare(key.toString(), known == null ? Optional.empty() : known, value, changes);
        });
        before.keySet().forEach(key -> {
            if (!after.containsKey(key)) {
                changes.put(key.toString(), Optional.empty());
            }
        });
        return changes;
    }

    private static void compare(
            String name, Object before, Object after, Map<String, Object> changes) {
        if (before instanceof Map<?, ?> known && after instanceof Map<?, ?> now) {
            putUnlessEmpty(name, changes(known, now), changes);
        } else if (before instanceof Record known && known.getClass() == after.getClass()) {
            putUnlessEmpty(name, changes(part -> part.of(known), (Record) after), changes);
        } else if (!after.equals(before)) {
            changes.put(name, after);
        }
    }

    private static void putUnlessEmpty(
            String name, Map<String, Object> inside, Map<String, Object> changes) {
        if (!inside.isEmpty()) {
            changes.put(name, inside);
        }
    }

    private static boolean isNothing(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isEmpty();
            case OptionalInt optional -> optional.isEmpty();
            case OptionalLong optional -> optional.isEmpty();
            default -> false;
        };
    }

    /** Writes it as an object, or among the components of what it is unwrapped in. */
    static final class Serializer extends StdSerializer<MergePatch<?>> {
        private final boolean isUnwrapped;

        Serializer() {
            this(false);
        }

        private Serializer(boolean isUnwrapped) {
            super(MergePatch.class);
            this.isUnwrapped = isUnwrapped;
        }

        @Override
        public ValueSerializer<MergePatch<?>> unwrappingSerializer(NameTransformer names) {
            return new Serializer(true);
        }

        @Override
        public boolean isUnwrappingSerializer() {
            return isUnwrapped;
        }

        @Override
        public void serialize(
                MergePatch<?> patch, JsonGenerator json, SerializationContext context) {
            if (!isUnwrapped) {
                json.writeStartObject();
            }
            patch.changes.forEach(
                    (name, value) -> context.defaultSerializeProperty(name, value, json));
            if (!isUnwrapped) {
                json.writeEndObject();
            }
        }
    }
}
