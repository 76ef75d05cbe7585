package hustings.server;

import hustings.model.Engines;
import hustings.sim.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
        this(Runs.ENGINES, limits, Viewers.Patience.STANDARD);
    }

    Served(Engines engines, Limits limits, Viewers.Patience patience) {
        server = new Server(engines, limits, false, patience);
        port = server.start("127.0.0.1", 0);
    }

    Server server() {
        return server;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address() + path)).build(),
                    BodyHandlers.ofString());
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

    @Override
    public void close() {
        server.stop();
    }
}
