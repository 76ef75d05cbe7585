package hustings.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A connection over which texts travel, each in one line. */
final class Lines implements Closeable {
    /** The longest line that is read, in bytes. */
    static final int LONGEST = 1 << 20;

    /* So much may wait for a process that reads nothing, until it is taken for gone. */
    private static final int MOST_WAITING = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private boolean posts;

    /** Lines over a connected socket. */
    Lines(Socket socket) {
        this.socket = socket;
        try {
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects to a port of this machine. */
    static Lines connect(int port) {
        try {
            return new Lines(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line, in a single write. */
    synchronized void send(String line) {
        write(line);
    }

    private void write(String line) {
        try {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has a line sent, in the order in which they are posted, and does not wait for it: the other
     * side may have been stopped. If too many wait, the connection is closed.
     */
    synchronized void post(String line) {
        if (!posts) {
            posts = true;
            Thread.ofVirtual().start(this::sendAll);
        }
        if (!waiting.offer(line)) {
            close();
        }
    }

    private void sendAll() {
        try (this) {
            while (!socket.isClosed()) {
                write(waiting.take());
            }
        } catch (UncheckedIOException e) {
            // The other side is gone; that is heard where the connection is read.
            waiting.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for the next line.
     *
     * @throws UncheckedIOException if there is none any more, or if it is too long
     */
    String read() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || line.size() >= LONGEST) {
                    throw new IOException(next < 0 ? "the other side has closed the connection"
                            : "a line has more than " + LONGEST + " bytes");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands every line on until there are no more; then closes the connection. */
    void readAll(Consumer<String> reader) {
        try (this) {
            while (true) {
                reader.accept(read());
            }
        } catch (UncheckedIOException e) {
            // The other side is gone, which is how connections of killed processes end.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
