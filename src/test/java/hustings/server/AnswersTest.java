package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every answer is like, also to a request that cannot be read, and who gets none. */
class AnswersTest extends ServedTest {
    private static String answerTo(String request) throws IOException {
        try (Socket socket = served.connect()) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Stream<String> requestsThatCannotBeServed() {
        String end = "Host: here\r\nConnection: close\r\n\r\n";
        String socket = "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nHost: here\r\n";
        return Stream.of("nonsense\r\n\r\n", "GET / HTTP/9.9\r\n" + end,
                "GET /%zz HTTP/1.1\r\n" + end,
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nA: " + "a".repeat(200_000) + "\r\n" + end,
                "GET /" + "a".repeat(200_000) + " HTTP/1.1\r\n" + end,
                "GET /nowhere HTTP/1.1\r\n" + end, "GET /api/nowhere HTTP/1.1\r\n" + end,
                "POST / HTTP/1.1\r\n" + end, "BREW / HTTP/1.1\r\n" + end,
                "TRACE / HTTP/1.1\r\n" + end, "OPTIONS * HTTP/1.1\r\n" + end,
                "POST /ws HTTP/1.1\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\n" + socket
                        + "\r\n",
                "GET /ws HTTP/1.1\r\nSec-WebSocket-Version: 12\r\nConnection: close\r\n" + socket
                        + "\r\n",
                "GET /other HTTP/1.1\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\n"
                        + socket + "\r\n",
                "POST / HTTP/1.1\r\nContent-Length: x\r\n" + end,
                "POST / HTTP/1.1\r\nTransfer-Encoding: other\r\n" + end);
    }

    @ParameterizedTest
    @MethodSource("requestsThatCannotBeServed")
    void everyRefusalHasTheHeadersAndSaysNothingOfWhatServesIt(String request)
            throws IOException {
        String answer = answerTo(request);
        assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d .*")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("X-Content-Type-Options: nosniff")
                .contains("Referrer-Policy: no-referrer")
                .doesNotContain("HTTP ERROR").doesNotContainIgnoringCase("jetty")
                .doesNotContain("\r\nServer:").doesNotContain("Exception");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")).strip()).isNotEmpty();
    }

    @Test
    void everyOtherAnswerHasTheHeadersToo() {
        for (String path : new String[] {"/", "/healthz", "/script/theme.js", "/api/algorithms",
            "/favicon.ico", "/lab?x=1", "/api/run?n=0"}) {
            assertThat(served.get(path).headers().map()).as(path)
                    .containsKeys("content-security-policy", "x-content-type-options",
                            "referrer-policy", "cache-control", "vary");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, no-cors, image, /api/lab?n=3, 403", "cross-site, no-cors, image, /, 403",
        "same-site, no-cors, script, /api/run?n=3, 403", "cross-site, cors, empty, /api/run, 403",
        "cross-site, no-cors, empty, /algorithms, 403",
        "cross-site, navigate, iframe, /api/run, 403",
        "cross-site, no-cors, style, /algorithms/bully, 403",
        "cross-site, no-cors, image, /api/lab.csv?n=3, 403",
        "cross-site, navigate, document, /, 200", "cross-site, navigate, iframe, /?n=4, 200",
        "cross-site, navigate, document, /api/run?n=3, 200", "none, navigate, document, /, 200",
        "same-origin, cors, empty, /api/run?n=3, 200", "cross-site, navigate, document, /lab, 200",
        "cross-site, navigate, iframe, /lab, 200",
        "cross-site, no-cors, image, /image/mark.svg, 200",
    })
    void aPageOfAnotherSiteHasNothingComputedUnlessItIsShown(
            String site, String mode, String shown, String path, int status) {
        assertThat(served.get(path, Map.of("Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode,
                "Sec-Fetch-Dest", shown)).statusCode()).isEqualTo(status);
    }

    @Test
    void whyNothingIsComputedIsSaid() {
        assertThat(served.get("/api/run", Map.of("Sec-Fetch-Site", "cross-site",
                "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image")).body())
                .contains("a page of another site asked for this");
        assertThat(served.get("/", Map.of("Sec-Fetch-Site", "cross-site", "Sec-Purpose", "prefetch",
                "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothingIsOnTheClassPathThatIsForDeployedApplications() {
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
                .extracting(jar -> Path.of(jar).getFileName().toString())
                .anyMatch(jar -> jar.startsWith("jetty-server-"))
                .noneMatch(jar -> jar.matches("(jetty-(ee10?-)?(annotations|plus|jndi|webapp|xml)"
                        + "|jakarta\\.(annotation|enterprise|inject|interceptor|transaction)"
                        + ")\\b.*"));
    }
}
