package hustings.server;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** What every answer says of itself, whoever gives it. */
final class Headers implements HttpConfiguration.Customizer {
    /* No inline script or style, and nothing from elsewhere; a page may be framed by a course. */
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self';"
            + " style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " form-action 'self'";

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        ClientConnection.headIsComplete(request);
        putInto(answer);
        return request;
    }

    /** Puts them into an answer; what it is about may say otherwise later. */
    static void putInto(HttpFields.Mutable answer) {
        answer.put("Content-Security-Policy", CONTENT_SECURITY);
        answer.put("X-Content-Type-Options", "nosniff");
        answer.put("Referrer-Policy", "no-referrer");
        // A run, a page and a file may be others after an upgrade.
        answer.put(HttpHeader.CACHE_CONTROL, "no-cache");
        // Whatever is long enough is compressed for whoever takes that.
        answer.put(HttpHeader.VARY, "Accept-Encoding");
    }

    /** Says what the content of an answer hashes to, and does not send what the client has. */
    static void addTag(Context context) throws IOException {
        boolean isWhole = context.statusCode() == 200 && !context.method().name().equals("HEAD");
        if (isWhole && context.resultInputStream() instanceof ByteArrayInputStream content) {
            String tag = Objects.requireNonNullElseGet(context.res().getHeader("ETag"), () -> {
                String made = EntityTag.of(content.readAllBytes());
                content.reset();
                return made;
            });
            context.header("ETag", tag);
            if (EntityTag.isKnown(tag, Objects.requireNonNullElse(
                    context.header("If-None-Match"), ""))) {
                context.status(304).result("");
                // At once; else a length of 0 would be told, which is not that of what is kept.
                context.res().flushBuffer();
            }
        }
    }
}
