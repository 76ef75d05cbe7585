package hustings.server;

import hustings.library.Library;
import hustings.model.Engines;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The whole server: what it serves, to whom, and within which limits. */
public final class Server {
    private static final int LONGEST_HEADER_BYTES = 131_072;
    private static final long LONGEST_FAREWELL_SECONDS = 2;

    /* No inline script or style, and nothing from elsewhere; a page may be framed by a course. */
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self';"
            + " style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " form-action 'self'";

    private final Engines engines;
    private final Limits limits;
    private final Turnstile turnstile;
    private final Pages pages;
    private final Playground playground;
    private final Catalogue catalogue;
    private final Api api;
    private final Clerk clerk;
    private final LabClerk labClerk;
    private final LabPage labPage;
    private final Library library;
    private final Callers callers;
    private final Health health;
    private final Viewers viewers;
    private final Optional<Path> web;
    private final Javalin javalin;

    /** A server of these algorithms that does not listen yet. */
    public Server(Engines engines) {
        this(engines, Limits.STANDARD, false, Patience.STANDARD);
    }

    Server(Engines engines, Limits limits, boolean trustProxy, Patience patience) {
        this(engines, limits, LabLimits.STANDARD, trustProxy, patience);
    }

    Server(Engines engines, Limits limits, LabLimits labLimits, boolean trustProxy,
            Patience patience) {
        this.engines = engines;
        this.limits = limits;
        // In a checkout, pages come from their folder, so that editing one needs no build.
        web = Optional.of(Path.of("web")).filter(folder -> Files.isDirectory(folder)
                && Files.exists(Path.of("pom.xml")));
        int processors = Runtime.getRuntime().availableProcessors();
        turnstile = new Turnstile(processors, TimeUnit.SECONDS.toNanos(patience.tick()));
        callers = new Callers(trustProxy, processors, limits.roomsPerAddress());
        library = Library.of(engines);
        pages = new Pages(web);
        playground = new Playground(engines, limits, turnstile, callers, pages, library);
        catalogue = new Catalogue(engines, limits, turnstile, callers, pages);
        api = new Api(engines);
        clerk = new Clerk(engines, limits, turnstile, callers);
        labClerk = new LabClerk(engines, limits, labLimits, turnstile, callers);
        labPage = new LabPage(engines, limits, labLimits, pages);
        health = new Health(turnstile, Heap.STANDARD, processors, patience);
        viewers = new Viewers(engines, limits, turnstile, callers, patience, health);
        javalin = Javalin.create(this::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        // Whoever reads slowly or waits for a run takes up no thread that another one needs.
        config.concurrency.useVirtualThreads = true;
        config.http.generateEtags = true;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(jetty -> {
            jetty.setHandler(new GracefulHandler());
            jetty.setStopTimeout(TimeUnit.SECONDS.toMillis(LONGEST_FAREWELL_SECONDS));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(LONGEST_HEADER_BYTES);
            http.setSendServerVersion(false);
        });
        config.jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setMaxTextMessageSize(limits.frameLength());
            sockets.setMaxBinaryMessageSize(limits.frameLength());
            sockets.setIdleTimeout(Duration.ofMinutes(2));
        });
        config.staticFiles.enableWebjars();
        for (String folder : List.of("script", "style", "image")) {
            config.staticFiles.add(files -> {
                files.hostedPath = "/" + folder;
                files.directory = web.map(path -> path.resolve(folder).toString())
                        .orElse("/web/" + folder);
                files.location = web.isPresent() ? Location.EXTERNAL : Location.CLASSPATH;
            });
        }
        route(config);
        new Refusals(playground).register(config);
    }

    private void route(JavalinConfig config) {
        config.routes.before(context -> context
                .header("Content-Security-Policy", CONTENT_SECURITY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
        config.routes.get("/", playground::show);
        config.routes.get("/scenario", playground::showColumn);
        config.routes.get("/algorithms", catalogue::showAll);
        config.routes.get("/algorithms/{algorithm}", catalogue::show);
        config.routes.get("/picker", catalogue::showPicker);
        config.routes.get("/library", context -> context.html(
                pages.render("library.jte", Map.of("library", library))));
        config.routes.get("/favicon.ico", context -> context.redirect("/image/mark.svg"));
        config.routes.get("/healthz", context -> tell(context, health.ailment()));
        config.routes.get("/readyz", context -> tell(context,
                health.hindrance(viewers.count(), limits.rooms())));
        config.routes.get("/api/algorithms", context -> context
                .contentType("application/json").result(api.algorithms() + "\n"));
        config.routes.get("/api/library", context -> context
                .contentType("application/json").result(Lessons.json(library) + "\n"));
        config.routes.get("/api/library/{lesson}", context -> Lessons.serve(library, context));
        config.routes.get("/api/source/{algorithm}", api::serveSource);
        config.routes.get("/api/run", clerk::run);
        config.routes.get("/api/trace", clerk::trace);
        config.routes.get("/api/digest", clerk::digest);
        config.routes.get("/lab", labPage::show);
        config.routes.get("/api/lab", labClerk::serve);
        config.routes.get("/api/lab.csv", labClerk::serveTable);
        config.routes.get("/api/scenario", context -> api.serveScenario(context, limits));
        config.routes.wsBeforeUpgrade("/ws", new Door(callers)::requireWelcome);
        config.routes.ws("/ws", viewers::listen);
    }

    private static void tell(Context context, Optional<String> trouble) {
        context.header("Cache-Control", "no-store").status(trouble.isPresent() ? 503 : 200)
                .contentType("text/plain; charset=utf-8").result(trouble.orElse("ok") + "\n");
    }

    /** An exception in one line, for the log: what, and where in this program. */
    static String inOneLine(Throwable e) {
        String where = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("hustings.")).findFirst()
                .map(frame -> " at " + frame).orElse("");
        return String.valueOf(e).replaceAll("\\s+", " ") + where;
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
        turnstile.close(TimeUnit.SECONDS.toNanos(LONGEST_FAREWELL_SECONDS));
        javalin.stop();
    }

    /** How many watch at present. */
    int viewers() {
        return viewers.count();
    }

    /** The algorithms it serves. */
    Engines engines() {
        return engines;
    }
}
