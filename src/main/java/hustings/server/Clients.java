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

/**
 * The addresses from which others ask. Thread-safe.
 *
 * <p>Only so many are told apart. What one of them owes is forgotten once it is paid off, and never
 * before: whoever comes from very many addresses cannot drive others out, for they stay, and the
 * newcomers share what one address may use with some of each other.
 */
final class Clients {
    private static final int MOST_REMEMBERED = 10_000;
    /* Newcomers of a moment in which there is no room for more; some of them are not the flood. */
    private static final int CROWDS = 256;
    private static final long BETWEEN_SWEEPS_NANOS = 1_000_000_000;

    private final boolean trustProxy;
    private final int processors;
    private final int mostViewers;
    private final int mostRemembered;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<Integer, Client> crowds = new ConcurrentHashMap<>();
    private long sweptAt = System.nanoTime() - BETWEEN_SWEEPS_NANOS;

    /**
     * All addresses.
     *
     * @param trustProxy whether a proxy in front says for whom it asks, in X-Forwarded-For; without
     *     one, anybody could claim any address there
     * @param mostViewers how many may watch from one address
     */
    Clients(boolean trustProxy, int processors, int mostViewers) {
        this(trustProxy, processors, mostViewers, MOST_REMEMBERED);
    }

    /** The same, but only so many are told apart. */
    Clients(boolean trustProxy, int processors, int mostViewers, int mostRemembered) {
        this.mostRemembered = mostRemembered;
        this.trustProxy = trustProxy;
        this.processors = processors;
        this.mostViewers = mostViewers;
    }

    /** Who sent a request. */
    Client of(Context context) {
        return of(address(context.ip(), Collections.list(
                context.req().getHeaders("X-Forwarded-For"))));
    }

    /** Who opened a socket. */
    Client of(WsContext context) {
        return of(addressOf(context));
    }

    /** The address, or the network of version 6, from which a socket was opened. */
    String addressOf(WsContext context) {
        String remote = context.session.getRemoteSocketAddress() instanceof InetSocketAddress seen
                ? seen.getAddress().getHostAddress() : "";
        return address(remote, Objects.requireNonNullElse(
                context.session.getUpgradeRequest().getHeaders("X-Forwarded-For"), List.of()));
    }

    /** The client at an address. */
    Client of(String address) {
        Client known = clients.get(address);
        return known != null ? known : newcomer(address);
    }

    private synchronized Client newcomer(String address) {
        long now = System.nanoTime();
        // Not for every newcomer: as long as all have something to pay off, it would be in vain.
        if (clients.size() >= mostRemembered && now - sweptAt >= BETWEEN_SWEEPS_NANOS) {
            clients.values().removeIf(client -> client.isForgettable(now));
            crowds.values().removeIf(client -> client.isForgettable(now));
            sweptAt = now;
        }
        if (clients.containsKey(address) || clients.size() < mostRemembered) {
            return clients.computeIfAbsent(address, unknown -> newClient(now));
        }
        return crowds.computeIfAbsent(
                Math.floorMod(address.hashCode(), CROWDS), unknown -> newClient(now));
    }

    private Client newClient(long now) {
        return new Client(processors, mostViewers, now);
    }

    /** How many are remembered. */
    int count() {
        return clients.size() + crowds.size();
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
