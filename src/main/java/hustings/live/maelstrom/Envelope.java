package hustings.live.maelstrom;

import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as Maelstrom's nodes write it: a JSON object in one line.
 *
 * @param src the name of the sender
 * @param dest the name of the receiver
 * @param body what is said; {@code type} says of which kind it is
 */
record Envelope(String src, String dest, ObjectNode body) {
    /** The type of a request for the leader, and of what tells it unasked. */
    static final String LEADER = "leader";
    /** The type of the answer. */
    static final String LEADER_OK = "leader_ok";
    /** The type of the message that says who a node is, and who is in its group. */
    static final String INIT = "init";
    /** The type of the answer. */
    static final String INIT_OK = "init_ok";
    /** The type of a refusal. */
    static final String ERROR = "error";

    private static final String TYPE = "type";
    private static final String MSG_ID = "msg_id";
    private static final String IN_REPLY_TO = "in_reply_to";

    /* Letters of other alphabets are escaped: whatever the encoding of a terminal, they arrive. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** A body of a type, to which more may be added. */
    static ObjectNode body(String type) {
        return MAPPER.createObjectNode().put(TYPE, type);
    }

    /** The same of a request that is answered. */
    static ObjectNode request(String type, long msgId) {
        return body(type).put(MSG_ID, msgId);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no message, saying what is wrong with it
     */
    static Envelope parse(String line) {
        try {
            JsonNode tree = MAPPER.readTree(line);
            JsonNode src = tree.path("src");
            JsonNode dest = tree.path("dest");
            if (src.isString() && dest.isString() && tree.path("body") instanceof ObjectNode body) {
                return new Envelope(src.asString(), dest.asString(), body);
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(
                "no message: it is an object with the texts src and dest and the object body");
    }

    /** The line that {@code parse} reads, without its end. */
    String line() {
        ObjectNode tree = MAPPER.createObjectNode().put("src", src).put("dest", dest);
        tree.set("body", body);
        return MAPPER.writeValueAsString(tree);
    }

    /** The type of the body; empty if it has none. */
    String type() {
        return body.path(TYPE).isString() ? body.path(TYPE).asString() : "";
    }

    /** The number by which an answer refers to it; none if it is not to be answered. */
    OptionalLong msgId() {
        return integer(MSG_ID);
    }

    /** The number of the request that it answers. */
    OptionalLong inReplyTo() {
        return integer(IN_REPLY_TO);
    }

    private OptionalLong integer(String key) {
        JsonNode number = body.path(key);
        return number.isIntegralNumber() && number.canConvertToLong()
                ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
    }

    /** An answer to it; whoever answers is whom it was for. */
    Envelope reply(ObjectNode answer) {
        msgId().ifPresent(id -> answer.put(IN_REPLY_TO, id));
        return new Envelope(dest, src, answer);
    }

    /** Refuses it, in a number and in words. */
    Envelope refuse(ErrorCode code, String words) {
        return reply(body(ERROR).put("code", code.number()).put("text", words));
    }
}
