package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator is told of a server, on a port of its own. */
class MetricsTest extends ServedTest {
    private final Metrics metrics = served.server().metrics();
    private final int port = metrics.start("127.0.0.1", 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        metrics.stop();
    }

    private String figures() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void countsViewersRunsTicksAndRefusals() throws IOException, InterruptedException {
        assertThat(figures()).contains("\nhustings_viewers 0.0\n", "\nhustings_waiting ",
                "\njvm_memory_used_bytes{");
        assertThat(served.get("/api/run?n=0").statusCode()).isEqualTo(400);
        try (Viewer viewer = served.view()) {
            viewer.send("{\"type\":\"open\",\"scenario\":\"algorithms=bully&n=3\"}");
            viewer.next("keyframe");
            viewer.send("{\"type\":\"step\",\"by\":1}");
            viewer.next("ticks");
            viewer.send("nonsense");
            viewer.next("refused");
            assertThat(figures()).contains("\nhustings_viewers 1.0\n", "\nhustings_runs 1.0\n",
                    "\nhustings_ticks_total 1.0\n",
                    "\nhustings_refusals_total{code=\"invalid\"} 1.0\n",
                    "\nhustings_refusals_total{code=\"malformed\"} 1.0\n");
        }
    }

    @Test
    void tellsStrangersNothing() {
        assertThat(served.get("/metrics").statusCode()).isEqualTo(404);
    }
}
