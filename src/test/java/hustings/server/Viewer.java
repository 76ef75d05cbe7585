package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Watches over a real WebSocket, as a browser would. */
final class Viewer implements WebSocket.Listener, AutoCloseable {
    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> closedBecause = new CompletableFuture<>();
    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    Viewer(HttpClient client, URI address) {
        this(client, address, "127.0.0.1");
    }

    Viewer(HttpClient client, URI address, String forwardedFor) {
        socket = client.newWebSocketBuilder().subprotocols(SocketGate.PROTOCOL)
                .header("X-Forwarded-For", forwardedFor)
                .buildAsync(address, this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        taken.complete(true);
        partial.append(text);
        if (last) {
            frames.add(Json.MAPPER.readTree(partial.toString()));
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        taken.complete(false);
        closed.complete(code);
        closedBecause.complete(reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        taken.complete(false);
        closed.complete(-1);
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Sends a frame; quotes may be written as apostrophes. */
    Viewer send(String frame) {
        socket.sendText(frame.replace('\'', '"'), true).join();
        return this;
    }

    /** Sends frames until the server has ended the connection, but not for ever. */
    void sendUntilClosed(String frame, int most) {
        String json = frame.replace('\'', '"');
        for (int i = 0; i < most && !closed.isDone(); i++) {
            try {
                socket.sendText(json, true).join();
            } catch (CompletionException e) {
                // It may be ended at any moment, also while a frame is being sent.
                assertThat(e).hasCauseInstanceOf(IOException.class);
                return;
            }
        }
    }

    /** Sends a frame as it is. */
    Viewer sendRaw(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** The next frame, whatever it is. */
    JsonNode next() {
        try {
            JsonNode frame = frames.poll(20, TimeUnit.SECONDS);
            assertThat(frame).as("a frame within 20 seconds").isNotNull();
            return frame;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next frame of a type; others before it are passed over. */
    JsonNode next(String type) {
        while (true) {
            JsonNode frame = next();
            if (frame.get("type").asString().equals(type)) {
                return frame;
            }
        }
    }

    /** The next refusal, which has to be this one. */
    void isRefused(String code, String key, String words) {
        JsonNode refused = next("refused");
        assertThat(refused.get("code").asString()).isEqualTo(code);
        assertThat(refused.get("key").asString()).isEqualTo(key);
        assertThat(refused.get("message").asString()).contains(words).hasSizeLessThan(400);
    }

    /** Whether the server answers this one; if not, it ends the connection. */
    boolean isTaken() {
        return taken.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** The code with which the server ends the connection. */
    int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** What it says when it ends the connection. */
    String closeReason() {
        return closedBecause.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
