package hustings.load;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Viewers of one server, who compress as browsers do; a trusted proxy says where they are. */
final class Crowd implements AutoCloseable {
    private final URI socket;
    private final WebSocketClient client = new WebSocketClient();

    Crowd(int port) {
        socket = URI.create("ws://localhost:" + port + "/ws");
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the client cannot be started", e);
        }
    }

    /** Has a viewer come; it stays where it is if the server does not let it in. */
    Viewer join(Viewer viewer, String address) {
        ClientUpgradeRequest request = new ClientUpgradeRequest(socket);
        request.addExtensions("permessage-deflate");
        request.setHeader("X-Forwarded-For", address);
        try {
            client.connect(viewer, request).get(30, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            viewer.onWebSocketError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return viewer;
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the client cannot be stopped", e);
        }
    }
}
