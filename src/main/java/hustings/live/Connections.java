package hustings.live;

import hustings.live.node.Letter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The connections of a group to its processes: one to each for what is told and commanded, and for
 * each directed link one from its sender and one to its receiver. Only one thread works at it.
 */
final class Connections {
    private final WireCodec codec;
    private final String token;
    private final Map<Integer, Connection> processes = new HashMap<>();
    private final Map<Integer, Integer> linksFrom = new HashMap<>();

    /** The connection to a process, and those over which messages go on to it, by sender. */
    private static final class Connection {
        private final Lines control;
        private final int port;
        private final Map<Integer, Lines> links = new HashMap<>();
        private boolean ended;

        Connection(Lines control, int port) {
            this.control = control;
            this.port = port;
        }
    }

    /** None yet. */
    Connections(WireCodec codec, String token) {
        this.codec = codec;
        this.token = token;
    }

    /** A process has come. */
    void add(Telling.Hello hello, Lines control) {
        processes.put(hello.node(), new Connection(control, hello.port()));
    }

    /** How many processes are there. */
    int count() {
        return processes.size();
    }

    /** Whether all of some nodes have a process. */
    boolean haveAll(Collection<Integer> nodes) {
        return processes.keySet().containsAll(nodes);
    }

    /** Commands something of a process, if it is there. */
    void command(int node, Command command) {
        Optional.ofNullable(processes.get(node))
                .ifPresent(connection -> connection.control.post(codec.command(command)));
    }

    /** Commands something of all processes. */
    void commandAll(Command command) {
        processes.keySet().forEach(node -> command(node, command));
    }

    /** Hands a message on to its receiver, if it is there. */
    void forward(Letter letter) {
        Optional.ofNullable(processes.get(letter.to()))
                .ifPresent(connection -> forward(connection, letter));
    }

    private void forward(Connection connection, Letter letter) {
        try {
            connection.links.computeIfAbsent(letter.from(), from -> {
                Lines link = Lines.connect(connection.port);
                link.post(codec.telling(new Telling.Link(from, letter.to(), token)));
                return link;
            }).post(codec.letter(letter));
        } catch (UncheckedIOException e) {
            // The process is gone; that is heard where its connection is read.
            connection.control.close();
        }
    }

    /** A process has opened a connection for what it sends to another. */
    void linkOpened(int from) {
        linksFrom.merge(from, 1, Integer::sum);
    }

    /** Such a connection has ended; answers whether that was all that was to be heard of it. */
    boolean linkEnded(int from) {
        linksFrom.merge(from, -1, Integer::sum);
        return forgetIfSilent(from);
    }

    /** The connection to a process has ended; answers the same. */
    boolean ended(int node, Lines control) {
        Optional.ofNullable(processes.get(node))
                .filter(connection -> connection.control == control)
                .ifPresent(connection -> connection.ended = true);
        return forgetIfSilent(node);
    }

    /** A process is gone when all its connections are: then it was heard to its end. */
    private boolean forgetIfSilent(int node) {
        Optional<Connection> connection = Optional.ofNullable(processes.get(node))
                .filter(each -> each.ended && linksFrom.getOrDefault(node, 0) == 0);
        connection.ifPresent(each -> {
            processes.remove(node);
            each.links.values().forEach(Lines::close);
        });
        return connection.isPresent();
    }

    /** Closes all of them. */
    void close() {
        processes.values().forEach(connection -> {
            connection.links.values().forEach(Lines::close);
            connection.control.close();
        });
    }
}
