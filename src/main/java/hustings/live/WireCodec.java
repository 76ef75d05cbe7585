package hustings.live;

import hustings.live.node.Announcement;
import hustings.live.node.EventKey;
import hustings.live.node.Letter;
import hustings.live.node.NodeEvent;
import hustings.model.AlgorithmType;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import hustings.model.StateField;
import hustings.run.Change;
import hustings.run.Event;
import hustings.scenario.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * How processes of a group write what they tell each other: JSON, an object a line, in which
 * {@code type} says of which kind it is.
 */
final class WireCodec {
    private final JsonMapper mapper = JsonMapper.builder().addModule(new SimpleModule()
            .addSerializer(Event.What.class, new WhatSerializer())
            .addDeserializer(Event.What.class, new WhatDeserializer())).build();
    private final Map<String, MessageKind> kinds;
    private final AlgorithmType algorithm;

    /** A codec for the messages and fields of an algorithm. */
    WireCodec(AlgorithmType algorithm) {
        this.algorithm = algorithm;
        kinds = algorithm.kinds().stream()
                .collect(Collectors.toMap(MessageKind::name, Function.identity()));
    }

    /**
     * Writes and reads something of every kind that a tick may tell: the first time takes as long
     * as many ticks, and is better over before the first tick begins.
     */
    void warmUp() {
        NodeEvent event = new NodeEvent(1, EventKey.OUTSIDE, List.of(1), 1,
                new Event.Sent(1, "", "", 0));
        Report report = new Report(1, 0, List.of(event), List.of(new NodeEvent.Changed(
                EventKey.OUTSIDE, List.of(new Change("", "", "")))), 0, List.of(),
                Optional.empty());
        telling(telling(new Telling.Tick(report)));
        Announcement announcement = new Announcement(0, Fault.Verb.CRASH, 1, 1);
        command(command(new Command.Announce(announcement)));
        Heartbeat heartbeat = new Heartbeat(0);
        letter(letter(new Letter(1, 2, 1, 0, 1, heartbeat)));
        durable(durable(Map.of()));
    }

    /** Writes a message on its way. */
    String letter(Letter letter) {
        ObjectNode tree = mapper.createObjectNode().put("from", letter.from())
                .put("to", letter.to()).put("number", letter.number())
                .put("sentAt", letter.sentAt()).put("due", letter.due())
                .put("kind", algorithm.kindOf(letter.message()).name());
        tree.set("message", mapper.valueToTree(letter.message()));
        return mapper.writeValueAsString(tree);
    }

    /** Reads a message on its way. */
    Letter letter(String line) {
        return read(() -> {
            JsonNode tree = mapper.readTree(line);
            String name = tree.path("kind").asString();
            MessageKind kind = kinds.get(name);
            if (kind == null) {
                throw new IllegalArgumentException(
                        "kind is " + name + "; " + algorithm.id() + " has " + kinds.keySet());
            }
            return new Letter(tree.path("from").asInt(), tree.path("to").asInt(),
                    tree.path("number").asLong(), tree.path("sentAt").asLong(),
                    tree.path("due").asLong(),
                    mapper.treeToValue(tree.path("message"), kind.type()));
        });
    }

    /** Writes what a group tells a process. */
    String command(Command command) {
        return command instanceof Command.Grant(long tick) ? Long.toString(tick) : typed(command);
    }

    /** Reads what a group tells a process. */
    Command command(String line) {
        return line.startsWith("{") ? typed(line, Command.class)
                : new Command.Grant(Long.parseLong(line));
    }

    /** Writes what a process tells its group. */
    String telling(Telling telling) {
        return telling instanceof Telling.Quiet(long tick) ? Long.toString(tick) : typed(telling);
    }

    /** Reads what a process tells its group. */
    Telling telling(String line) {
        return line.startsWith("{") ? typed(line, Telling.class)
                : new Telling.Quiet(Long.parseLong(line));
    }

    private String typed(Object value) {
        ObjectNode tree = mapper.valueToTree(value);
        return mapper.writeValueAsString(tree.put("type", value.getClass().getSimpleName()));
    }

    private <T> T typed(String line, Class<T> sealed) {
        return read(() -> {
            JsonNode tree = mapper.readTree(line);
            String type = tree.path("type").asString("");
            return sealed.cast(mapper.treeToValue(tree, Arrays
                    .stream(sealed.getPermittedSubclasses())
                    .filter(each -> each.getSimpleName().equals(type)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("type is " + type))));
        });
    }

    /** Writes fields that are durable. */
    String durable(Map<String, Object> fields) {
        return mapper.writeValueAsString(fields);
    }

    /** Reads fields that are durable, each as the algorithm declares it. */
    Map<String, Object> durable(String text) {
        return read(() -> {
            JsonNode tree = mapper.readTree(text);
            Map<String, Object> fields = new TreeMap<>();
            algorithm.fields().stream().filter(StateField::durable)
                    .filter(field -> tree.has(field.name()))
                    .forEach(field -> fields.put(field.name(), mapper.treeToValue(
                            tree.get(field.name()),
                            mapper.getTypeFactory().constructType(field.type()))));
            return fields;
        });
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JacksonException | ClassCastException e) {
            throw new IllegalArgumentException("a line of a live group is JSON as it writes it: "
                    + e.getMessage(), e);
        }
    }

    private static final class WhatSerializer extends ValueSerializer<Event.What> {
        private final JsonMapper plain = JsonMapper.shared();

        @Override
        public void serialize(Event.What what, JsonGenerator out, SerializationContext context) {
            ObjectNode tree = plain.valueToTree(what);
            out.writeTree(tree.put("type", what.getClass().getSimpleName()));
        }
    }

    private static final class WhatDeserializer extends ValueDeserializer<Event.What> {
        private final JsonMapper plain = JsonMapper.shared();

        @Override
        public Event.What deserialize(JsonParser in, DeserializationContext context) {
            ObjectNode tree = in.readValueAsTree();
            String type = tree.remove("type").asString();
            return (Event.What) plain.treeToValue(tree, Arrays
                    .stream(Event.What.class.getPermittedSubclasses())
                    .filter(each -> each.getSimpleName().equals(type)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no event is a " + type)));
        }
    }
}
