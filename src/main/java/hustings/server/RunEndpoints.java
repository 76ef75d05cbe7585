package hustings.server;

import hustings.check.Warnings;
import hustings.compare.Comparison;
import hustings.compare.Judged;
import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.run.TooMuchWork;
import hustings.scenario.Naming;
import hustings.scenario.Scenario;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Answers requests to the API for runs, of strangers, within their limits. */
final class RunEndpoints {
    private static final int PIECE = 262_144;
    private static final long LONGEST_TRACE_SECONDS = 120;

    private final RunSource source;
    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final FairScheduler scheduler;
    private final Clients clients;
    private final AtomicLong nodes = new AtomicLong();

    RunEndpoints(RunSource source, AlgorithmRegistry registry, Limits limits,
            FairScheduler scheduler, Clients clients) {
        this.source = source;
        this.registry = registry;
        this.limits = limits;
        this.scheduler = scheduler;
        this.clients = clients;
    }

    /** {@code GET /api/run}. */
    void run(Context context) {
        Scenario scenario = scenario(context);
        Asked asked = asked(context, scenario);
        String answer = withNodesOf(scenario, () -> pass(asked, () -> {
            List<Judged> results = Comparison.results(
                    source, scenario, registry, limits.ofRequest(asked.watch));
            asked.watch.isOurs();
            return Json.results(scenario, Warnings.of(scenario, registry), results)
                    .toString();
        }));
        context.contentType("application/json").result(answer + "\n");
    }

    /** Who asks: what pays for the answer, what ends it, and whether anyone waits for it still. */
    private record Asked(ComputeBudget budget, RunWatchdog watch, BooleanSupplier isThere) {}

    private Asked asked(Context context, Scenario scenario) {
        return new Asked(clients.of(context).requests(), scheduler.watch(scenario.n()),
                ClientConnection.of(context));
    }

    private <T> T pass(Asked asked, Supplier<T> work) {
        return scheduler.pass(asked.budget, asked.watch, asked.isThere, work);
    }

    private Scenario scenario(Context context) {
        return Scenario.parse(query(context), registry);
    }

    private String query(Context context) {
        String query = context.queryString() == null ? "" : context.queryString();
        limits.requireShort("scenario", query);
        return query;
    }

    /** Keeps the memory that the nodes of a scenario take free of others meanwhile. */
    private <T> T withNodesOf(Scenario scenario, Supplier<T> work) {
        long most = limits.requestNodes();
        if (scenario.n() > most) {
            throw new Refused("too-much", "n", "n is " + scenario.n() + "; at most " + most
                    + " nodes fit into the memory of this server. Choose fewer, or use the"
                    + " command line");
        }
        Heap.STANDARD.requireRoom();
        try {
            if (nodes.addAndGet(scenario.n()) > most) {
                throw Refused.forNow("busy", "the memory is taken up by other runs", 5);
            }
            return work.get();
        } finally {
            nodes.addAndGet(-scenario.n());
        }
    }

    /** {@code GET /api/digest}. */
    void digest(Context context) {
        String query = query(context);
        Scenario scenario = Scenario.parse(query, registry);
        Asked asked = asked(context, scenario);
        String answer = withNodesOf(scenario, () -> pass(asked, () ->
                new Api(source, registry)
                        .digest(query, () -> limits.onScreen(asked.watch)).toString()));
        context.contentType("application/json").result(answer + "\n");
    }

    /** {@code GET /api/trace}. */
    void trace(Context context) {
        Scenario scenario = scenario(context);
        Asked asked = asked(context, scenario);
        withNodesOf(scenario, () -> {
            TraceStream telling = pass(asked, () -> begin(scenario, asked.watch));
            context.contentType("application/x-ndjson");
            tell(telling, scenario.naming(), asked, context.outputStream());
            return telling;
        });
    }

    /** Tried first without anyone watching, so that nothing is said before it is known to fit. */
    private TraceStream begin(Scenario scenario, RunWatchdog watch) throws TooMuchWork {
        Comparison.results(source, scenario, registry, limits.onScreen(watch));
        return new TraceStream(source, scenario, registry, limits.onScreen(watch));
    }

    /** Piece by piece, so that a place is taken only while there is something to compute. */
    private void tell(TraceStream telling, Naming naming, Asked asked, OutputStream out) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_TRACE_SECONDS);
        try {
            boolean more = true;
            while (more) {
                StringBuilder piece = new StringBuilder();
                more = patiently(end, () -> pass(asked, () -> {
                    boolean going = true;
                    while (going && piece.length() < PIECE) {
                        going = telling.tick((id, moment) ->
                                piece.append(Json.traced(
                                        TracedEvent.of(id, moment), naming)).append('\n'));
                    }
                    return going;
                }));
                out.write(piece.toString().getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has begun cannot be refused any more, only be made to wait. */
    private static <T> T patiently(long end, Supplier<T> work) throws InterruptedException {
        while (true) {
            try {
                return work.get();
            } catch (Refused e) {
                if (e.retrySeconds() == 0 || System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(e.retrySeconds());
            }
        }
    }
}
