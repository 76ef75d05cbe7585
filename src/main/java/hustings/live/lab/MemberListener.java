package hustings.live.lab;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Where a node is spoken to: passes messages on, sends its answers, and can feign a failure. */
final class MemberListener implements AutoCloseable {
    private static final int CONNECTIONS = 256;

    private final NodeTimes times;
    private final Function<Message, CompletableFuture<Optional<PickleValue>>> receiver;
    private Listener listener;
    private boolean closed;

    /**
     * Listens at any port that is free.
     *
     * @param receiver given each message, promises its answer, or that there is none
     */
    MemberListener(NodeTimes times,
            Function<Message, CompletableFuture<Optional<PickleValue>>> receiver) {
        this.times = times;
        this.receiver = receiver;
        listener = listen(0);
    }

    private Listener listen(int port) {
        return new Listener("member", port, CONNECTIONS, this::serve);
    }

    synchronized Endpoint address() {
        return listener.address();
    }

    private void serve(PickleConnection connection) throws IOException {
        try {
            Message message = MessageReader.read(connection.receive(times.request()));
            // Whoever feigns a failure keeps others waiting until it is over.
            long patience = (long) times.request() + times.silent().to();
            Optional<PickleValue> answer =
                    receiver.apply(message).get(patience, TimeUnit.MILLISECONDS);
            if (answer.isPresent()) {
                connection.send(answer.get());
            }
        } catch (IllegalArgumentException | TimeoutException e) {
            // What nobody understands, or answers, ends with its connection.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets others think that the node has died. */
    synchronized void fail(Action.Silence silence) {
        if (silence == Action.Silence.CLOSED) {
            listener.close();
        }
    }

    /** Listens again, at the same port if nobody has taken it meanwhile. */
    synchronized void recover() {
        Endpoint before = listener.address();
        listener.close();
        if (!closed) {
            try {
                listener = listen(before.port());
            } catch (IllegalArgumentException e) {
                listener = listen(0);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        listener.close();
    }
}
