package hustings.server;

import hustings.log.Disconnection;
import hustings.run.TooMuchWork;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered where there is no answer: a page to people, JSON to programs. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Playground playground;
    private final RefusalCounts refused;

    Refusals(Playground playground, RefusalCounts refused) {
        this.playground = playground;
        this.refused = refused;
    }

    void register(JavalinConfig config) {
        config.routes.exception(InvalidScenario.class,
                (e, context) -> answer(context, 400, e, e.problems()));
        config.routes.exception(TooMuchWork.class,
                (e, context) -> answer(context, 422, e, problem("scenario", e)));
        config.routes.exception(Refused.class, (e, context) -> {
            if (e.retrySeconds() > 0) {
                context.header("Retry-After", Integer.toString(e.retrySeconds()));
            }
            answer(context, status(e), e, problem(e.key(), e));
        });
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            String code = e.getStatus() == 404 ? "not-found"
                    : e.getStatus() == 405 ? "not-allowed" : "invalid";
            answer(context, e.getStatus(), new Refused(code, "address", words(context, e)),
                    List.of(new Problem("address", context.path(), words(context, e))));
        });
        config.routes.exception(HttpException.IllegalArgumentException.class,
                (e, context) -> answerUnreadable(context, e));
        config.routes.exception(HttpException.RuntimeException.class,
                (e, context) -> answerUnreadable(context, e));
        config.routes.exception(Exception.class, (e, context) -> {
            if (Disconnection.isIn(e)) {
                LOG.debug("{} {}: whoever asked has gone", context.method(), context.path());
                return;
            }
            LOG.error("{} {} failed: {}", context.method(), context.path(), Server.inOneLine(e));
            broken(context);
        });
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("a request failed: {}", Server.inOneLine(error));
            response.setStatus(error instanceof OutOfMemoryError ? 503 : 500);
            response.setHeader("Retry-After", "10");
            // Without a page, which may be what has failed.
            write(response, error instanceof OutOfMemoryError
                    ? "The server has no memory left for this; try again in 10 seconds\n"
                    : "This failed because of a mistake in the server\n");
        });
    }

    private static void write(HttpServletResponse response, String words) {
        try {
            response.setContentType("text/plain; charset=utf-8");
            response.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("nobody is there to be told: {}", e.getMessage());
        }
    }

    private static int status(Refused e) {
        return switch (e.code()) {
            case "too-much" -> 422;
            case "too-fast" -> 429;
            default -> 503;
        };
    }

    private static String words(Context context, HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> "There is no page " + Request.shorten(context.path());
            case 405 -> context.req().getMethod() + " is not allowed here; use GET";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** What Jetty cannot make sense of is the mistake of whoever has sent it. */
    private void answerUnreadable(Context context, HttpException e) {
        Refused refused = new Refused("malformed", "address", ErrorPages.words(
                e.getCode(), String.valueOf(e.getReason())));
        answer(context, e.getCode(), refused, problem("address", refused));
    }

    private void broken(Context context) {
        Refused mistake = new Refused(
                "broken", "server", "This failed because of a mistake in the server");
        answer(context, 500, mistake, problem("server", mistake));
    }

    private void answer(
            Context context, int status, RuntimeException exception, List<Problem> problems) {
        refused.count(exception instanceof Refused known ? known.code() : "invalid");
        if (context.path().startsWith("/api/")) {
            context.contentType("application/json").result(Api.refusal(exception) + "\n");
        } else {
            playground.showProblems(context, problems);
        }
        context.status(status);
        if (context.header("Sec-WebSocket-Version") != null) {
            write(context);
        }
    }

    /** Of an answer to whoever wanted a socket, Javalin sends nothing but the status. */
    private static void write(Context context) {
        try (InputStream body = Objects.requireNonNullElse(
                context.resultInputStream(), InputStream.nullInputStream())) {
            body.transferTo(context.res().getOutputStream());
        } catch (IOException e) {
            LOG.debug("whoever wanted a socket has gone: {}", e.getMessage());
        }
    }

    private static List<Problem> problem(String key, RuntimeException exception) {
        return List.of(new Problem(key, "", String.valueOf(exception.getMessage())));
    }
}
