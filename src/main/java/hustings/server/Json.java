package hustings.server;

import hustings.check.Judgement;
import hustings.check.Warning;
import hustings.compare.Judged;
import hustings.model.Algorithm;
import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.ClosedForm;
import hustings.model.Condition;
import hustings.model.MessageKind;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Quantity;
import hustings.model.Topology;
import hustings.run.Listing;
import hustings.scenario.InTheory;
import hustings.scenario.Naming;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
        return text(new Named(event, naming));
    }

    /** The answer of {@code /api/run}. */
    static ObjectNode results(
            Scenario scenario, List<Warning> warnings, List<Judged> results) {
        ObjectNode answer = object().put("scenario", scenario.text());
        answer.set("warnings", tree(warnings, ArrayNode.class));
        ArrayNode all = answer.putArray("results");
        results.forEach(result -> all.add(
                tree(new Named(result(result), scenario.naming()), ObjectNode.class)));
        return answer;
    }

    /** One result; an error, and faults that did nothing, stand only where there are any. */
    private static ObjectNode result(Judged judged) {
        ObjectNode tree = tree(judged.result(), ObjectNode.class);
        if (judged.result().error().isEmpty()) {
            tree.remove("error");
        }
        tree.set("properties", tree(
                judged.judgements().stream().map(Json::judgement).toList(), ArrayNode.class));
        if (!judged.futile().isEmpty()) {
            tree.set("futile", tree(judged.futile(), ArrayNode.class));
        }
        return tree;
    }

    /** What is to be said of a run by one property. */
    static Map<String, Object> judgement(Judgement judgement) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", judgement.property().number());
        all.put("name", judgement.property().title().toLowerCase(Locale.ROOT));
        all.put("verdict", judgement.verdict());
        all.put("reason", judgement.reason());
        if (judgement.count() > 0) {
            all.put("count", judgement.count());
            all.put("violations", judgement.violations());
        }
        return all;
    }

    /** What a page or a program needs to know of an algorithm. */
    static ObjectNode algorithm(AlgorithmType algorithm, int n) {
        Algorithm about = algorithm.about();
        ObjectNode tree = object().put("id", algorithm.id()).put("name", about.name())
                .put("year", about.year()).put("topology", algorithm.network())
                .put("ring", about.topology().isRing())
                .put("bothWays", about.topology() == Topology.BIDIRECTIONAL_RING)
                .put("anonymous", about.anonymous()).put("lockStep", about.lockStep())
                .put("paper", algorithm.paper());
        ArrayNode kinds = tree.putArray("kinds");
        for (MessageKind kind : algorithm.kinds()) {
            if (!kind.category().isTimer()) {
                kinds.addObject().put("name", kind.name())
                        .put("category", kind.category().name());
            }
        }
        ArrayNode options = tree.putArray("options");
        algorithm.options().forEach(option -> options.addObject()
                .put("name", algorithm.id() + "." + option.name())
                .put("description", option.description())
                .put("default", option.defaultValue()).put("allowed", option.allowed()));
        tree.set("promises", promises(algorithm));
        ObjectNode theory = tree.putObject("theory").put("costs", algorithm.costs());
        for (Case which : Case.values()) {
            theory.set(which.words(), algorithm.headline(which)
                    .map(form -> cost(form, algorithm.headline(which, n))).orElseGet(Json::noCost));
        }
        return tree;
    }

    /**
     * What theory says of an algorithm in a scenario: what holds there, or else, without a number,
     * what holds for an undisturbed election. The sentence is there only where it fits.
     */
    static ObjectNode theory(InTheory theory) {
        AlgorithmType algorithm = theory.algorithm();
        Map<Case, ClosedForm> held = new EnumMap<>(Case.class);
        Map<Case, ClosedForm> usual = new EnumMap<>(Case.class);
        for (Case which : Case.values()) {
            theory.form(Quantity.MESSAGES, which).ifPresent(form -> held.put(which, form));
            algorithm.headline(which).ifPresent(form -> usual.put(which, form));
        }
        Map<Case, ClosedForm> told = held.isEmpty() ? usual : held;
        boolean fits = Stream.of(Case.values()).allMatch(which ->
                text(told, which).equals(text(usual, which)));
        ObjectNode tree = object().put("costs", fits ? algorithm.costs() : "")
                .put("applies", !held.isEmpty());
        for (Case which : Case.values()) {
            ClosedForm form = told.get(which);
            tree.set(which.words(), form == null ? noCost()
                    : cost(form, held.isEmpty() ? Double.NaN : theory.value(form)));
        }
        return tree;
    }

    private static String text(Map<Case, ClosedForm> forms, Case which) {
        ClosedForm form = forms.get(which);
        return form == null ? "" : form.formula().text();
    }

    /** What an algorithm promises, and while what holds. */
    private static ArrayNode promises(AlgorithmType algorithm) {
        ArrayNode all = MAPPER.createArrayNode();
        for (Promise promise : algorithm.promises()) {
            ObjectNode tree = all.addObject();
            ArrayNode properties = tree.putArray("properties");
            Stream.of(promise.value()).map(Property::number).forEach(properties::add);
            ArrayNode given = tree.putArray("while");
            Stream.of(promise.given()).map(Condition::words).forEach(given::add);
            tree.put("within", promise.within()).put("when", promise.when())
                    .put("stabilizes", promise.stabilizes());
        }
        return all;
    }

    private static ObjectNode noCost() {
        return object().put("formula", "");
    }

    private static ObjectNode cost(ClosedForm form, double value) {
        ObjectNode tree = object().put("formula", form.formula().text())
                .put("holds", form.condition());
        if (Double.isFinite(value)) {
            tree.put("value", value);
        }
        return tree;
    }

    /** The pseudo-code of an algorithm; where that of a scaffold begins, with its name. */
    static ArrayNode listing(AlgorithmType algorithm) {
        ArrayNode lines = MAPPER.createArrayNode();
        for (Listing.Line line : Listing.of(algorithm).lines()) {
            ObjectNode tree = lines.addObject().put("text", line.text())
                    .put("indent", line.indent());
            if (!line.scaffold().isEmpty()) {
                tree.put("part", line.scaffold());
            }
        }
        return lines;
    }

    /** Why something was refused. */
    static ObjectNode refusal(String code, List<Problem> problems) {
        Problem first = problems.get(0);
        ObjectNode tree = object().put("type", "refused").put("code", code)
                .put("key", first.key()).put("message", first.message());
        tree.set("problems", tree(problems, ArrayNode.class));
        return tree;
    }
}
