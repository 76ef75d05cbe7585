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
import hustings.model.Mishap;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages about algorithms: the comparison of all, and one for each. */
final class Catalogue {
    /* Small enough to be seen at a glance, and with a crash: both elections fit in a minute. */
    private static final String LIVE = "n=7&latency=2&faults=60:crash-leader&until=200";

    /* For all runs of one algorithm and size; built-in ones need a tenth of that. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final Engines engines;
    private final Limits limits;
    private final FairScheduler scheduler;
    private final Clients clients;
    private final Pages pages;
    private final Filters filters;
    private final Measurements measurements;
    private final ConcurrentMap<String, List<Demonstration>> broken = new ConcurrentHashMap<>();

    Catalogue(Engines engines, Limits limits, FairScheduler scheduler, Clients clients,
            Pages pages) {
        this.engines = engines;
        this.limits = limits;
        this.scheduler = scheduler;
        this.clients = clients;
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
                .html(pages.render("algorithms.jte", Map.of("overview", overview,
                        "unfit", engines.unfit())));
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
        String first = watched(context, scheduler.watch(), watch -> first(engine, watch));
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
        return measurements.known(engine, n).orElseGet(() -> contained(engine,
                () -> watched(context, scheduler.hastyWatch(LONGEST_NANOS), watch ->
                        measurements.of(engine, n, new AlgorithmBudget(watch, LONGEST_NANOS))),
                trouble -> keep(engine, n, trouble)));
    }

    /** What needs too much or breaks does so again; what is only stuck may come back. */
    private Measured keep(Engine engine, int n, RuntimeException trouble) {
        Measured not = Measured.not(n, words(trouble));
        return trouble instanceof Refused refused && !refused.code().equals("too-much")
                ? not : measurements.keep(engine, not);
    }

    private static String words(RuntimeException trouble) {
        Throwable inner = trouble instanceof CompletionException && trouble.getCause() != null
                ? trouble.getCause() : trouble;
        return trouble instanceof Refused ? String.valueOf(trouble.getMessage())
                : "it broke: " + Mishap.of(inner).words();
    }

    /** One algorithm that breaks, or does not come to an end, must not take the page of all. */
    private <T> T contained(
            Engine engine, Supplier<T> work, Function<RuntimeException, T> instead) {
        try {
            return work.get();
        } catch (Refused e) {
            if (e.retrySeconds() > 0 && e != Job.FULL || e.code().equals("gone")) {
                // That is of the server, and not of the algorithm.
                throw e;
            }
            return instead.apply(e);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be shown: {}", engine.id(), Server.inOneLine(e));
            return instead.apply(e);
        }
    }

    private List<Demonstration> broken(Context context, Engine engine) {
        List<Demonstration> before = broken.get(engine.id());
        return before != null ? before : contained(engine, () -> {
            List<Demonstration> all = watched(context, scheduler.watch(), watch ->
                    engine.counterexamples().stream().map(counterexample -> Demonstration.of(
                            counterexample, engine, engines, limits.onScreen(watch))).toList());
            broken.put(engine.id(), all);
            return all;
        }, trouble -> List.of());
    }

    private <T> T watched(Context context, RunWatchdog watch, Function<RunWatchdog, T> work) {
        return scheduler.pass(clients.of(context).pages(), watch, ClientConnection.of(context),
                () -> work.apply(watch));
    }

    private String first(Engine engine, RunWatchdog watch) {
        Scenario scenario = Scenario.parse("algorithms=" + engine.id() + "&" + LIVE, engines);
        Comparison run = new Comparison(scenario, engines, () -> limits.onScreen(watch));
        return Frames.first(run, 0);
    }
}
