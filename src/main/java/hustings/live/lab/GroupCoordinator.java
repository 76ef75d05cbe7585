package hustings.live.lab;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * The Group Coordinator Daemon: whoever joins is told who else has.
 *
 * <p>It listens on this machine only, serves each connection in a thread of its own, and answers
 * whatever comes or closes the connection when its time is over.
 */
public final class GroupCoordinator implements AutoCloseable {
    private static final int FAREWELL_MILLIS = 200;

    private final JoinRequests requests;
    private final int requestMillis;
    private final Listener listener;

    /**
     * Listens.
     *
     * @param port 1 to 65535, or 0 for any that is free
     * @throws IllegalArgumentException if it cannot be listened on
     */
    public GroupCoordinator(int port, Dialect dialect, GcdLimits limits,
            HandedOutAddress addresses) {
        requests = new JoinRequests(
                dialect, limits.members(), ThisMachine::has, addresses);
        requestMillis = limits.requestMillis();
        listener = new Listener("gcd", port, limits.connections(), this::serve);
    }

    /** Where it listens. */
    public Endpoint address() {
        return listener.address();
    }

    private void serve(PickleConnection connection) throws IOException {
        try {
            connection.send(requests.answer(connection.receive(requestMillis)));
        } catch (InvalidPickle | EOFException e) {
            refuse(connection);
        } catch (SocketTimeoutException e) {
            if (connection.received().length > 0) {
                refuse(connection);
            }
        }
    }

    /** What has not been read when a connection is closed would destroy the answer. */
    private static void refuse(PickleConnection connection) throws IOException {
        connection.send(JoinRequests.notPickled(connection.received()));
        connection.finishSending();
        connection.awaitClose(FAREWELL_MILLIS);
    }

    /** Ends it, with all connections. */
    @Override
    public void close() {
        listener.close();
    }
}
