package hustings.server;

import hustings.model.AlgorithmRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/**
 * Does once what a server does for its first visitor, and ends: what the Java machine has loaded by
 * then is what an archive of classes ought to hold.
 */
@Command(name = "warm-up", hidden = true, mixinStandardHelpOptions = true,
        description = "Serves one visitor and ends, for java -XX:ArchiveClassesAtExit.")
final class WarmUpCommand implements Callable<Integer> {
    private static final List<String> PAGES = List.of("/", "/scenario", "/algorithms/bully",
            "/lab", "/library", "/api/run?n=4", "/script/playground.js", "/healthz");
    private static final String RUN = "algorithms=bully,ring&n=4";
    private static final int FRAMES = 4;
    private static final long LONGEST_SECONDS = 60;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Server server = new Server(AlgorithmRegistry.builtIn());
        int port = server.start("127.0.0.1", 0);
        HttpClient visitor = HttpClient.newHttpClient();
        for (String page : PAGES) {
            visitor.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                    .build(), BodyHandlers.discarding());
        }
        boolean watched = watch(visitor, URI.create("ws://127.0.0.1:" + port + "/ws"));
        server.stop();
        return watched ? 0 : 1;
    }

    /** Opens a run and plays some of it; whether enough of it has come. */
    private static boolean watch(HttpClient visitor, URI address) throws InterruptedException {
        CountDownLatch frames = new CountDownLatch(FRAMES);
        WebSocket socket = visitor.newWebSocketBuilder().subprotocols(SocketGate.PROTOCOL)
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(
                            WebSocket socket, CharSequence text, boolean last) {
                        if (last) {
                            frames.countDown();
                        }
                        socket.request(1);
                        return CompletableFuture.completedStage(text);
                    }
                }).join();
        socket.sendText("{\"type\":\"open\",\"scenario\":\"" + RUN + "\"}", true).join();
        socket.sendText("{\"type\":\"play\",\"speed\":30}", true).join();
        boolean come = frames.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        socket.abort();
        return come;
    }
}
