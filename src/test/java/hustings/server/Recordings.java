package hustings.server;

import hustings.model.AlgorithmType;
import hustings.model.Words;
import hustings.run.Change;
import hustings.run.Event;
import hustings.run.Recording;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.EnumFeature;

/** Takes down runs as {@code /api/trace} tells them, and reads that again. */
final class Recordings {
    private static final ObjectMapper READER = Json.MAPPER.rebuild()
            .enable(EnumFeature.READ_ENUMS_USING_TO_STRING).build();
    private static final Map<String, Class<?>> TYPES = Stream
            .of(Event.What.class.getPermittedSubclasses())
            .collect(Collectors.toMap(type -> Words.of(type.getSimpleName(), " "),
                    Function.identity()));

    private Recordings() {}

    /** The run of the first algorithm of a scenario. */
    static Recording of(Scenario scenario) {
        AlgorithmType algorithm = Runs.REGISTRY.get(scenario.algorithms().get(0));
        List<Recording.Step> steps = new ArrayList<>();
        new Api(Runs.REGISTRY).trace(scenario.text(), WorkLimit::unlimited,
                line -> steps.add(step(Json.MAPPER.readTree(line))));
        return new Recording(scenario, algorithm,
                new Simulation(scenario, algorithm, WorkLimit.unlimited()).snapshot(), steps);
    }

    private static Recording.Step step(JsonNode line) {
        List<Integer> lines = line.path("lines").valueStream().map(JsonNode::asInt).toList();
        Event.What what = (Event.What) READER.treeToValue(
                line, TYPES.get(line.get("type").asString()));
        Event event = new Event(line.get("number").asLong(), line.get("tick").asLong(),
                line.path("cause").asLong(0), line.path("node").asInt(0), lines,
                line.path("source").asInt(0), what);
        return new Recording.Step(event, line.path("changes").valueStream()
                .map(change -> READER.treeToValue(change, Change.class)).toList());
    }
}
