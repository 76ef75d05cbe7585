package hustings.server;

import hustings.compare.Comparison;
import hustings.model.Engines;
import hustings.sim.InvalidScenario;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import hustings.sim.ScenarioGrammar;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The playground page, and the scenario column that is its form. */
final class Playground {
    private final Engines engines;
    private final Limits limits;
    private final Turnstile turnstile;
    private final Callers callers;
    private final Pages pages;

    Playground(Engines engines, Limits limits, Turnstile turnstile, Callers callers, Pages pages) {
        this.engines = engines;
        this.limits = limits;
        this.turnstile = turnstile;
        this.callers = callers;
        this.pages = pages;
    }

    /** {@code GET /}: the page, with the run as it stands at its position. */
    void show(Context context) {
        String query = context.queryString() == null ? Presets.FIRST : context.queryString();
        limits.requireShort("scenario", query);
        Scenario scenario = limits.onScreen(Scenario.parse(query, engines));
        Watch watch = turnstile.watch();
        ObjectNode first = turnstile.pass(callers.of(context).pages(), watch, () -> {
            Heap.STANDARD.requireRoom();
            Comparison run = new Comparison(scenario, engines, () -> limits.onScreen(watch));
            run.seek(scenario.t());
            ObjectNode frames = Json.object();
            frames.set("opened", Frames.opened(run));
            frames.set("keyframe", Frames.keyframe(run));
            return frames;
        });
        context.html(pages.render("playground.jte", Map.of(
                "form", ScenarioForm.of(scenario, engines),
                "presets", Presets.all(engines),
                "first", inScript(first))));
    }

    /** JSON that can stand inside a script element: no text in it ends the element. */
    private static String inScript(ObjectNode json) {
        return json.toString().replace("<", "\\u003c");
    }

    /** The page that says what is wrong with a scenario, and leads back to a good one. */
    void showProblems(Context context, List<Problem> problems) {
        context.status(400).html(pages.render("wrong.jte",
                Map.of("problems", problems, "first", Presets.FIRST)));
    }

    /**
     * {@code GET /scenario}: the column for what was chosen in it; if that is a scenario, the page
     * is told to open it.
     */
    void showColumn(Context context) {
        String query = context.queryString() == null ? "" : context.queryString();
        limits.requireShort("scenario", query);
        context.html(pages.render("scenario.jte", Map.of(
                "form", chosen(context), "presets", Presets.all(engines))));
    }

    private ScenarioForm chosen(Context context) {
        ScenarioGrammar grammar = new ScenarioGrammar(engines);
        String text = context.queryParam("text");
        Map<String, String> keys = ScenarioForm.keys(context.queryParamMap());
        try {
            keys = text == null ? keys : grammar.split(text);
            Scenario scenario = limits.onScreen(grammar.read(keys));
            tellPage(context, scenario);
            return ScenarioForm.of(scenario, engines);
        } catch (InvalidScenario e) {
            return ScenarioForm.of(keys, e.problems(), engines);
        }
    }

    private void tellPage(Context context, Scenario scenario) {
        // A run that is only being shown, because the page itself has changed it, is open already.
        if (context.queryParam("shown") == null) {
            ObjectNode event = Json.object();
            event.putObject("hustings:scenario").put("text", scenario.text());
            context.header("HX-Trigger", event.toString());
        }
    }
}
