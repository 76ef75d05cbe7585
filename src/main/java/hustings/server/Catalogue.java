package hustings.server;

import hustings.catalogue.Family;
import hustings.catalogue.Filters;
import hustings.catalogue.Measured;
import hustings.catalogue.Measurements;
import hustings.catalogue.Overview;
import hustings.catalogue.Query;
import hustings.catalogue.Reference;
import hustings.check.Demonstration;
import hustings.compare.Comparison;
import hustings.library.Library;
import hustings.model.Engine;
import hustings.model.Engines;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** The pages about algorithms: the comparison of all, and one for each. */
final class Catalogue {
    /* Small enough to be seen at a glance, and with a crash: both elections fit in a minute. */
    private static final String LIVE = "n=7&latency=2&faults=60:crash-leader&until=200";

    private final Engines engines;
    private final Limits limits;
    private final Turnstile turnstile;
    private final Callers callers;
    private final Pages pages;
    private final Filters filters;
    private final Measurements measurements;
    private final ConcurrentMap<String, List<Demonstration>> broken = new ConcurrentHashMap<>();

    Catalogue(Engines engines, Limits limits, Turnstile turnstile, Callers callers, Pages pages) {
        this.engines = engines;
        this.limits = limits;
        this.turnstile = turnstile;
        this.callers = callers;
        this.pages = pages;
        filters = new Filters(engines.all());
        measurements = new Measurements(engines);
    }

    /** {@code GET /algorithms}: all of them side by side. */
    void showAll(Context context) {
        limits.requireShort("address", String.valueOf(context.queryString()));
        Query query = Query.of(context.queryParamMap(), filters);
        Overview overview = Overview.of(query, filters, engines.all(),
                engine -> measured(context, engine, query.n()));
        context.status(query.errors().isEmpty() ? 200 : 400)
                .html(pages.render("algorithms.jte", Map.of("overview", overview)));
    }

    /** {@code GET /algorithms/{algorithm}}: one of them. */
    void show(Context context) {
        String id = context.pathParam("algorithm");
        if (!engines.has(id)) {
            showOther(context, id);
            return;
        }
        Engine engine = engines.get(id);
        Reference reference = Reference.of(engine, broken(context, engine),
                Reference.SIZES.stream().map(n -> measured(context, engine, n)).toList());
        String first = watched(context, watch -> first(engine, watch));
        context.html(pages.render("algorithm.jte", Map.of("about", reference,
                "families", Family.of(engines), "first", Json.inScript(first))));
    }

    /** {@code GET /picker}: all of them, for the scenario column to choose from. */
    void showPicker(Context context) {
        context.html(pages.render("picker.jte", Map.of(
                "families", Family.of(engines), "filters", filters)));
    }

    /** Leads on where it is another name of an algorithm. */
    private void showOther(Context context, String name) {
        List<String> called = engines.called(name);
        if (called.size() == 1) {
            context.redirect("/algorithms/" + called.get(0));
        } else {
            showMissing(context, name);
        }
    }

    private void showMissing(Context context, String id) {
        context.status(404).html(pages.render("wrong.jte", Map.of(
                "problems", List.of(new Problem("algorithm", id, "There is no algorithm of this"
                        + " name; there are " + String.join(", ", engines.ids()))),
                "first", Library.FIRST, "rest", "")));
    }

    private Measured measured(Context context, Engine engine, int n) {
        return measurements.known(engine, n).orElseGet(() -> watched(context,
                watch -> measurements.of(engine, n, watch)));
    }

    private List<Demonstration> broken(Context context, Engine engine) {
        List<Demonstration> before = broken.get(engine.id());
        if (before == null) {
            before = watched(context, watch -> engine.breaks().stream().map(breaks ->
                    Demonstration.of(breaks, engine, engines, limits.onScreen(watch))).toList());
            broken.put(engine.id(), before);
        }
        return before;
    }

    private <T> T watched(Context context, Function<Watch, T> work) {
        Watch watch = turnstile.watch();
        return turnstile.pass(callers.of(context).pages(), watch, Client.of(context),
                () -> work.apply(watch));
    }

    private String first(Engine engine, Watch watch) {
        Scenario scenario = Scenario.parse("algorithms=" + engine.id() + "&" + LIVE, engines);
        Comparison run = new Comparison(scenario, engines, () -> limits.onScreen(watch));
        run.seek(0);
        return Frames.first(run);
    }
}
