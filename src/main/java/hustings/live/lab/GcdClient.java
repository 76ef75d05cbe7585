package hustings.live.lab;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;

/** Joins a group at a daemon, ours or any other of the exercise. */
final class GcdClient {
    private final Endpoint daemon;
    private final Dialect dialect;
    private final int timeout;

    /** Waits so many milliseconds for the connection, and as many for the answer. */
    GcdClient(Endpoint daemon, Dialect dialect, int timeout) {
        this.daemon = daemon;
        this.dialect = dialect;
        this.timeout = timeout;
    }

    /**
     * Joins.
     *
     * @param socket not yet connected; closing it ends the attempt
     * @return the group, whoever has joined included
     * @throws IOException if the daemon is not there, or does not answer
     * @throws IllegalArgumentException if it refuses, in its words
     */
    Map<MemberId, Endpoint> join(Socket socket, MemberId self, Endpoint address)
            throws IOException {
        try (PickleConnection connection = PickleConnection.to(socket, daemon, timeout)) {
            connection.send(dialect.join(self, address));
            PickleValue answer = received(connection);
            if (answer instanceof PickleValue.Text(String words)) {
                throw refused(words);
            }
            return Members.read(answer).orElseThrow(() -> refused(answer.toString()));
        }
    }

    private PickleValue received(PickleConnection connection) throws IOException {
        try {
            return connection.receive(timeout);
        } catch (InvalidPickle e) {
            throw new IllegalArgumentException("the GCD at " + daemon + " answers what is no"
                    + " pickle of the exercise: " + e.getMessage(), e);
        }
    }

    private IllegalArgumentException refused(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return new IllegalArgumentException("the GCD at " + daemon + " answers: "
                + line.substring(0, Math.min(line.length(), 200)));
    }
}
