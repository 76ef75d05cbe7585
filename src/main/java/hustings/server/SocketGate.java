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
import java.util.Set;

/** Who may open a socket at all, and who may have something computed. */
final class SocketGate {
    /** The sub-protocol of the socket; a viewer that names any must name this one. */
    static final String PROTOCOL = "hustings.v1";

    private static final Set<String> FRAMES = Set.of("iframe", "frame");
    private static final int TOO_MANY_REQUESTS = 429;

    private final Clients clients;

    SocketGate(Clients clients) {
        this.clients = clients;
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
        if (!clients.of(context).mayConnect()) {
            throw new HttpResponseException(TOO_MANY_REQUESTS,
                    "too many new connections; try again in a while");
        }
    }

    /**
     * Refuses what a page of another site has a browser ask for behind the back of its user, as a
     * picture or a script: it would use up what the address of the user may compute here.
     *
     * <p>Links from elsewhere may be followed, and pages be framed, as a course does. Programs and
     * old browsers do not say for whom they ask.
     */
    static void requireAskedFor(Context context) {
        String site = header(context, "Sec-Fetch-Site");
        if (site.isEmpty() || site.equals("same-origin") || site.equals("none")) {
            return;
        }
        String shown = header(context, "Sec-Fetch-Dest");
        boolean mayBeFramed = !context.path().startsWith("/api/");
        boolean isShown = header(context, "Sec-Fetch-Mode").equals("navigate")
                && (shown.equals("document") || mayBeFramed && FRAMES.contains(shown));
        if (!isShown || header(context, "Sec-Purpose").startsWith("prefetch")) {
            throw new ForbiddenResponse("a page of another site asked for this, and not to show"
                    + " it; what is computed here is for whoever opens " + context.path()
                    + " or follows a link to it");
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
