package hustings.live.lab;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A connection of the exercise: one value each way. Times are in milliseconds. */
final class PickleConnection implements AutoCloseable {
    private static final int BUFFER = 4_096;

    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    PickleConnection(Socket socket) {
        this.socket = socket;
    }

    /** Connects to a member or the daemon. */
    static PickleConnection to(Endpoint address, int timeout) throws IOException {
        return to(new Socket(), address, timeout);
    }

    /** The same by a socket that the caller may close. */
    static PickleConnection to(Socket socket, Endpoint address, int timeout) throws IOException {
        try {
            InetSocketAddress there = new InetSocketAddress(
                    address.hostAddress(), address.port());
            socket.setTcpNoDelay(true);
            socket.connect(there, timeout);
            return new PickleConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Waits for a value, and not for the other one to close.
     *
     * @param timeout for all of it, however slowly it comes
     * @throws InvalidPickle if something else comes
     * @throws SocketTimeoutException if it does not come in time
     * @throws EOFException if the other one closes before
     */
    PickleValue receive(int timeout) throws IOException {
        PickleReader reader = new PickleReader();
        byte[] buffer = new byte[BUFFER];
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException("no value within " + timeout + " ms");
            }
            socket.setSoTimeout((int) left);
            int length = socket.getInputStream().read(buffer);
            if (length < 0) {
                throw new EOFException("closed before a value has come");
            }
            received.write(buffer, 0, length);
            Optional<PickleValue> value = reader.accept(buffer, length);
            if (value.isPresent()) {
                return value.get();
            }
        }
    }

    /** All that has come so far, at most the bytes of a message and of one more read. */
    byte[] received() {
        return received.toByteArray();
    }

    /** Sends a value. */
    void send(PickleValue value) throws IOException {
        send(PickleWriter.write(value));
    }

    /** Sends bytes with one write: the other one may read but once. */
    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Waits until the other one closes, or until this time has passed, or much has come. */
    void awaitClose(int timeout) throws IOException {
        socket.setSoTimeout(timeout);
        byte[] buffer = new byte[BUFFER];
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        int left = PickleLimits.MESSAGE_BYTES;
        int length;
        do {
            length = socket.getInputStream().read(buffer);
            left -= length;
        } while (length >= 0 && left > 0 && System.nanoTime() < end);
    }

    /** Says that nothing more is sent. */
    void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
