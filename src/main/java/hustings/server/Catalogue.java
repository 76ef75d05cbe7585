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
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Mishap;
import hustings.run.RunSource;
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

    private final RunSource source;
    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final FairScheduler scheduler;
    private final Clients clients;
    private final Pages pages;
    private final Filters filters;
    private final Measurements measurements;
    private final ConcurrentMap<String, List<Demonstration>> broken = new ConcurrentHashMap<>();

    Catalogue(RunSource source, AlgorithmRegistry registry, Limits limits, FairScheduler scheduler,
            Clients clients, Pages pages) {
        this.source = source;
        this.registry = registry;
        this.limits = limits;
        this.scheduler = scheduler;
        this.clients = clients;
        this.pages = pages;
        filters = new Filters(registry.all());
        measurements = new Measurements(registry);
    }

    /** {@code GET /algorithms}: all of them side by side. */
    void showAll(Context context) {
        limits.requireShort("address", String.valueOf(context.queryString()));
        Query query = Query.of(context.queryParamMap(), filters);
        Overview overview = Overview.of(query, filters, registry.all(),
                algorithm -> measured(context, algorithm, query.n()));
        context.status(query.errors().isEmpty() ? 200 : 400)
                .html(pages.render("algorithms.jte", Map.of("overview", overview,
                        "unfit", registry.unfit())));
    }

    /** {@code GET /algorithms/{algorithm}}: one of them. */
    void show(Context context) {
        String id = context.pathParam("algorithm");
        if (!registry.has(id)) {
            showOther(context, id);
            return;
        }
        AlgorithmType algorithm = registry.get(id);
        Reference reference = Reference.of(algorithm, broken(context, algorithm),
                Reference.SIZES.stream().map(n -> measured(context, algorithm, n)).toList());
        String first = watched(context, scheduler.watch(), watch -> first(algorithm, watch));
        context.html(pages.render("algorithm.jte", Map.of("about", reference,
                "families", Family.of(registry), "first", Json.inScript(first))));
    }

    /** {@code GET /picker}: all of them, for the scenario column to choose from. */
    void showPicker(Context context) {
        context.html(pages.render("picker.jte", Map.of(
                "families", Family.of(registry), "filters", filters)));
    }

    /** Leads on where it is another name of an algorithm. */
    private void showOther(Context context, String name) {
        List<String> called = registry.called(name);
        if (called.size() == 1) {
            context.redirect("/algorithms/" + called.get(0));
        } else {
            showMissing(context, name);
        }
    }

    private void showMissing(Context context, String id) {
        context.status(404).html(pages.render("wrong.jte", Map.of(
                "problems", List.of(new Problem("algorithm", id, "There is no algorithm of this"
                        + " name; there are " + String.join(", ", registry.ids()))),
                "first", Library.FIRST, "rest", "")));
    }

    private Measured measured(Context context, AlgorithmType algorithm, int n) {
        return measurements.known(algorithm, n).orElseGet(() -> contained(algorithm,
                () -> watched(context, scheduler.hastyWatch(LONGEST_NANOS), watch ->
                        measurements.of(algorithm, n, new AlgorithmBudget(watch, LONGEST_NANOS))),
                trouble -> keep(algorithm, n, trouble)));
    }

    /** What needs too much or breaks does so again; what is only stuck may come back. */
    private Measured keep(AlgorithmType algorithm, int n, RuntimeException trouble) {
        Measured not = Measured.not(n, words(trouble));
        return trouble instanceof Refused refused && !refused.code().equals("too-much")
                ? not : measurements.keep(algorithm, not);
    }

    private static String words(RuntimeException trouble) {
        Throwable inner = trouble instanceof CompletionException && trouble.getCause() != null
                ? trouble.getCause() : trouble;
        return trouble instanceof Refused ? String.valueOf(trouble.getMessage())
                : "it broke: " + Mishap.of(inner).words();
    }

    /** One algorithm that breaks, or does not come to an end, must not take the page of all. */
    private <T> T contained(
            AlgorithmType algorithm, Supplier<T> work, Function<RuntimeException, T> instead) {
        try {
            return work.get();
        } catch (Refused e) {
            if (e.retrySeconds() > 0 && e != Job.FULL || e.code().equals("gone")) {
                // That is of the server, and not of the algorithm.
                throw e;
            }
            return instead.apply(e);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be shown: {}", algorithm.id(), Server.inOneLine(e));
            return instead.apply(e);
        }
    }

    private List<Demonstration> broken(Context context, AlgorithmType algorithm) {
        List<Demonstration> before = broken.get(algorithm.id());
        return before != null ? before : contained(algorithm, () -> {
            List<Demonstration> all = watched(context, scheduler.watch(), watch ->
                    algorithm.counterexamples().stream().map(counterexample -> Demonstration.of(
                            counterexample, algorithm, registry, limits.onScreen(watch))).toList());
            broken.put(algorithm.id(), all);
            return all;
        }, trouble -> List.of());
    }

    private <T> T watched(Context context, RunWatchdog watch, Function<RunWatchdog, T> work) {
        return scheduler.pass(clients.of(context).pages(), watch, ClientConnection.of(context),
                () -> work.apply(watch));
    }

    private String first(AlgorithmType algorithm, RunWatchdog watch) {
        Scenario scenario = Scenario.parse("algorithms=" + algorithm.id() + "&" + LIVE, registry);
        Comparison run = new Comparison(
                source, scenario, registry, () -> limits.onScreen(watch));
        return Frames.first(run, 0);
    }
}
