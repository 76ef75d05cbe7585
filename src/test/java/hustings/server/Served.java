package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A real server on a port of its own, and ways to ask it things. */
final class Served implements AutoCloseable {
    private final Server server;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    Served() {
        this(Limits.STANDARD);
    }

    Served(Limits limits) {
        this(Runs.REGISTRY, limits, Timeouts.STANDARD);
    }

    Served(LabLimits limits) {
        server = new Server(Runs.REGISTRY, Limits.STANDARD, limits, false, Timeouts.STANDARD);
        port = server.start("127.0.0.1", 0);
    }

    /** One whose pages and files come from a folder, or else from the class path. */
    Served(Optional<Path> web) {
        server = new Server(Simulation::new, Runs.REGISTRY, Limits.STANDARD,
                LabLimits.STANDARD, false, false, Timeouts.STANDARD, web);
        port = server.start("127.0.0.1", 0);
    }

    /** One that plays runs of a source of its own. */
    Served(RunSource source) {
        server = new Server(source, Runs.REGISTRY, Limits.STANDARD, LabLimits.STANDARD, false,
                false, Timeouts.STANDARD, Optional.of(Path.of("web")));
        port = server.start("127.0.0.1", 0);
    }

    Served(AlgorithmRegistry registry, Limits limits, Timeouts patience) {
        server = new Server(registry, limits, false, patience);
        port = server.start("127.0.0.1", 0);
    }

    /** A server behind a proxy, for which a test may stand. */
    static Served behindProxy(Limits limits, LabLimits labLimits) {
        return new Served(new Server(
                Runs.REGISTRY, limits, labLimits, true, Timeouts.STANDARD));
    }

    private Served(Server server) {
        this(server, 0);
    }

    private Served(Server server, int port) {
        this.server = server;
        this.port = server.start("127.0.0.1", port);
    }

    /** Stops it, and starts another one in its place. */
    Served restarted() {
        close();
        return new Served(new Server(
                Runs.REGISTRY, Limits.STANDARD, false, Timeouts.STANDARD), port);
    }

    Server server() {
        return server;
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) {
        return get(path, Map.of());
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What travels to a browser, which takes compressed answers. */
    byte[] compressed(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address() + path))
                    .header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a path that no well-behaved client would let through. */
    String raw(String path, String... headers) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                    + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
                    + "Connection: " + (headers.length > 0 ? "Upgrade, " : "") + "close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of the answer to whoever asks for a socket and is let in. */
    String upgraded(List<String> headers) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nConnection: Upgrade\r\n" + String.join("\r\n", headers)
                    + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            return head.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of one's own, to send whatever one likes. */
    Socket connect() throws IOException {
        return new Socket("127.0.0.1", port);
    }

    HttpResponse<String> post(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address() + path))
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is told line by line, as it comes; closing the stream ends it. */
    Stream<String> lines(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address() + path))
                    .header("Accept", "application/x-ndjson").build(), BodyHandlers.ofLines())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return Json.MAPPER.readTree(get(path).body());
    }

    /** A viewer on the socket, already connected. */
    Viewer view() {
        return new Viewer(client, URI.create("ws://127.0.0.1:" + port + "/ws"));
    }

    /** Waits until nobody watches any more. */
    void awaitNobody() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.viewers() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(server.viewers()).as("who watches").isZero();
    }

    /** The same for whom a proxy says. */
    Viewer view(String forwardedFor) {
        return new Viewer(client, URI.create("ws://127.0.0.1:" + port + "/ws"), forwardedFor);
    }

    @Override
    public void close() {
        server.stop();
    }
}
