package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.Plugin;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever a plug-in throws, and wherever it loops, the others and the server go on. */
class BadPluginTest {
    @TempDir
    private static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        odd("Missing", "throw new NoClassDefFoundError(\"gone\");", "");
        odd("Dying", "die();", "@SuppressWarnings(\"removal\") static void die() {"
                + " throw new ThreadDeath(); }");
        odd("Deep", "deep(0);", "static int deep(int d) { return deep(d + 1) + 1; }");
        odd("Sneaky", "Sneaky.<RuntimeException>sneak(new java.io.IOException(\"hidden\"));",
                "@SuppressWarnings(\"unchecked\") static <E extends Throwable> void sneak("
                        + "Throwable e) throws E { throw (E) e; }");
        odd("Initial", "lead(Late.VALUE);",
                "static class Late { static final int VALUE = Integer.parseInt(\"no\"); }");
        odd("Mute", "throw new Silent();", "static class Silent extends RuntimeException {"
                + " static final long serialVersionUID = 1; @Override public String getMessage() {"
                + " throw new StackOverflowError(); } }");
        odd("Second", "", "static final int[] MADE = new int[1]; public Second() {"
                + " if (MADE[0]++ > 2) { throw new StackOverflowError(); } }");
        odd("Shy", "lead(1);", "Object self = new Object() { @Override public String toString() {"
                + " throw new NoClassDefFoundError(\"shown\"); } };");
        odd("Endless", "while (System.getProperty(\"odd.bad.end\") == null) { }", "");
        odd("Mirror", "", "Object self = new Object() { @Override public String toString() {"
                + " while (System.getProperty(\"odd.bad.end\") == null) { } return \"\"; } };");
        odd("Huge", "for (long i = 0; i < 200_000_000L; i++) { sum += i ^ sum; }", "long sum;");
        Path plugins = odd("Ending", "System.exit(1);", "");
        served = new Served(Plugins.in(plugins), Limits.STANDARD, new Timeouts(900, 30, 1));
    }

    private static Path odd(String name, String start, String members) throws IOException {
        return Plugin.odd(folder, name, start, members);
    }

    @AfterAll
    static void stop() {
        System.setProperty("odd.bad.end", "now");
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "missing, NoClassDefFoundError: gone",
        "dying, ThreadDeath",
        "deep, StackOverflowError",
        "sneaky, IOException: hidden",
        "initial, at Initial.java:",
        "mute, 'Silent: its message cannot be read, StackOverflowError'",
        "second, 'cannot be constructed: StackOverflowError'",
    })
    void tellsWhatAnAlgorithmThrewAndRunsTheOthers(String id, String words) {
        HttpResponse<String> answer = served.get("/api/run?n=3&algorithms=" + id + ",bully");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode results = Json.MAPPER.readTree(answer.body()).get("results");
        assertThat(results.get(0).get("error").asString()).contains(words, "tick 0")
                .hasSizeLessThan(1_000);
        assertThat(results.get(1).get("outcome").asString()).isEqualTo("elected");
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'open','scenario':'n=3&algorithms=" + id + ",bully'}");
            JsonNode panels = viewer.next("keyframe").get("panels");
            assertThat(panels.get(0).toString()).contains(words);
            assertThat(panels.get(1).has("error")).isFalse();
        }
        assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void saysInTheStateThatItCannotBeShown() {
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'open','scenario':'n=3&algorithms=shy,bully'}");
            JsonNode panels = viewer.next("keyframe").get("panels");
            assertThat(panels.get(0).toString())
                    .contains("cannot be shown: NoClassDefFoundError: shown");
        }
        assertThat(served.get("/api/trace?n=3&algorithms=shy").body())
                .contains("role changed").doesNotContain("failed");
    }

    @Test
    void isNamedWhereItsStateIsNotShownForEverAndNoOtherIs() {
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'open','scenario':'n=3&start=none&algorithms=mirror,bully'}");
            viewer.isRefused("stuck", "algorithms", "mirror has not come back from showing its");
            viewer.send("{'type':'open','scenario':'n=3&algorithms=bully'}");
            assertThat(viewer.next("keyframe").get("panels").size()).isEqualTo(1);
        }
    }

    @Test
    void losesItsOwnRowAndNotThePage() {
        HttpResponse<String> answer = served.get("/algorithms?n=4");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(row(answer.body(), "endless"))
                .contains("Not measured: endless", "A handler must end");
        assertThat(row(answer.body(), "huge"))
                .contains("Not measured: huge needs more than the 3 seconds of computing");
        assertThat(row(answer.body(), "bully")).doesNotContain("Not measured");
        assertThat(answer.body()).contains("The plug-in Ending.jar is not used: "
                + "odd.Ending.start calls java.lang.System.exit");
        assertThat(served.get("/algorithms/bully").statusCode()).isEqualTo(200);
        assertThat(served.get("/algorithms/missing").statusCode()).isEqualTo(200);
        assertThat(served.get("/algorithms/endless").body()).contains("has not come back");
        assertThat(served.get("/picker").body()).contains("id=\"pick-bully\"", "pick-endless");
        JsonNode listed = served.json("/api/algorithms");
        assertThat(listed.findValuesAsString("id")).contains("bully", "endless");
        assertThat(listed.findValuesAsString("plugin")).containsExactly("Ending.jar");
    }

    private static String row(String page, String id) {
        return page.replaceFirst("(?s).*<tr role=\"row\" data-algorithm=\"" + id + "\">", "")
                .replaceFirst("(?s)</tr>.*", "");
    }
}
