package hustings.live.maelstrom;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** How the messages of an algorithm are written as bodies: their kind, and their parts as JSON. */
final class LetterCodec {
    /** The type of such a body. */
    static final String TYPE = "hustings";

    private static final String KIND = "kind";

    private final AlgorithmType algorithm;
    private final Map<String, MessageKind> kinds;

    /** A codec for the messages of an algorithm, and for heartbeats. */
    LetterCodec(AlgorithmType algorithm) {
        this.algorithm = algorithm;
        kinds = algorithm.kinds().stream().filter(kind -> !kind.isTimer())
                .collect(Collectors.toMap(MessageKind::name, Function.identity(),
                        (one, other) -> one, TreeMap::new));
    }

    /** What such a body is called where messages are counted: its type, and its kind. */
    static String kind(ObjectNode body) {
        return TYPE + " " + body.path(KIND).asString("");
    }

    /** Writes a message. */
    ObjectNode body(Object message) {
        ObjectNode body = Envelope.body(TYPE).put(KIND, algorithm.kindOf(message).name());
        body.set("message", Envelope.MAPPER.valueToTree(message));
        return body;
    }

    /**
     * Reads a message.
     *
     * @throws Refusal if the algorithm has no such message
     */
    Object message(ObjectNode body) {
        String name = body.path(KIND).asString("");
        MessageKind kind = kinds.get(name);
        if (kind == null) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "kind is \"" + name + "\"; "
                    + algorithm.id() + " has " + String.join(", ", kinds.keySet()));
        }
        try {
            if (body.path("message") instanceof ObjectNode parts) {
                return Envelope.MAPPER.treeToValue(parts, kind.type());
            }
        } catch (JacksonException e) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST,
                    "message is no " + name + ": " + e.getOriginalMessage());
        }
        throw new Refusal(ErrorCode.MALFORMED_REQUEST, "message is an object, with the parts of "
                + name);
    }
}
