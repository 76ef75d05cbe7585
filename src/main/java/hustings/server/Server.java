package hustings.server;

import hustings.library.Library;
import hustings.log.Line;
import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.sim.Simulation;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.compression.DeflaterPool;

/** The whole server: what it serves, to whom, and within which limits. */
public final class Server {
    /** The most bytes of an address and its headers. */
    static final int LONGEST_HEADER_BYTES = 131_072;

    private static final long LONGEST_FAREWELL_SECONDS = 2;
    private static final int MOST_DEFLATERS = 1_000;

    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final FairScheduler scheduler;
    private final StaticFiles files;
    private final Pages pages;
    private final Playground playground;
    private final Catalogue catalogue;
    private final Api api;
    private final RunEndpoints runEndpoints;
    private final LabEndpoints labEndpoints;
    private final LabPage labPage;
    private final Library library;
    private final Clients clients;
    private final boolean trustProxy;
    private final Timeouts patience;
    private final Health health;
    private final LiveGate live;
    private final Viewers viewers;
    private final Javalin javalin;

    /** A server of these algorithms that does not listen yet. */
    public Server(AlgorithmRegistry registry) {
        this(registry, Limits.STANDARD, false, Timeouts.STANDARD);
    }

    Server(AlgorithmRegistry registry, Limits limits, boolean trustProxy, Timeouts patience) {
        this(registry, limits, LabLimits.STANDARD, trustProxy, patience);
    }

    Server(AlgorithmRegistry registry, Limits limits, LabLimits labLimits, boolean trustProxy,
            Timeouts patience) {
        this(Simulation::new, registry, limits, labLimits, trustProxy, false, patience,
                checkout());
    }

    /** One in which everybody may run live groups, if so. */
    Server(AlgorithmRegistry registry, Limits limits, boolean trustProxy, boolean liveForAll,
            Timeouts patience) {
        this(Simulation::new, registry, limits, LabLimits.STANDARD, trustProxy, liveForAll,
                patience, checkout());
    }

    /** The same, of runs from any source, with pages and their files from a folder, if any. */
    Server(RunSource source, AlgorithmRegistry registry, Limits limits, LabLimits labLimits,
            boolean trustProxy, boolean liveForAll, Timeouts patience, Optional<Path> web) {
        this.registry = registry;
        this.limits = limits;
        this.trustProxy = trustProxy;
        this.patience = patience;
        int processors = Runtime.getRuntime().availableProcessors();
        scheduler = new FairScheduler(
                processors, TimeUnit.SECONDS.toNanos(patience.tick()), registry.all());
        clients = new Clients(trustProxy, processors, limits.viewersPerAddress());
        library = Library.of(registry);
        files = new StaticFiles(web);
        pages = new Pages(web, files.prefix());
        playground = new Playground(source, registry, limits, scheduler, clients, pages, library);
        catalogue = new Catalogue(source, registry, limits, scheduler, clients, pages);
        api = new Api(source, registry);
        runEndpoints = new RunEndpoints(source, registry, limits, scheduler, clients);
        labEndpoints = new LabEndpoints(registry, limits, labLimits, scheduler, clients);
        labPage = new LabPage(registry, limits, labLimits, pages);
        health = new Health(scheduler, Heap.STANDARD, processors, patience);
        live = new LiveGate(new LiveHost(source, registry), liveForAll, !trustProxy);
        viewers = new Viewers(
                source, registry, limits, scheduler, clients, patience, health, live);
        javalin = Javalin.create(this::configure);
    }

    /** In a checkout, pages come from their folder, so that editing one needs no build. */
    private static Optional<Path> checkout() {
        return Optional.of(Path.of("web")).filter(folder -> Files.isDirectory(folder)
                && Files.exists(Path.of("pom.xml")));
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        // Whoever reads slowly or waits for a run takes up no thread that another one needs.
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        ErrorPages errors = new ErrorPages(pages);
        config.jetty.modifyServer(jetty -> {
            jetty.setErrorHandler(errors);
            jetty.setHandler(new GracefulHandler());
            jetty.setStopTimeout(TimeUnit.SECONDS.toMillis(LONGEST_FAREWELL_SECONDS));
            // Frames are short and alike: the best speed costs a third and saves nearly as much.
            jetty.addBean(new DeflaterPool(MOST_DEFLATERS, Deflater.BEST_SPEED, true));
        });
        config.jetty.modifyServletContextHandler(handler -> {
            Stateless.modify(handler);
            handler.setErrorHandler(errors);
        });
        config.jetty.addConnector((jetty, http) -> {
            // Behind a proxy, all connections are of one address: that of the proxy.
            LimitedConnector clients = new LimitedConnector(jetty, http, limits.connections(),
                    trustProxy ? limits.connections() : limits.connectionsPerAddress(),
                    patience.head());
            clients.setHost(config.jetty.host);
            clients.setPort(config.jetty.port);
            return clients;
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(LONGEST_HEADER_BYTES);
            http.setSendServerVersion(false);
            // Refused in words; Jetty would not say of which address.
            http.setUriCompliance(Encoding.lenient(http.getUriCompliance()));
            http.addCustomizer(new Headers());
        });
        config.jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setMaxTextMessageSize(limits.frameLength());
            sockets.setMaxBinaryMessageSize(limits.frameLength());
            sockets.setIdleTimeout(Duration.ofMinutes(2));
        });
        config.resourceHandler(files);
        route(config);
        new Refusals(playground, scheduler.refused()).register(config);
    }

    private void route(JavalinConfig config) {
        config.routes.before(Encoding::requireDecodable);
        for (String computed : List.of("/", "/algorithms", "/algorithms/*", "/api/*")) {
            config.routes.before(computed, SocketGate::requireAskedFor);
        }
        config.routes.after(Headers::addTag);
        config.routes.get("/", playground::show);
        config.routes.get("/scenario", playground::showColumn);
        config.routes.get("/algorithms", catalogue::showAll);
        config.routes.get("/algorithms/{algorithm}", catalogue::show);
        config.routes.get("/picker", catalogue::showPicker);
        config.routes.get("/library", context -> context.html(
                pages.render("library.jte", Map.of("library", library))));
        config.routes.get("/help", context -> context.html(pages.render("help.jte", Map.of())));
        config.routes.get("/favicon.ico", context -> context.redirect("/image/mark.svg"));
        config.routes.get("/healthz", context -> tell(context, health.ailment()));
        config.routes.get("/readyz", context -> tell(context,
                health.hindrance(viewers.count(), limits.viewers())));
        config.routes.get("/api/algorithms", context -> context
                .contentType("application/json").result(api.algorithms() + "\n"));
        config.routes.get("/api/library", context -> context
                .contentType("application/json").result(Lessons.json(library) + "\n"));
        config.routes.get("/api/library/{lesson}", context -> Lessons.serve(library, context));
        config.routes.get("/api/source/{algorithm}", api::serveSource);
        config.routes.get("/api/run", runEndpoints::run);
        config.routes.get("/api/trace", runEndpoints::trace);
        config.routes.get("/api/digest", runEndpoints::digest);
        config.routes.get("/lab", labPage::show);
        config.routes.get("/live", context -> playground.showLive(context, live));
        config.routes.get("/api/lab", labEndpoints::serve);
        config.routes.get("/api/lab.csv", labEndpoints::serveTable);
        config.routes.get("/api/scenario", context -> api.serveScenario(context, limits));
        config.routes.wsBeforeUpgrade("/ws", new SocketGate(clients)::requireWelcome);
        config.routes.ws("/ws", viewers::listen);
    }

    private static void tell(Context context, Optional<String> trouble) {
        context.header("Cache-Control", "no-store").status(trouble.isPresent() ? 503 : 200)
                .contentType("text/plain; charset=utf-8").result(trouble.orElse("ok") + "\n");
    }

    /** An exception in one line, for the log: what, and where in this program. */
    static String inOneLine(Throwable e) {
        return Line.of(e);
    }

    /**
     * Starts to listen.
     *
     * @param host the address to listen on
     * @param port the port; 0 for any that is free
     * @return the port it listens on
     */
    public int start(String host, int port) {
        return javalin.start(host, port).port();
    }

    /** Takes leave of everyone who watches, lets running answers come to an end, and stops. */
    public void stop() {
        viewers.stop();
        live.host().close();
        scheduler.close(TimeUnit.SECONDS.toNanos(LONGEST_FAREWELL_SECONDS));
        javalin.stop();
    }

    /** The operator's figures. */
    Metrics metrics() {
        return new Metrics(viewers, scheduler);
    }

    /** How many watch at present. */
    int viewers() {
        return viewers.count();
    }

    /** How many wait for a run, or are having one carried out. */
    int waiting() {
        return scheduler.waiting();
    }

    /** What listens. */
    org.eclipse.jetty.server.Server jetty() {
        return javalin.jettyServer().server();
    }

    /** The algorithms it serves. */
    AlgorithmRegistry registry() {
        return registry;
    }
}
