package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.Plugin;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The example of a plug-in, dropped into a server, is there wherever the built-in ones are. */
class PluginPageTest {
    @TempDir
    private static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = new Served(
                Plugins.in(Plugin.census(folder)), Limits.STANDARD, Timeouts.STANDARD);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void runsBesideABuiltInOne() {
        JsonNode results = served.json("/api/run?algorithms=census,bully&n=6").get("results");
        assertThat(results.get(0).get("algorithm").asString()).isEqualTo("census");
        assertThat(results.get(0).get("leader").asInt()).isEqualTo(6);
        assertThat(results.get(0).get("properties").size()).isPositive();
    }

    @Test
    void canBeChosenOnThePage() {
        assertThat(served.get("/?algorithms=census").body()).contains("value=\"census\"", "Census");
    }

    @Test
    void showsItsPseudoCode() {
        assertThat(served.get("/api/source/census").body())
                .contains("on ASK: answer with the term");
    }

    @Test
    void hasAPageOfItsOwnAndARowInTheComparison() {
        assertThat(served.get("/algorithms/census").body()).contains("<h1>Census",
                "on ASK: answer with the term", "What it promises", "Plug-ins");
        assertThat(served.get("/algorithms").body())
                .contains("data-algorithm=\"census\"", "href=\"/algorithms/census\"");
        assertThat(served.get("/picker").body()).contains("id=\"pick-census\"", "Plug-ins");
    }

    @Test
    void isMeasuredInTheLabWithItsTheoryBeside() {
        assertThat(served.get("/lab?algorithms=census").body())
                .contains("data-experiment=\"v=1&amp;algorithms=census")
                .containsPattern("name=\"algorithm\"\\s+value=\"census\"[^>]* checked");
        JsonNode series = served.json("/api/lab?algorithms=census&n=5&trials=3&latency=1")
                .get("series").get(0);
        JsonNode point = series.get("points").get(0);
        // Each of five asks four, who answer, and tells them.
        assertThat(point.get("measures").get("messages").get("mean").asInt()).isEqualTo(60);
        assertThat(point.get("outcomes").get("elected").asInt()).isEqualTo(3);
        assertThat(series.get("theory").get("curves").findValuesAsString("formula"))
                .containsExactly("3*(n-1)", "3*n*(n-1)", "3*n*(n-1)");
    }

    @Test
    void isListed() {
        assertThat(served.json("/api/algorithms").findValuesAsString("id")).contains("census");
    }
}
