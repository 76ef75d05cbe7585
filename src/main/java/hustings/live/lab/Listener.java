package hustings.live.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Listens on this machine, and serves each connection in a thread of its own. */
final class Listener implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 128;
    private static final int PAUSE_MILLIS = 20;

    private final ServerSocket server;
    private final Semaphore free;
    private final Service service;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread accepting;

    /** What is done with a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Service {
        /** Serves one; whatever goes wrong with it ends it. */
        void serve(PickleConnection connection) throws IOException;
    }

    /**
     * Listens from now on.
     *
     * @param name of the thread that does so
     * @param port 0 for any that is free
     * @param connections at once; more are closed
     */
    Listener(String name, int port, int connections, Service service) {
        this.server = bound(port);
        this.free = new Semaphore(connections);
        this.service = service;
        this.accepting = new Thread(this::accept, name);
        accepting.start();
    }

    private static ServerSocket bound(int port) {
        try {
            ServerSocket server = new ServerSocket();
            try {
                // A port that was in use a moment ago may be taken again.
                server.setReuseAddress(true);
                server.bind(new InetSocketAddress(HOST, port), BACKLOG);
                return server;
            } catch (IOException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("port " + port + " of " + HOST
                    + " cannot be listened on: " + e.getMessage(), e);
        }
    }

    Endpoint address() {
        return new Endpoint(HOST, server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException e) {
                pause();
            }
        }
    }

    /** Waits until files or memory are there again, if that was what went wrong. */
    private void pause() {
        try {
            if (!server.isClosed()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Socket socket) {
        if (!free.tryAcquire()) {
            closeQuietly(socket);
            return;
        }
        open.add(socket);
        threads.execute(() -> serve(socket));
        if (server.isClosed()) {
            closeQuietly(socket);
        }
    }

    private void serve(Socket socket) {
        try (PickleConnection connection = new PickleConnection(socket)) {
            socket.setTcpNoDelay(true);
            service.serve(connection);
        } catch (IOException e) {
            // The other one is gone, or has been too slow: there is nobody to tell.
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    private static void closeQuietly(Closeable closed) {
        try {
            closed.close();
        } catch (IOException e) {
            // It is not used any more, closed or not.
        }
    }

    /** Ends it with all connections, and waits for its threads. */
    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(Listener::closeQuietly);
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Listener::closeQuietly);
        // Those that wait for something else than their connection do so in vain.
        threads.shutdownNow();
        threads.close();
    }
}
