package hustings.server;

import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.websocket.api.UpgradeRequest;

/**
 * Who may have processes started: whoever sits at the machine itself, and others only if its
 * operator says so.
 *
 * @param host what is let in to
 * @param forAll whether everybody is
 * @param direct whether people come by themselves: behind a proxy, all seem to sit at the machine
 */
record LiveGate(LiveHost host, boolean forAll, boolean direct) {
    /** What is said to those who are not let in. */
    static final String OFF = "live groups start processes on this server, so they are for whoever"
            + " sits at it; its operator can open them to all by starting it with --live";

    private static final Pattern HERE =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?");

    /** The host, for whoever may have processes started. */
    Optional<LiveHost> allowedFor(Context context) {
        return isAllowed(isLoopback(context.req().getRemoteAddr()),
                name -> Optional.ofNullable(context.header(name)))
                ? Optional.of(host) : Optional.empty();
    }

    /** The same for one who has a socket. */
    Optional<LiveHost> allowedFor(WsContext context) {
        UpgradeRequest request = context.session.getUpgradeRequest();
        boolean here = context.session.getRemoteSocketAddress() instanceof InetSocketAddress from
                && from.getAddress().isLoopbackAddress();
        return isAllowed(here, name -> Optional.ofNullable(request.getHeader(name)))
                ? Optional.of(host) : Optional.empty();
    }

    /** A proxy is at this machine, too: but it says so, or the name that was asked for does. */
    private boolean isAllowed(boolean here, Function<String, Optional<String>> header) {
        boolean forwarded = Stream.of("X-Forwarded-For", "X-Forwarded-Host",
                "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")
                .anyMatch(name -> header.apply(name).isPresent());
        return forAll || direct && here && !forwarded
                && HERE.matcher(header.apply("Host").orElse("")).matches();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
