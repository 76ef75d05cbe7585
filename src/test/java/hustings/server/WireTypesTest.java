package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Violation;
import hustings.compare.Futile;
import hustings.model.Words;
import hustings.run.Change;
import hustings.run.Election;
import hustings.run.Event;
import hustings.run.PhaseInterval;
import hustings.run.Result;
import hustings.run.Snapshot;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The types of the page are those of the records that travel: {@code web/script/wire.js} is written
 * from them, by {@code mvn test -Dtest=WireTypesTest -Dtypes=write}.
 */
class WireTypesTest {
    private static final Path FILE = Path.of("web/script/wire.js");
    private static final int WIDTH = 100;

    private static final String HEAD = """
            // @ts-check
            /**
             * What travels as a record of Java. WireTypesTest writes this from the records.
             *
             * A node: the number that it is called, or its name where that is not a whole number
             * from 1 on. 0 is nobody, or the network as a whole; the name "0" is not.
             * @typedef {number | string} NodeId
            """;

    private static final List<Class<? extends Record>> RECORDS = List.of(Snapshot.Pending.class,
            Snapshot.NodeState.class, Snapshot.InFlight.class, PhaseInterval.class,
            Election.class, Result.Messages.class, Futile.class, Violation.class, Change.class);

    /* Of these, what is empty is left out; elsewhere it is null. */
    private static final Set<Class<?>> SPARING = Set.of(Election.class);

    @Test
    void areThoseOfTheRecords() throws IOException {
        String types = written();
        if (System.getProperty("types", "").equals("write")) {
            Files.writeString(FILE, types);
        }
        assertThat(Files.readString(FILE)).as("write it anew: mvn test -Dtest=WireTypesTest"
                + " -Dtypes=write").isEqualTo(types);
    }

    private static String written() {
        StringBuilder text = new StringBuilder(HEAD);
        RECORDS.forEach(type -> append(text, type.getSimpleName(), Stream
                .of(type.getRecordComponents()).collect(Collectors.toMap(
                        part -> property(type, part), part -> typeOf(type, part),
                        (one, other) -> one, LinkedHashMap::new))));
        append(text, "EventParts", parts());
        return text.append(" */\nexport {};\n").toString();
    }

    /** All that is told of any type of event. */
    private static Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        for (Class<?> type : Event.What.class.getPermittedSubclasses()) {
            for (RecordComponent part : type.getRecordComponents()) {
                String before = parts.put(part.getName() + "?", typeOf(type, part));
                assertThat(before).as("%s of %s is of the same type everywhere", part.getName(),
                        Words.of(type.getSimpleName(), " ")).isIn(null, typeOf(type, part));
            }
        }
        return parts;
    }

    private static void append(StringBuilder text, String name, Map<String, String> parts) {
        StringBuilder line = new StringBuilder(" * @typedef {{");
        List<String> all = parts.entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue()).toList();
        for (int i = 0; i < all.size(); i++) {
            String next = all.get(i) + (i + 1 < all.size() ? "," : "}} " + name);
            if (line.length() + 1 + next.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" *  ");
            }
            line.append(line.charAt(line.length() - 1) == '{' ? "" : " ").append(next);
        }
        text.append(line).append('\n');
    }

    private static String property(Class<?> type, RecordComponent part) {
        return part.getName() + (isOptional(part) && SPARING.contains(type) ? "?" : "");
    }

    private static boolean isOptional(RecordComponent part) {
        return Set.of(Optional.class, OptionalInt.class, OptionalLong.class)
                .contains(part.getType());
    }

    private static String typeOf(Class<?> type, RecordComponent part) {
        return name(part.getGenericType())
                + (isOptional(part) && !SPARING.contains(type) ? " | null" : "");
    }

    /** Nodes are {@code int}, and all that is counted is {@code long}; see {@link Named}. */
    private static String name(Type type) {
        if (type == int.class || type == Integer.class || type == OptionalInt.class) {
            return "NodeId";
        } else if (type == long.class || type == Long.class || type == OptionalLong.class) {
            return "number";
        } else if (type == String.class) {
            return "string";
        } else if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? name(of[0]) + "[]"
                    : generic.getRawType() == Map.class
                            ? "Record<" + name(of[0]) + ", " + name(of[1]) + ">"
                    : name(of[0]);
        } else if (type instanceof Class<?> constants && constants.isEnum()) {
            return Stream.of(constants.getEnumConstants())
                    .map(constant -> "\"" + constant + "\"").collect(Collectors.joining("|"));
        }
        assertThat(RECORDS.stream().anyMatch(type::equals)).as("%s has a type", type).isTrue();
        return ((Class<?>) type).getSimpleName();
    }
}
