package hustings.live.lab;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * What a node sends: each message on a connection and in a thread of its own.
 *
 * <p>Strangers say where members are, so it connects to addresses of this machine only.
 */
final class Outgoing implements AutoCloseable {
    /** More messages than this are not on their way at once; the others are lost. */
    private static final int MOST = 512;

    private final NodeTimes times;
    private final Semaphore free = new Semaphore(MOST);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    Outgoing(NodeTimes times) {
        this.times = times;
    }

    /** Sends a message that nobody answers. */
    void tell(Endpoint to, byte[] message) {
        if (ThisMachine.has(to) && free.tryAcquire()) {
            run(socket -> {
                try (PickleConnection connection =
                        PickleConnection.to(socket, to, times.request())) {
                    connection.send(message);
                } catch (IOException e) {
                    // Whoever is not there hears nothing: that is what elections are about.
                } finally {
                    free.release();
                }
            });
        }
    }

    /**
     * Sends a message and waits for what comes back.
     *
     * @param timeout for the connection, and again for the answer, in milliseconds
     * @param then told of it, once; of nothing if none comes, or nothing that is a message
     */
    void ask(Endpoint to, byte[] message, int timeout, Consumer<Optional<Message>> then) {
        if (!ThisMachine.has(to) || !free.tryAcquire()) {
            then.accept(Optional.empty());
            return;
        }
        run(socket -> {
            Optional<Message> answer = Optional.empty();
            try (PickleConnection connection = PickleConnection.to(socket, to, timeout)) {
                connection.send(message);
                answer = Optional.of(MessageReader.read(connection.receive(timeout)));
            } catch (IOException | IllegalArgumentException e) {
                answer = Optional.empty();
            } finally {
                free.release();
            }
            then.accept(answer);
        });
    }

    /** Has something done with a new socket, which is closed in the end, by this at the latest. */
    void run(Consumer<Socket> work) {
        threads.execute(() -> {
            try (Socket socket = new Socket()) {
                open.add(socket);
                if (!closed) {
                    work.accept(socket);
                }
                open.remove(socket);
            } catch (IOException e) {
                // It is not used any more, closed or not.
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // The thread that uses it ends all the same, when its time is over.
            }
        }
        threads.close();
    }
}
