package hustings.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where to listen, and to how many. */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int USUAL_PORT = 8080;

    @Option(names = "--port", defaultValue = "${PORT:-8080}", paramLabel = "PORT",
            converter = Port.class,
            description = "Port to listen on (default: the variable PORT, or 8080).")
    private int port;

    @Option(names = "--host", defaultValue = "0.0.0.0", paramLabel = "ADDRESS",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, all).")
    private String host = "";

    @Option(names = "--viewers-per-address", defaultValue = Option.NULL_VALUE,
            paramLabel = "NUMBER", converter = Number.class,
            description = "How many may watch from one address; a school behind one router is"
                    + " one (default: 300, or fewer if the heap is small).")
    private Optional<Integer> viewersPerAddress = Optional.empty();

    @Option(names = "--trust-proxy",
            description = "Take the address from X-Forwarded-For: only behind a proxy that sets"
                    + " it, without which all viewers have the proxy's.")
    private boolean trustProxy;

    @Option(names = "--live",
            description = "Let everybody start live groups of processes on this machine, at most"
                    + " one at a time, of 12 nodes and for ten minutes; without it, only whoever"
                    + " sits at it can.")
    private boolean live;

    @Option(names = "--metrics-port", defaultValue = Option.NULL_VALUE, paramLabel = "PORT",
            converter = Port.class,
            description = "Serve the operator's figures at /metrics on this port, in the format of"
                    + " Prometheus (default: nowhere).")
    private Optional<Integer> metricsPort = Optional.empty();

    @Option(names = "--metrics-host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "Address to serve them on (default: ${DEFAULT-VALUE}, this machine).")
    private String metricsHost = "";

    /** A port; an empty variable is as good as none. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.isBlank()) {
                return USUAL_PORT;
            }
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new TypeConversionException("port is \"" + text
                        + "\"; allowed is a whole number from 0 to 65535");
            }
            return Integer.valueOf(text);
        }
    }

    /** How many there may be. */
    static final class Number implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9]\\d{0,5}")) {
                throw new TypeConversionException("the number is \"" + text
                        + "\"; allowed is a whole number from 1 to 999999");
            }
            return Integer.valueOf(text);
        }
    }

    @Option(names = "--with-parent",
            description = "End when the process that has started this one does.")
    private boolean withParent;

    int serve(Main main) {
        requireFree(host, port, "--port or the variable PORT");
        metricsPort.ifPresent(other -> requireFree(metricsHost, other, "--metrics-port"));
        if (withParent) {
            // Maven leaves the server behind when it is killed, and the port would stay taken.
            ProcessHandle.current().parent().ifPresent(parent ->
                    parent.onExit().thenRun(() -> System.exit(0)));
        }
        Limits.advice().ifPresent(LOG::warn);
        Limits limits = viewersPerAddress.map(Limits.STANDARD::withViewersPerAddress)
                .orElse(Limits.STANDARD);
        Server server = new Server(
                main.registry(), limits, trustProxy, live, Timeouts.STANDARD);
        metricsPort.ifPresent(other -> serveMetrics(server.metrics(), other));
        int listening = server.start(host, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "farewell"));
        main.out().println("Hustings is at http://localhost:" + listening);
        main.out().flush();
        return Main.SERVING;
    }

    private void serveMetrics(Metrics metrics, int other) {
        metrics.start(metricsHost, other);
        Runtime.getRuntime().addShutdownHook(new Thread(metrics::stop, "last figures"));
    }

    /** Asked before the server starts, which would tell it at greater length. */
    private static void requireFree(String host, int port, String option) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("host is \"" + host
                    + "\", which is not known here; allowed is an address of this machine");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new IllegalArgumentException("port " + port + " of " + host
                    + " cannot be listened on: " + e.getMessage()
                    + "; choose another one with " + option, e);
        }
    }
}
