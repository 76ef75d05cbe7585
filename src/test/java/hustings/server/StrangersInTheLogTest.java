package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.log.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What strangers send fills no log, and neither do those who go before they are answered. */
class StrangersInTheLogTest extends ServedTest {
    private static byte[] request(String target, String host) {
        return ("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aHostOfAHundredThousandLettersFillsNoLog() throws IOException {
        String letters = "a".repeat(120_000);
        try (LoggedLines log = new LoggedLines(); Wire wire = new Wire(served.port())) {
            for (int i = 0; i < 20; i++) {
                for (String host : List.of(letters, letters + ":x", "[" + letters, letters + "@b",
                        "x\r\nHost: " + letters)) {
                    wire.askAndHangUp(request("/?n=3", host));
                }
                wire.askAndHangUp(request("/" + letters, "x"));
                wire.askAndHangUp(request("/ws?" + letters, letters
                        + "\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket"));
            }
            assertThat(log.text()).hasSizeLessThan(60 * Line.LONGEST);
            assertThat(log.text().lines()).allMatch(line -> line.length() < 4 * Line.LONGEST);
        }
    }

    @Test
    void aClientThatGoesIsNoError() throws IOException {
        String trace = "/api/trace?algorithms=bully,lamport&n=40&until=60&seed=";
        try (LoggedLines log = new LoggedLines(); Wire wire = new Wire(served.port())) {
            for (int i = 0; i < 6; i++) {
                wire.askAndLeave(request(trace + i, "x"), i % 2 == 0);
                wire.askAndLeave(request("/?n=8&seed=" + i, "x"), i % 2 == 0);
            }
            // Each of these takes as long as one of those, which so are done by then.
            for (int i = 0; i < 12; i++) {
                assertThat(wire.ask(request(trace + i, "x"), false).status()).isEqualTo(200);
            }
            assertThat(log.text()).isEmpty();
        }
    }
}
