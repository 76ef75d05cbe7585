package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.sim.Runs;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nobody keeps connections from others, neither by their number nor by their slowness. */
class ConnectionsTest {
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Whether the server ends the connection, though a byte is sent each time nothing comes. */
    private static boolean endsWhileDripping(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        long end = System.nanoTime() + MOST_NANOS;
        while (System.nanoTime() < end) {
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                try {
                    socket.getOutputStream().write('a');
                } catch (IOException ended) {
                    return true;
                }
            } catch (IOException reset) {
                return true;
            }
        }
        return false;
    }

    private static Served served(long headSeconds) {
        return new Served(Runs.REGISTRY, Limits.STANDARD, new Timeouts(900, 30, 10, headSeconds));
    }

    @Test
    void aRequestMayNotTakeForEverToSayWhatItWants() throws IOException {
        try (Served served = served(1); Socket socket = served.connect()) {
            socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));
            assertThat(endsWhileDripping(socket)).isTrue();
        }
    }

    @Test
    void norMayTheNextOneOfTheSameConnection() throws IOException {
        try (Served served = served(1); Socket socket = served.connect()) {
            socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: here\r\n\r\nGET /"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(15))
                    .isEqualTo("HTTP/1.1 200 OK".getBytes(StandardCharsets.US_ASCII));
            String rest = "";
            while (!rest.endsWith("ok\n")) {
                rest += (char) socket.getInputStream().read();
            }
            assertThat(endsWhileDripping(socket)).isTrue();
        }
    }

    @Test
    void aSocketIsNotTakenForARequestThatDoesNotEnd() {
        try (Served served = served(1); Viewer viewer = served.view()) {
            viewer.send("{'type':'open','scenario':'n=3&until=200'}").next("keyframe");
            viewer.send("{'type':'play','speed':4}");
            // More than two seconds of the run, and so longer than the head of a request may take.
            for (int tick = 0; tick < 12; tick++) {
                assertThat(viewer.next("ticks").has("tick")).isNotNull();
            }
        }
    }

    private static boolean isAnswered(Socket socket) {
        try {
            socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(MOST_NANOS));
            socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == 'H';
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anAddressHasOnlySoManyConnectionsAndMayHaveOthersOnceItEndsSome() throws IOException {
        Limits limits = Limits.STANDARD.withRooms(2_000, 10);
        assertThat(limits.connectionsPerAddress()).isEqualTo(256);
        List<Socket> sockets = new ArrayList<>();
        try (Served served = new Served(limits)) {
            try {
                for (int i = 0; i < 256; i++) {
                    sockets.add(served.connect());
                    assertThat(isAnswered(sockets.getLast())).as("connection " + i).isTrue();
                }
                try (Socket more = served.connect()) {
                    assertThat(isAnswered(more)).isFalse();
                }
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
            long end = System.nanoTime() + MOST_NANOS;
            boolean again = false;
            while (!again && System.nanoTime() < end) {
                try (Socket next = served.connect()) {
                    again = isAnswered(next);
                }
            }
            assertThat(again).isTrue();
        }
    }

    @Test
    void aSchoolHasConnectionsForAllWhoMayWatch() {
        for (int school : new int[] {1, 20, 300, 2_000}) {
            Limits limits = Limits.STANDARD.withViewersPerAddress(school);
            assertThat(limits.connectionsPerAddress()).isGreaterThanOrEqualTo(9 * school);
            assertThat(limits.connections()).isGreaterThanOrEqualTo(
                    limits.connectionsPerAddress());
        }
    }

    @Test
    void aSchoolThatComesBackAllAtOnceIsLetInAgainAndAgain() {
        int school = 300;
        try (Served served = new Served(Limits.STANDARD.withViewersPerAddress(school));
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create(served.address().replace("http:", "ws:") + "/ws");
            for (int time = 0; time < 2; time++) {
                List<CompletableFuture<WebSocket>> all = new ArrayList<>();
                for (int i = 0; i < school; i++) {
                    all.add(client.newWebSocketBuilder().buildAsync(address,
                            new WebSocket.Listener() { }));
                }
                List<WebSocket> open = all.stream().map(CompletableFuture::join).toList();
                assertThat(open).hasSize(school);
                open.forEach(WebSocket::abort);
            }
        }
    }
}
