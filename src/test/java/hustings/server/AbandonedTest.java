package hustings.server;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Kind;
import hustings.model.Node;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work ends when whoever asked for it has gone, whatever it is. */
class AbandonedTest {
    private static final String RUN = "algorithms=dawdler&n=3&latency=1&start=1&until=10000";
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static Served served;

    /** Goes on and on, and takes its time, but next to nothing of a processor. */
    @Algorithm(name = "Dawdler", year = 2026, topology = COMPLETE, best = "n", mean = "n",
            worst = "n", costs = "time", paper = "none")
    public static final class Dawdler extends Node<Dawdler.Message> {
        sealed interface Message {}

        @Kind(ELECTION)
        record Slowly() implements Message {}

        @Override
        protected void start() {
            // to call an election: tell one
            send(members()[id() == members()[0] ? 1 : 0], new Slowly());
        }

        @Override
        protected void receive(Message message) {
            // on being told: take some time, and tell it back
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            reply(message);
        }
    }

    @BeforeAll
    static void serve() {
        served = new Served(new AlgorithmRegistry(List.of(new AlgorithmType(Dawdler.class))),
                Limits.STANDARD, Timeouts.STANDARD);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static void ask(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anExperimentEndsWhoseReaderHasGone() throws IOException {
        for (boolean reset : new boolean[] {false, true}) {
            try (Socket socket = served.connect()) {
                socket.getOutputStream().write(("GET /api/lab?algorithms=dawdler&n=15&trials=100"
                        + "&latency=1&until=10000 HTTP/1.1\r\nHost: here\r\n"
                        + "Accept: application/x-ndjson\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                assertThat(begins()).as("it has begun").isTrue();
                socket.setSoLinger(reset, 0);
            }
            assertThat(ends()).as("it has ended, reset: " + reset).isTrue();
        }
    }

    private static boolean comes(BooleanSupplier condition) {
        long end = System.nanoTime() + MOST_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return condition.getAsBoolean();
    }

    private static boolean begins() {
        return comes(() -> served.server().waiting() > 0);
    }

    private static boolean ends() {
        return comes(() -> served.server().waiting() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/run?" + RUN, "/api/digest?" + RUN, "/api/trace?" + RUN,
        "/?t=9999&" + RUN, "/algorithms", "/algorithms/dawdler",
        "/api/lab?algorithms=dawdler&n=3&trials=100&latency=1&until=10000",
        "/api/lab.csv?algorithms=dawdler&n=4&trials=100&latency=1&until=10000"})
    void theWorkEndsThatNobodyWaitsFor(String path) throws IOException {
        for (boolean reset : new boolean[] {false, true}) {
            try (Socket socket = served.connect()) {
                ask(socket, path);
                assertThat(begins()).as("it has begun").isTrue();
                socket.setSoLinger(reset, 0);
            }
            assertThat(ends()).as("it has ended, reset: " + reset).isTrue();
        }
    }

    @Test
    void anExperimentThatNobodyWaitsForLetsTheNextOneBegin() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (Socket socket = served.connect()) {
                ask(socket, "/api/lab?algorithms=dawdler&trials=100&latency=1&until=10000&n="
                        + (5 + i));
                assertThat(begins()).as("experiment " + i).isTrue();
            }
            assertThat(ends()).isTrue();
        }
    }

    @Test
    void whoSendsVeryMuchAheadCannotHideThatItHasGone() throws IOException {
        try (Socket socket = served.connect()) {
            ask(socket, "/api/run?" + RUN);
            assertThat(begins()).isTrue();
            socket.getOutputStream().write(new byte[100_000]);
        }
        assertThat(ends()).isTrue();
    }

    @Test
    void whoSendsItsNextRequestMeanwhileIsAnsweredBoth() throws IOException {
        try (Socket socket = served.connect()) {
            ask(socket, "/api/run?" + RUN.replace("10000", "200"));
            assertThat(begins()).isTrue();
            ask(socket, "/healthz");
            ask(socket, "/nowhere");
            socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(MOST_NANOS));
            StringBuilder answers = new StringBuilder();
            while (answers.indexOf("There is no page /nowhere") < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as(answers.toString()).isNotNegative();
                answers.append((char) next);
            }
            assertThat(answers).containsSubsequence("HTTP/1.1 200", "\"results\"",
                    "HTTP/1.1 200", "ok\n", "HTTP/1.1 404");
        }
    }
}
