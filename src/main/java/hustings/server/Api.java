package hustings.server;

import hustings.compare.Comparison;
import hustings.model.Engines;
import hustings.sim.InvalidScenario;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import hustings.sim.TooMuchWork;
import hustings.sim.Work;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers of {@code /api}, which are those of the command line too. */
final class Api {
    private final Engines engines;

    Api(Engines engines) {
        this.engines = engines;
    }

    /** All algorithms, with what each costs in theory for n = 8. */
    ArrayNode algorithms() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        engines.all().forEach(engine -> all.add(Json.engine(engine, 8)));
        return all;
    }

    /**
     * Runs a scenario without anyone watching.
     *
     * @throws InvalidScenario if it is not one
     * @throws TooMuchWork if it needs more
     */
    ObjectNode run(String text, Work work) {
        Scenario scenario = Scenario.parse(text, engines);
        return Json.results(scenario, Comparison.results(scenario, engines, work));
    }

    /**
     * Runs a scenario and tells every event, one JSON object a line, algorithm by algorithm.
     *
     * @param work makes the budget of one run; it is asked twice, because the run is first tried
     *     without anyone watching, so that nothing is said before it is known to fit
     */
    void trace(String text, Supplier<Work> work, Consumer<String> lines) {
        Scenario scenario = Scenario.parse(text, engines);
        Comparison.results(scenario, engines, work.get());
        Telling telling = new Telling(scenario, engines, work.get());
        boolean more = true;
        while (more) {
            more = telling.tick(lines);
        }
    }

    /** What an exception of ours looks like to a program. */
    static ObjectNode refusal(RuntimeException exception) {
        if (exception instanceof InvalidScenario invalid) {
            return Json.refusal("invalid", invalid.problems());
        }
        String words = String.valueOf(exception.getMessage());
        return exception instanceof Refused refused
                ? Json.refusal(refused.code(), List.of(new Problem(refused.key(), "", words)))
                : Json.refusal("too-much", List.of(new Problem("scenario", "", words)));
    }
}
