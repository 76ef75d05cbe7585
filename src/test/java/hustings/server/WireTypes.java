package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import hustings.model.Words;
import hustings.run.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the records of {@link Frame}, and those in them, as types of the page. */
final class WireTypes {
    private static final int WIDTH = 100;
    /* A blank at which no line is broken. */
    private static final char UNBROKEN = '\u00a0';
    private static final String OR_NULL = UNBROKEN + "|" + UNBROKEN + "null";
    private static final String HEAD = """
            // @ts-check
            /**
             * What is other than before, as a JSON merge patch (RFC 7396): null for what is gone.
             * @template T
             * @typedef {T extends unknown[] | string | number | boolean ? T
             *   : {[K in keyof T]?: MergePatch<T[K]> | null}} MergePatch
             */
            /**
             * What travels over the socket. WireTypesTest writes this from the records of
             * hustings.server.Frame, which say what each part means.
             *
             * A node: the number that it is called, or its name where that is not a whole number
             * from 1 on. 0 is nobody, or the network as a whole; the name "0" is not.
             * @typedef {number | string} NodeId
             *
             * What is as it was is left out of news. What a field was before its event changed it
             * is there only where that is not what was said of it last.
            """;
    private static final Map<Class<?>, String> PLAIN = Map.ofEntries(
            // Nodes are int, and all that is counted is long; see Named.
            Map.entry(int.class, "NodeId"), Map.entry(Integer.class, "NodeId"),
            Map.entry(OptionalInt.class, "NodeId"), Map.entry(long.class, "number"),
            Map.entry(Long.class, "number"), Map.entry(OptionalLong.class, "number"),
            Map.entry(double.class, "number"), Map.entry(OptionalDouble.class, "number"),
            Map.entry(boolean.class, "boolean"), Map.entry(String.class, "string"));

    /* By its name, each type as it is written, those in it before it. */
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Map<String, Class<?>> named = new LinkedHashMap<>();

    private WireTypes() {}

    /** The whole file. */
    static String written() {
        WireTypes types = new WireTypes();
        JsonSubTypes frames = Frame.class.getAnnotation(JsonSubTypes.class);
        Stream.of(frames.value()).forEach(type -> types.define(type.value(), type.name()));
        assertThat(Stream.of(frames.value()).<Class<?>>map(JsonSubTypes.Type::value))
                .containsExactly(Frame.class.getPermittedSubclasses());
        types.written.put("Frame", Stream.of(frames.value())
                .map(type -> type.value().getSimpleName()).collect(Collectors.joining(" | ")));
        StringBuilder text = new StringBuilder(HEAD);
        types.written.forEach((name, type) -> append(text, "@typedef {" + type + "} " + name));
        return text.append(" */\nexport {};\n").toString();
    }

    private static void append(StringBuilder text, String definition) {
        StringBuilder line = new StringBuilder(" *");
        for (String words : definition.split(" ")) {
            String word = words.replace(UNBROKEN, ' ');
            if (line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" *  ");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    /** A record or an enum, and of which type it is if it is a frame; answers its name. */
    private String define(Class<?> type, String frame) {
        String name = type == TracedEvent.class ? "RunEvent" : type.getSimpleName();
        Class<?> known = named.put(name, type);
        assertThat(known).as("who else is called %s", name).isIn(null, type);
        if (known == null) {
            written.put(name, type == TracedEvent.class ? event()
                    : type.isEnum() ? Stream.of(type.getEnumConstants())
                            .map(WireTypes::quoted).collect(Collectors.joining(" | "))
                    : definition(type, frame));
        }
        return name;
    }

    private static String quoted(Object text) {
        return "\"" + text.toString().replace(' ', UNBROKEN) + "\"";
    }

    private static String property(String name, String type) {
        return name + ":" + UNBROKEN + type;
    }

    private String definition(Class<?> record, String frame) {
        JsonFormat format = record.getAnnotation(JsonFormat.class);
        if (format != null && format.shape() == JsonFormat.Shape.ARRAY) {
            return parts(record).map(this::typeOf)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        List<String> all = new ArrayList<>();
        List<String> parts = new ArrayList<>(
                frame.isEmpty() ? List.of() : List.of(property("type", quoted(frame))));
        parts(record).forEach(part -> {
            if (part.isUnwrapped()) {
                close(parts, all);
                all.add(name(part.type()));
            } else {
                parts.add(property(part.name() + (part.isSparing() ? "?" : ""), typeOf(part)));
            }
        });
        close(parts, all);
        return String.join(" & ", all);
    }

    private static Stream<WirePart> parts(Class<?> record) {
        return Stream.of(record.getRecordComponents()).map(WirePart::new);
    }

    private static void close(List<String> parts, List<String> all) {
        if (!parts.isEmpty()) {
            all.add("{" + String.join(", ", parts) + "}");
            parts.clear();
        }
    }

    /** What EventSerializer writes: the head of an event, and what is told of any kind of it. */
    private String event() {
        Map<String, String> parts = new TreeMap<>();
        List<String> kinds = new ArrayList<>();
        for (Class<?> kind : Event.What.class.getPermittedSubclasses()) {
            kinds.add(quoted(Words.of(kind.getSimpleName(), " ")));
            parts(kind).forEach(part -> {
                String before = parts.put(part.name(), typeOf(part));
                assertThat(before).as("%s of %s is of the same type everywhere", part.name(),
                        kind).isIn(null, typeOf(part));
            });
        }
        written.put("EventType", String.join(" | ", kinds));
        return "{number: number, tick: number, type: EventType, node?: NodeId, cause?: number,"
                        .replace(": ", ":" + UNBROKEN)
                + " lines?: number[], source?: number, ".replace(": ", ":" + UNBROKEN)
                + parts.entrySet().stream()
                        .map(part -> property(part.getKey() + "?", part.getValue()))
                        .collect(Collectors.joining(", "))
                + ", " + property("changes?", name(TracedEvent.Changed.class)) + "[]}";
    }

    private String typeOf(WirePart part) {
        return name(part.type()) + (part.isNullable() ? OR_NULL : "");
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "List" -> listOf(of[0]);
                case "Map" -> "Record<" + name(of[0]) + "," + UNBROKEN + name(of[1]) + ">";
                case "MergePatch" -> "MergePatch<" + name(of[0]) + ">";
                case "Optional", "Named" -> name(of[0]);
                case String other -> throw new AssertionError(other + " has no type of the page");
            };
        }
        Class<?> plain = (Class<?>) type;
        if (PLAIN.containsKey(plain)) {
            return PLAIN.get(plain);
        }
        assertThat(plain.isRecord() || plain.isEnum())
                .as("%s has a type of the page", type).isTrue();
        return define(plain, "");
    }

    private String listOf(Type type) {
        return WirePart.isOptional(type) ? "(" + name(type) + OR_NULL + ")[]" : name(type) + "[]";
    }
}
