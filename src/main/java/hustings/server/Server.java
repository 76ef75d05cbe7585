package hustings.server;

import hustings.library.Library;
import hustings.model.Engines;
import hustings.sim.InvalidScenario;
import hustings.sim.Problem;
import hustings.sim.TooMuchWork;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The whole server: what it serves, to whom, and within which limits. */
public final class Server {
    private static final int LONGEST_HEADER_BYTES = 131_072;

    /* No inline script or style, and nothing from elsewhere; a page may be framed by a course. */
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self';"
            + " style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " form-action 'self'";

    private final Engines engines;
    private final Limits limits;
    private final Turnstile turnstile;
    private final Playground playground;
    private final Api api;
    private final Library library;
    private final Viewers viewers;
    private final Optional<Path> web;
    private final Javalin javalin;

    /** A server of these algorithms that does not listen yet. */
    public Server(Engines engines) {
        this(engines, Limits.STANDARD);
    }

    Server(Engines engines, Limits limits) {
        this.engines = engines;
        this.limits = limits;
        // In a checkout, pages come from their folder, so that editing one needs no build.
        web = Optional.of(Path.of("web")).filter(folder -> Files.isDirectory(folder)
                && Files.exists(Path.of("pom.xml")));
        turnstile = new Turnstile(Runtime.getRuntime().availableProcessors());
        library = Library.of(engines);
        playground = new Playground(engines, limits, turnstile, new Pages(web), library);
        api = new Api(engines);
        viewers = new Viewers(engines, limits, turnstile);
        javalin = Javalin.create(this::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.generateEtags = true;
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
        refuse(config);
    }

    private void route(JavalinConfig config) {
        config.routes.before(context -> context
                .header("Content-Security-Policy", CONTENT_SECURITY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
        config.routes.get("/", playground::show);
        config.routes.get("/scenario", playground::showColumn);
        config.routes.get("/favicon.ico", context -> context.redirect("/image/mark.svg"));
        config.routes.get("/healthz", context -> context.result("ok\n"));
        config.routes.get("/api/algorithms", context -> context
                .contentType("application/json").result(api.algorithms() + "\n"));
        config.routes.get("/api/library", context -> context
                .contentType("application/json").result(Lessons.json(library) + "\n"));
        config.routes.get("/api/source/{algorithm}", api::serveSource);
        config.routes.get("/api/run", context -> turnstile.pass(() -> {
            api.serveRun(context, limits);
            return context;
        }));
        config.routes.get("/api/trace", context -> turnstile.pass(() -> {
            api.serveTrace(context, limits);
            return context;
        }));
        config.routes.get("/api/digest", context -> turnstile.pass(() -> {
            api.serveDigest(context, limits);
            return context;
        }));
        config.routes.get("/api/scenario", context -> api.serveScenario(context, limits));
        config.routes.wsBeforeUpgrade("/ws", Viewers::requireProtocol);
        config.routes.ws("/ws", viewers::listen);
    }

    private void refuse(JavalinConfig config) {
        config.routes.exception(InvalidScenario.class,
                (e, context) -> refuse(context, 400, e, e.problems()));
        config.routes.exception(TooMuchWork.class,
                (e, context) -> refuse(context, 422, e, problem("scenario", e)));
        config.routes.exception(Refused.class,
                (e, context) -> refuse(context, 503, e, problem(e.key(), e)));
        config.routes.error(404, context -> {
            if (!isApi(context)) {
                playground.showProblems(context, List.of(new Problem("address", context.path(),
                        "There is no page " + context.path())));
                context.status(404);
            }
        });
    }

    private void refuse(
            Context context, int status, RuntimeException exception, List<Problem> problems) {
        if (isApi(context)) {
            context.contentType("application/json").result(Api.refusal(exception) + "\n");
        } else {
            playground.showProblems(context, problems);
        }
        context.status(status);
    }

    private static List<Problem> problem(String key, RuntimeException exception) {
        return List.of(new Problem(key, "", String.valueOf(exception.getMessage())));
    }

    private static boolean isApi(Context context) {
        return context.path().startsWith("/api/");
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

    /** Ends all connections. */
    public void stop() {
        javalin.stop();
        viewers.stop();
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
