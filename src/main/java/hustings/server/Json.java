package hustings.server;

import hustings.check.Warning;
import hustings.compare.Judged;
import hustings.scenario.Naming;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What things look like on the wire: the same for the API, the socket and the command line. */
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .addModule(new SimpleModule()
                    .addSerializer(new Named.Serializer())
                    .addSerializer(new MergePatch.Serializer())
                    .addSerializer(new EventSerializer()))
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static <T extends JsonNode> T tree(Object value, Class<T> type) {
        return type.cast(MAPPER.valueToTree(value));
    }

    /** JSON that can stand inside a script element: no text in it ends the element. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    /** Any value of ours as it is written, such as a frame. */
    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** One event as a line of a trace tells it. */
    static String traced(TracedEvent event, Naming naming) {
        return text(new Named<>(event, naming));
    }

    /** The answer of {@code /api/run}. */
    static ObjectNode results(
            Scenario scenario, List<Warning> warnings, List<Judged> results) {
        ObjectNode answer = object().put("scenario", scenario.text());
        answer.set("warnings", tree(warnings, ArrayNode.class));
        ArrayNode all = answer.putArray("results");
        results.forEach(result -> all.add(
                tree(new Named<>(result(result), scenario.naming()), ObjectNode.class)));
        return answer;
    }

    /** One result; an error, and faults that did nothing, stand only where there are any. */
    private static ObjectNode result(Judged judged) {
        ObjectNode tree = tree(judged.result(), ObjectNode.class);
        if (judged.result().error().isEmpty()) {
            tree.remove("error");
        }
        tree.set("properties",
                tree(PropertyJudgement.of(judged.judgements()), ArrayNode.class));
        if (!judged.futile().isEmpty()) {
            tree.set("futile", tree(judged.futile(), ArrayNode.class));
        }
        return tree;
    }

    /** Why something was refused. */
    static ObjectNode refusal(String code, List<Problem> problems) {
        return tree(Frame.Refusal.of(code, problems), ObjectNode.class);
    }
}
