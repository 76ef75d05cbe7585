package hustings.server;

import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses from which others ask. Thread-safe. */
final class Callers {
    private static final int MOST_REMEMBERED = 10_000;

    private final boolean trustProxy;
    private final int processors;
    private final int mostViewers;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    /**
     * All addresses.
     *
     * @param trustProxy whether a proxy in front says for whom it asks, in X-Forwarded-For; without
     *     one, anybody could claim any address there
     * @param mostViewers how many may watch from one address
     */
    Callers(boolean trustProxy, int processors, int mostViewers) {
        this.trustProxy = trustProxy;
        this.processors = processors;
        this.mostViewers = mostViewers;
    }

    /** Who sent a request. */
    Caller of(Context context) {
        return of(address(context.ip(), Objects.requireNonNullElse(
                context.header("X-Forwarded-For"), "")));
    }

    /** Who opened a socket. */
    Caller of(WsContext context) {
        return of(addressOf(context));
    }

    /** The address, or the network of version 6, from which a socket was opened. */
    String addressOf(WsContext context) {
        String remote = context.session.getRemoteSocketAddress() instanceof InetSocketAddress seen
                ? seen.getAddress().getHostAddress() : "";
        return address(remote, Objects.requireNonNullElse(
                context.header("X-Forwarded-For"), ""));
    }

    /** The caller at an address. */
    Caller of(String address) {
        if (callers.size() > MOST_REMEMBERED) {
            long now = System.nanoTime();
            callers.values().removeIf(caller -> caller.isForgettable(now));
        }
        return callers.computeIfAbsent(address,
                unknown -> new Caller(processors, mostViewers, System.nanoTime()));
    }

    /** The last of the addresses that were forwarded is the one that the proxy itself has seen. */
    String address(String remote, String forwardedFor) {
        String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
        return network(trustProxy && !last.isEmpty() ? last : remote);
    }

    /** Of an address of version 6, the half that its owner cannot choose. */
    private static String network(String address) {
        String[] parts = address.replaceAll("[\\[\\]]", "").split(":");
        return parts.length < 5 || address.contains("::") && parts[0].isEmpty() ? address
                : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
