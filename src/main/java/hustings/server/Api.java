package hustings.server;

import hustings.check.Warnings;
import hustings.compare.Comparison;
import hustings.compare.Judged;
import hustings.compare.Moment;
import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Naming;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers of {@code /api}, which are those of the command line too. */
final class Api {
    private final RunSource source;
    private final AlgorithmRegistry registry;

    /** One of runs that are simulated. */
    Api(AlgorithmRegistry registry) {
        this(Simulation::new, registry);
    }

    /** One of runs from any source. */
    Api(RunSource source, AlgorithmRegistry registry) {
        this.source = source;
        this.registry = registry;
    }

    /**
     * All algorithms, with what each costs in theory for n = 8; after them the plug-ins that are
     * not used, and why.
     */
    ArrayNode algorithms() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        registry.all().forEach(algorithm -> all.add(
                Json.tree(CatalogueAlgorithm.of(algorithm, 8), ObjectNode.class)));
        registry.unfit().forEach(unfit ->
                all.addObject().put("plugin", unfit.plugin()).put("unfit", unfit.why()));
        return all;
    }

    /**
     * Runs a scenario without anyone watching.
     *
     * @throws InvalidScenario if it is not one
     * @throws TooMuchWork if it needs more
     */
    ObjectNode run(String text, WorkLimit work) {
        Scenario scenario = Scenario.parse(text, registry);
        return Json.results(scenario, Warnings.of(scenario, registry),
                Comparison.results(source, scenario, registry, work));
    }

    /**
     * Runs a scenario and tells every event, one JSON object a line, algorithm by algorithm.
     *
     * @param work makes the budget of one run; it is asked twice, because the run is first tried
     *     without anyone watching, so that nothing is said before it is known to fit
     * @return whether every algorithm came through it; one that breaks stops where it does
     */
    boolean trace(String text, Supplier<WorkLimit> work, Consumer<String> lines) {
        Scenario scenario = Scenario.parse(text, registry);
        Naming naming = scenario.naming();
        return replay(scenario, work,
                (id, moment) -> lines.accept(Json.traced(TracedEvent.of(id, moment), naming)));
    }

    /**
     * Runs a scenario and tells how many events each algorithm has, and what they hash to.
     *
     * @param work makes the budget of one run; it is asked twice, as for a trace
     */
    ObjectNode digest(String text, Supplier<WorkLimit> work) {
        Scenario scenario = Scenario.parse(text, registry);
        Digests digests = new Digests(scenario);
        replay(scenario, work, digests::take);
        ObjectNode answer = Json.object().put("scenario", scenario.text());
        answer.set("digests", digests.tree());
        return answer;
    }

    private boolean replay(
            Scenario scenario, Supplier<WorkLimit> work, BiConsumer<String, Moment> moments) {
        List<Judged> results = Comparison.results(source, scenario, registry, work.get());
        TraceStream telling = new TraceStream(source, scenario, registry, work.get());
        boolean more = true;
        while (more) {
            more = telling.tick(moments);
        }
        return results.stream().allMatch(judged -> judged.result().error().isEmpty());
    }

    /** {@code GET /api/source/{algorithm}}: the source of an algorithm, as it runs. */
    void serveSource(Context context) {
        String id = context.pathParam("algorithm");
        String source = registry.has(id) ? registry.get(id).source().text() : "";
        if (source.isEmpty()) {
            throw new NotFoundResponse("there is no source of an algorithm \"" + id + "\" here");
        }
        context.contentType("text/plain; charset=utf-8").result(source);
    }

    /** {@code GET /api/scenario}: reads a scenario as the page would open it, and runs nothing. */
    void serveScenario(Context context, Limits limits) {
        Scenario scenario = limits.onScreen(Scenario.parse(query(context, limits), registry));
        context.contentType("application/json");
        context.result(Json.object().put("scenario", scenario.text()) + "\n");
    }

    private static String query(Context context, Limits limits) {
        String query = context.queryString();
        if (query == null) {
            return "";
        }
        limits.requireShort("scenario", query);
        return query;
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
