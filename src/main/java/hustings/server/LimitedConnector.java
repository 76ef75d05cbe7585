package hustings.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of all clients: only so many, only so many of them from one address, and none
 * that takes for ever to say what it wants.
 */
final class LimitedConnector extends ServerConnector {
    private static final Logger LOG = LoggerFactory.getLogger(LimitedConnector.class);

    private final int most;
    private final int mostPerAddress;
    private final long longestHeadNanos;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param mostPerAddress how many connections one address may have at once
     * @param longestHeadSeconds how long the head of a request may take from its first byte on
     */
    LimitedConnector(Server server, HttpConfiguration http, int most, int mostPerAddress,
            long longestHeadSeconds) {
        super(server, new HttpConnectionFactory(http));
        this.most = most;
        this.mostPerAddress = mostPerAddress;
        longestHeadNanos = TimeUnit.SECONDS.toNanos(longestHeadSeconds);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel,
            ManagedSelector selector, SelectionKey key) throws IOException {
        ClientConnection client = new ClientConnection(
                channel, selector, key, getScheduler(), getExecutor());
        client.setIdleTimeout(getIdleTimeout());
        return client;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        sweepLater();
    }

    private void sweepLater() {
        getScheduler().schedule(this::sweep, 1, TimeUnit.SECONDS);
    }

    /** A byte now and then keeps a connection from being idle, and so from being ended for that. */
    private void sweep() {
        long since = System.nanoTime() - longestHeadNanos;
        try {
            for (EndPoint each : getConnectedEndPoints()) {
                if (each instanceof ClientConnection client && client.isInHeadSince(since)) {
                    client.close();
                }
            }
        } finally {
            if (isRunning()) {
                sweepLater();
            }
        }
    }

    @Override
    protected void onEndPointOpened(EndPoint each) {
        super.onEndPointOpened(each);
        if (each instanceof ClientConnection client) {
            int all = count.incrementAndGet();
            int ofAddress = counts.merge(client.address(), 1, Integer::sum);
            if (all > most || ofAddress > mostPerAddress) {
                LOG.warn("a connection was turned away: there are {} of its address, and {} in"
                        + " all; allowed are {} and {}", ofAddress, all, mostPerAddress, most);
                client.close();
            }
        }
    }

    @Override
    protected void onEndPointClosed(EndPoint each) {
        super.onEndPointClosed(each);
        if (each instanceof ClientConnection client) {
            count.decrementAndGet();
            counts.computeIfPresent(client.address(),
                    (address, before) -> before == 1 ? null : before - 1);
        }
    }

    /** How many addresses have connections. */
    int addresses() {
        return counts.size();
    }
}
