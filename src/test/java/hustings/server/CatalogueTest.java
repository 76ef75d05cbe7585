package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.model.Counterexample;
import hustings.sim.Runs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages about algorithms, as the server sends them. */
class CatalogueTest {
    private static Served served;

    @BeforeAll
    static void start() {
        served = new Served();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<String> get(String path)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(served.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void hasAPageForEveryAlgorithm() throws Exception {
        for (AlgorithmType algorithm : Runs.REGISTRY.all()) {
            HttpResponse<String> page = get("/algorithms/" + algorithm.id());
            assertThat(page.statusCode()).as(algorithm.id()).isEqualTo(200);
            assertThat(page.body()).as(algorithm.id())
                    .contains("<h1>" + algorithm.about().name(), "Pseudo-code and Java",
                            "What it promises", "<math>", "History and source");
            assertThat(page.body().split("<section id=\"code\">")[0]).as(algorithm.id())
                    .doesNotContain("{@", "NaN", "Optional[");
            for (Counterexample counterexample : algorithm.counterexamples()) {
                assertThat(page.body()).as(algorithm.id()).contains("Watch it break, at t ");
                assertThat(page.body().replace("&#39;", "'")).contains(counterexample.when());
            }
        }
    }

    @Test
    void namesThoseThereAreWhereThereIsNone() throws Exception {
        HttpResponse<String> page = get("/algorithms/bullies");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("bullies", "There is no algorithm of this name",
                "bully, ring, chang-roberts");
    }

    @Test
    void saysWhatIsWrongWithTheAddressAndShowsTheRest() throws Exception {
        HttpResponse<String> page = get("/algorithms?n=1000&sort=beauty");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Allowed: 3 to 32", "There is no column beauty",
                "aria-invalid=\"true\"", "value=\"1000\"", "Chang–Roberts");
        assertThat(get("/algorithms?q=%3Cscript%3E").body()).doesNotContain("<script>\"");
        assertThat(get("/algorithms?n=" + "9".repeat(9000)).statusCode()).isEqualTo(400);
    }

    @Test
    void answersTheSameNumbersTwice() throws Exception {
        String first = get("/algorithms?n=9").body();
        assertThat(get("/algorithms?n=9").body()).isEqualTo(first);
    }

    @Test
    void listsTheLessonsOfEveryShelf() throws Exception {
        String page = get("/library").body();
        assertThat(page).contains("Orphan token", "href=\"/?v=1");
    }
}
