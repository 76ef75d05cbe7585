package hustings.server;

import hustings.lab.Experiment;
import hustings.lab.Findings;
import hustings.lab.Study;
import hustings.lab.Table;
import hustings.model.AlgorithmRegistry;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Carries out experiments of strangers, within their limits, and tells how they get on. */
final class LabEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(LabEndpoints.class);
    private static final String STREAM = "application/x-ndjson";
    private static final long BETWEEN_WORDS_MILLIS = 250;
    private static final double SHARE_OF_TELLING = 0.1;

    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final LabLimits labLimits;
    private final FairScheduler scheduler;
    private final Clients clients;
    private final LabQueue queue;
    private final LabCache cache = new LabCache();

    LabEndpoints(AlgorithmRegistry registry, Limits limits, LabLimits labLimits,
            FairScheduler scheduler, Clients clients) {
        this.registry = registry;
        this.limits = limits;
        this.labLimits = labLimits;
        this.scheduler = scheduler;
        this.clients = clients;
        this.queue = new LabQueue(labLimits);
    }

    /**
     * {@code GET /api/lab}: what an experiment finds. Whoever accepts JSON line by line is told
     * at once how many are waiting before it, how far it is, and what it has found so far; closing
     * the connection ends it.
     */
    void serve(Context context) {
        boolean streams = Objects.requireNonNullElse(context.header("Accept"), "")
                .contains(STREAM);
        Experiment experiment = experiment(context);
        if (!streams) {
            String json = complete(context, experiment).json();
            context.contentType("application/json").result(json + "\n");
            return;
        }
        Optional<LabCache.Entry> known = cache.get(experiment.text());
        if (known.isPresent()) {
            // As bytes, which nobody takes for characters of another set.
            context.contentType(STREAM).result(
                    done(known.get().json()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (LabQueue.Ticket ticket = queue.enter(clients.of(context))) {
            context.contentType(STREAM).header("Cache-Control", "no-store");
            // Not that of the context, which may compress, and does not let lines out one by one.
            tell(context, experiment, ticket, context.res().getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("whoever asked for an experiment has gone: {}", e.getMessage());
        }
    }

    /** {@code GET /api/lab.csv}: the same as a table. */
    void serveTable(Context context) {
        String csv = complete(context, experiment(context)).csv();
        context.contentType("text/csv; charset=utf-8").result(csv);
    }

    private Experiment experiment(Context context) {
        String query = context.queryString() == null ? "" : context.queryString();
        limits.requireShort("experiment", query);
        return labLimits.within(Experiment.parse(query, registry), registry);
    }

    /** Carries an experiment out, unless that has been done lately, and waits for its end. */
    private LabCache.Entry complete(Context context, Experiment experiment) {
        Optional<LabCache.Entry> known = cache.get(experiment.text());
        if (known.isPresent()) {
            return known.get();
        }
        BooleanSupplier isThere = ClientConnection.of(context);
        try (LabQueue.Ticket ticket = queue.enter(clients.of(context))) {
            while (ticket.before() > 0) {
                ticket.await(BETWEEN_WORDS_MILLIS);
                requireThere(isThere);
            }
            try (LabRun run = begin(context, experiment)) {
                while (!run.await(BETWEEN_WORDS_MILLIS)) {
                    requireThere(isThere);
                }
                run.failure().ifPresent(failure -> {
                    throw failure;
                });
                requireComplete(run);
                return keep(run.study().findings());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.forNow("busy", "the server is shutting down", 5);
        }
    }

    private static void requireThere(BooleanSupplier isThere) {
        if (!isThere.getAsBoolean()) {
            throw FairScheduler.gone();
        }
    }

    private LabRun begin(Context context, Experiment experiment) {
        Heap.STANDARD.requireRoom();
        return new LabRun(new Study(experiment, registry), scheduler, clients.of(context).lab(),
                limits, labLimits.seconds(), Runtime.getRuntime().availableProcessors());
    }

    private void requireComplete(LabRun run) {
        if (!run.study().isDone()) {
            throw new Refused("too-much", "experiment", usedUp());
        }
    }

    private String usedUp() {
        return "this experiment needs more than the " + (long) labLimits.seconds()
                + " seconds of computing that one may have here; choose fewer trials or smaller"
                + " sizes, or use the command line, which has no limit: lab '...'";
    }

    private LabCache.Entry keep(Findings findings) {
        LabCache.Entry entry = new LabCache.Entry(
                LabJson.findings(findings).toString(), Table.of(findings).csv());
        cache.put(findings.experiment().text(), entry);
        return entry;
    }

    private static String done(String findings) {
        return "{\"type\":\"done\",\"findings\":" + findings + "}\n";
    }

    private void tell(Context context, Experiment experiment, LabQueue.Ticket ticket,
            OutputStream out) throws IOException, InterruptedException {
        BooleanSupplier isThere = ClientConnection.of(context);
        while (ticket.before() > 0) {
            requireReader(isThere);
            say(out, Json.object().put("type", "waiting").put("before", ticket.before()));
            ticket.await(2 * BETWEEN_WORDS_MILLIS);
        }
        try (LabRun run = begin(context, experiment)) {
            long begun = System.nanoTime();
            long tellNext = begun;
            say(out, progress(run.study(), 0));
            while (!run.await(BETWEEN_WORDS_MILLIS)) {
                requireReader(isThere);
                long now = System.nanoTime();
                ObjectNode words = progress(run.study(), (now - begun) / 1e9);
                if (now >= tellNext) {
                    words.set("findings", LabJson.findings(run.study().findings()));
                    // Telling must not take more than a small share of the time.
                    tellNext = now + BETWEEN_WORDS_MILLIS * 3_000_000
                            + (long) ((System.nanoTime() - now) / SHARE_OF_TELLING);
                }
                say(out, words);
            }
            tellEnd(run, out);
        }
    }

    /** What is written may be taken by the network for a while after the reader has gone. */
    private static void requireReader(BooleanSupplier isThere) throws IOException {
        if (!isThere.getAsBoolean()) {
            throw new EOFException("the reader has gone");
        }
    }

    private static ObjectNode progress(Study study, double seconds) {
        ObjectNode words = Json.object().put("type", "progress").put("done", study.done())
                .put("total", study.total()).put("share", study.share());
        if (study.share() > 0) {
            words.put("secondsLeft", seconds * (1 - study.share()) / study.share());
        }
        return words;
    }

    private void tellEnd(LabRun run, OutputStream out) throws IOException {
        Study study = run.study();
        if (study.isDone()) {
            write(out, done(keep(study.findings()).json()));
            return;
        }
        ObjectNode words = run.failure().map(Api::refusal).orElseGet(() ->
                Api.refusal(new Refused("too-much", "experiment", usedUp())));
        words.put("type", "stopped").put("done", study.done()).put("total", study.total());
        words.set("findings", LabJson.findings(study.findings()));
        say(out, words);
    }

    private static void say(OutputStream out, ObjectNode words) throws IOException {
        write(out, words + "\n");
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
