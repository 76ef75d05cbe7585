package hustings.server;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who may open a socket at all. */
final class Door {
    /** The sub-protocol of the socket; a viewer that names any must name this one. */
    static final String PROTOCOL = "hustings.v1";

    private static final int TOO_MANY_REQUESTS = 429;

    private final Callers callers;

    Door(Callers callers) {
        this.callers = callers;
    }

    /** Refuses a socket that asks for another protocol, for another site, or too often. */
    void requireWelcome(Context context) {
        if (!context.req().getMethod().equals("GET")) {
            throw new MethodNotAllowedResponse("a socket is opened by GET", Map.of());
        }
        Encoding.requireUri(context);
        String asked = header(context, "Sec-WebSocket-Protocol");
        if (!asked.isEmpty() && !List.of(asked.split("\\s*,\\s*")).contains(PROTOCOL)) {
            throw new BadRequestResponse("the sub-protocol of this socket is " + PROTOCOL);
        }
        // A browser lets every page open a socket to anywhere, with its user's address.
        if (isFromElsewhere(header(context, "Origin"), header(context, "Host"))) {
            throw new ForbiddenResponse("this socket is for pages of this server only");
        }
        if (!callers.of(context).mayConnect()) {
            throw new HttpResponseException(TOO_MANY_REQUESTS,
                    "too many new connections; try again in a while");
        }
    }

    private static String header(Context context, String name) {
        return Objects.requireNonNullElse(context.header(name), "");
    }

    /** Whether a page of another site asks; programs do not say where they come from. */
    static boolean isFromElsewhere(String origin, String host) {
        if (origin.isEmpty()) {
            return false;
        }
        try {
            return !host.equalsIgnoreCase(
                    Objects.requireNonNullElse(URI.create(origin).getAuthority(), ""));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
