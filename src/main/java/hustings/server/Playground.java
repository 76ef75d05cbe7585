package hustings.server;

import hustings.compare.Comparison;
import hustings.library.Library;
import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Remainder;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The playground page, and the scenario column that is its form. */
final class Playground {
    /** What a live group is started of, unless something else is chosen. */
    private static final String FIRST_LIVE = "algorithms=bully&n=5&latency=1-3&delta=10"
            + "&detector=heartbeat:15,50";

    private final RunSource source;
    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final FairScheduler scheduler;
    private final Clients clients;
    private final Pages pages;
    private final Library library;
    private final FirstFrames frames = new FirstFrames();

    Playground(RunSource source, AlgorithmRegistry registry, Limits limits, FairScheduler scheduler,
            Clients clients, Pages pages, Library library) {
        this.source = source;
        this.registry = registry;
        this.limits = limits;
        this.scheduler = scheduler;
        this.clients = clients;
        this.pages = pages;
        this.library = library;
    }

    /** {@code GET /}: the page, with the run as it stands at its position. */
    void show(Context context) {
        show(context, Library.FIRST, Optional.empty());
    }

    /** {@code GET /live}: the same page, at which a live group can be run, if it may be. */
    void showLive(Context context, LiveGate live) {
        // A page of somebody else's could have clicks go where nobody means them to.
        context.header("X-Frame-Options", "DENY");
        show(context, FIRST_LIVE,
                Optional.of(live.allowedFor(context).isPresent() ? "" : LiveGate.OFF));
    }

    /** The page; where it is for live groups, with why there can be none, if so. */
    private void show(Context context, String usual, Optional<String> live) {
        String query = context.queryString() == null ? usual : context.queryString();
        limits.requireShort("scenario", query);
        ScenarioGrammar grammar = new ScenarioGrammar(registry);
        Map<String, String> keys = grammar.split(query);
        // An address with nothing but what was added to follow it up is that of the first run.
        boolean isFirst = keys.isEmpty() && !query.isEmpty();
        Scenario scenario = onScreen(grammar, isFirst ? grammar.split(Library.FIRST) : keys);
        String first = frames.of(scenario.text(), () -> first(context, scenario));
        ScenarioForm form = ScenarioForm.of(scenario, FaultDraft.FRESH, registry);
        context.html(pages.render("playground.jte", Map.of(
                "form", form,
                "library", library,
                "first", first,
                "live", live)));
    }

    private String first(Context context, Scenario scenario) {
        RunWatchdog watch = scheduler.watch();
        return scheduler.pass(clients.of(context).pages(), watch,
                ClientConnection.of(context), () -> {
            Heap.STANDARD.requireRoom();
            Comparison run = new Comparison(
                    source, scenario, registry, () -> limits.onScreen(watch));
            return Json.inScript(Frames.first(run, scenario.t()));
        });
    }

    /** The page that says what is wrong with a scenario, and leads back to a good one. */
    void showProblems(Context context, List<Problem> problems) {
        String query = context.queryString() == null ? "" : context.queryString();
        List<String> leftOut = new ArrayList<>();
        String rest = rest(query, leftOut);
        context.status(400).html(pages.render("wrong.jte", Map.of("problems", problems,
                "first", Library.FIRST, "rest", rest, "leftOut", leftOut)));
    }

    /** A scenario without what is wrong with it; empty if nothing worth opening is left. */
    private String rest(String query, List<String> leftOut) {
        ScenarioGrammar grammar = new ScenarioGrammar(registry);
        try {
            Remainder rest = new Remainder(grammar.split(query), registry);
            while (true) {
                try {
                    String text = onScreen(grammar, rest.keys()).text();
                    leftOut.addAll(rest.leftOut());
                    // Where something else is wrong than its values, it would only fail again.
                    return leftOut.isEmpty() ? "" : text;
                } catch (InvalidScenario e) {
                    if (!rest.leaveOut(e.problems())) {
                        return "";
                    }
                }
            }
        } catch (InvalidScenario e) {
            return ""; // It does not even fall into keys and values.
        }
    }

    /** The scenario of these keys; throws everything that keeps it from the page. */
    private Scenario onScreen(ScenarioGrammar grammar, Map<String, String> keys) {
        try {
            return limits.onScreen(grammar.read(keys));
        } catch (InvalidScenario e) {
            throw new InvalidScenario(limits.onScreen(e.problems(), keys));
        }
    }

    /**
     * {@code GET /scenario}: the column for what was chosen in it; if that is a scenario, the page
     * is told to open it.
     */
    void showColumn(Context context) {
        String query = context.queryString() == null ? "" : context.queryString();
        limits.requireShort("scenario", query);
        context.html(pages.render("scenario.jte", Map.of(
                "form", chosen(context), "library", library)));
    }

    private ScenarioForm chosen(Context context) {
        ScenarioGrammar grammar = new ScenarioGrammar(registry);
        String text = context.queryParam("text");
        Map<String, String> keys = ScenarioForm.keys(context.queryParamMap());
        FaultDraft draft = FaultDraft.of(context.queryParamMap());
        try {
            keys = text == null ? keys : grammar.split(text);
            if (context.queryParam("put-in") != null) {
                draft = putIn(draft, keys, grammar);
            }
            Scenario scenario = onScreen(grammar, keys);
            tellPage(context, scenario);
            return ScenarioForm.of(scenario, draft, registry);
        } catch (InvalidScenario e) {
            return ScenarioForm.of(keys, e.problems(), draft, registry);
        }
    }

    /** Puts a new fault into the keys; if it does not fit, it stays a draft that says why. */
    private FaultDraft putIn(
            FaultDraft draft, Map<String, String> keys, ScenarioGrammar grammar) {
        String ids = keys.getOrDefault("ids", "");
        FaultDraft checked = draft.checked(ids);
        if (checked.isWrong()) {
            return checked;
        }
        String before = keys.getOrDefault("faults", "");
        Map<String, String> with = new LinkedHashMap<>(keys);
        String fault = draft.text(ids);
        with.put("faults", before.isEmpty() ? fault : before + "," + fault);
        try {
            grammar.read(with);
        } catch (InvalidScenario e) {
            for (Problem problem : e.problems()) {
                if (problem.value().equals(fault)) {
                    return problem.allowed().startsWith("a tick")
                            ? draft.wrong("tick", "Allowed: " + problem.allowed())
                            : draft.wrong("nodes", "There are " + problem.allowed());
                }
            }
        }
        keys.put("faults", with.get("faults"));
        return FaultDraft.FRESH;
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
