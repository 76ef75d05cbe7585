package hustings.server;

import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        return of(address(context.ip(), Collections.list(
                context.req().getHeaders("X-Forwarded-For"))));
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
                context.session.getUpgradeRequest().getHeaders("X-Forwarded-For"), List.of()));
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

    /**
     * Whom a request counts for: where a proxy is trusted, whoever it says it has seen.
     *
     * @param forwardedFor the lines of the header X-Forwarded-For, in order
     */
    String address(String remote, List<String> forwardedFor) {
        return (trustProxy ? ClientAddress.forwarded(forwardedFor) : Optional.<String>empty())
                .or(() -> ClientAddress.of(remote)).orElse(remote);
    }
}
