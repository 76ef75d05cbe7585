package hustings.server;

import hustings.model.Words;
import hustings.run.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.NameTransformer;

/** Writes an event of a run: its head, then what happened, then what its handler has changed. */
final class EventSerializer extends StdSerializer<TracedEvent> {
    private final Map<Class<?>, Parts> parts = new ConcurrentHashMap<>();

    /** What is written of one kind of event: its name, and what writes its components. */
    private record Parts(String name, ValueSerializer<Object> components) {
        static Parts of(Class<?> kind, SerializationContext context) {
            // RoleChanged is "role changed".
            return new Parts(Words.of(kind.getSimpleName(), " "),
                    context.findValueSerializer(kind).unwrappingSerializer(NameTransformer.NOP));
        }
    }

    EventSerializer() {
        super(TracedEvent.class);
    }

    @Override
    public void serialize(TracedEvent traced, JsonGenerator json, SerializationContext context) {
        Event event = traced.event();
        Event.What what = event.what();
        Parts kind = parts.computeIfAbsent(what.getClass(), type -> Parts.of(type, context));
        json.writeStartObject();
        if (!traced.algorithm().isEmpty()) {
            json.writeStringProperty("algorithm", traced.algorithm());
        }
        json.writeNumberProperty("number", event.number());
        json.writeNumberProperty("tick", event.tick());
        json.writeStringProperty("type", kind.name);
        if (event.node() != 0) {
            json.writeNumberProperty("node", event.node());
        }
        if (event.cause() > 0) {
            json.writeNumberProperty("cause", event.cause());
        }
        if (!event.lines().isEmpty()) {
            context.defaultSerializeProperty("lines", event.lines(), json);
        }
        if (event.source() > 0) {
            json.writeNumberProperty("source", event.source());
        }
        kind.components.serialize(what, json, context);
        if (!traced.changes().isEmpty()) {
            context.defaultSerializeProperty("changes", traced.changes(), json);
        }
        json.writeEndObject();
    }
}
