package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.scenario.ScenarioGrammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest extends ServedTest {
    /** The modules that the page loads. */
    static List<String> scripts() {
        try (Stream<Path> files = Files.list(Path.of("web/script"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String column(String query) {
        return served.get("/scenario?" + query).body();
    }

    @Test
    void hasAControlForEveryKeyOfTheGrammar() {
        String page = served.get("/").body();
        for (String key : ScenarioGrammar.DEFAULTS.keySet()) {
            switch (key) {
                // What was recorded has one where something was.
                case "v", "t", "deliveries" ->
                        assertThat(page).doesNotContain("name=\"" + key + "\"");
                case "algorithms" -> assertThat(page).contains("name=\"algorithm\"");
                case "faults" -> assertThat(page).contains("name=\"fault\"", "name=\"put-in\"");
                default -> assertThat(page).contains("name=\"" + key + "\"");
            }
        }
        assertThat(page).contains("name=\"bully.recovery\"", "name=\"randomized.range\"");
        assertThat(served.get("/?algorithms=bully&n=2&deliveries=1-2:3").body())
                .contains("name=\"deliveries\" value=\"1-2:3\"");
    }

    @Test
    void tellsThePageToOpenWhatIsChosenInTheColumn() {
        HttpResponse<String> response = served.get(
                "/scenario?algorithm=ring&algorithm=bully&n=5&fault=9%3Aheal&seed=7");
        assertThat(response.headers().firstValue("HX-Trigger").orElse("")).isEqualTo(
                "{\"hustings:scenario\":{\"text\":\"v=1&algorithms=ring,bully&n=5&faults=9:heal"
                        + "&seed=7\"}}");
        assertThat(response.body())
                .contains("data-scenario=\"v=1&amp;algorithms=ring,bully&amp;n=5");
    }

    @Test
    void tellsNothingToAPageThatShowsTheRunAlready() {
        assertThat(served.get("/scenario?shown=1&text=n%3D5").headers().firstValue("HX-Trigger"))
                .isEmpty();
    }

    @Test
    void setsWhatIsWrongBesideItsFieldAndOpensNothing() {
        HttpResponse<String> response =
                served.get("/scenario?algorithm=ring&n=70&latency=often&seed=7");
        assertThat(response.headers().firstValue("HX-Trigger")).isEmpty();
        assertThat(response.body()).contains("id=\"error-latency\"", "aria-invalid=\"true\"",
                "value=\"often\"", "value=\"70\"");
        assertThat(column("algorithm=ring&n=70"))
                .contains("id=\"error-n\"", "Allowed: 1 to 64");
        assertThat(column("algorithm=ring&until=-1")).contains("Allowed: 1 to 10000<");
        assertThat(column("n=5")).contains("Choose one to 6");
    }

    @Test
    void addsAndTakesOutFaults() {
        String base = "algorithm=bully&fault=9:heal&fault=12:crash-3&";
        assertThat(column(base + "put-in=1&new-tick=20&new-action=split&new-nodes=1+2,3"))
                .contains("faults=9:heal,12:crash-3,20:split-1-2-3");
        assertThat(column(base + "put-in=1&new-tick=20&new-action=heal&new-nodes=7"))
                .contains("faults=9:heal,12:crash-3,20:heal&#34;".replace("&#34;", ""));
        assertThat(column(base + "take-out=9:heal"))
                .contains("faults=12:crash-3").doesNotContain("9:heal");
    }

    @Test
    void keepsAFaultThatDoesNotFitAsADraftAndSaysWhy() {
        String base = "algorithm=bully&fault=9:heal&put-in=1&new-tick=";
        for (String[] wrong : new String[][] {
            {"soon&new-action=crash&new-nodes=1", "Say at which tick, such as 20"},
            {"900&new-action=heal", "Allowed: a tick from 0 to until = 500"},
            {"20&new-action=crash&new-nodes=", "Say which node, such as 5"},
            {"20&new-action=crash&new-nodes=1+2", "Say which node, such as 5"},
            {"20&new-action=split&new-nodes=-", "Say which nodes, such as 1 2 3"},
            {"20&new-action=cut&new-nodes=4", "Say from which node to which, such as 5 4"},
            {"20&new-action=crash&new-nodes=99", "There are the nodes 1 to 8"}}) {
            assertThat(column(base + wrong[0])).as(wrong[0])
                    .contains(wrong[1], "faults=9:heal\"", "<details class=\"add-fault\"", " open");
        }
    }

    @Test
    void takesProbabilitiesAsPeopleWriteThem() {
        assertThat(column("algorithm=ring&loss=10%25&duplicate=0,25"))
                .contains("loss=0.1&amp;duplicate=0.25");
        assertThat(column("algorithm=ring&loss=2.5+%25")).contains("loss=0.025");
        assertThat(column("algorithm=ring&loss=100%25")).contains("loss=1\"");
        assertThat(column("algorithm=ring&loss=110%25")).contains("id=\"error-loss\"");
    }

    @Test
    void warnsOfATimeoutThatIsNotLongerThanTheInterval() {
        assertThat(column("algorithm=bully&detector=heartbeat:5,3")).contains(
                "Heartbeats are rarer than the timeout allows", "data-scenario=\"v=1");
        assertThat(column("algorithm=bully&detector=heartbeat:5,10")).doesNotContain("warning");
    }

    @Test
    void warnsOfALeaseThatEndsBeforeItsHolderStopsLeading() {
        assertThat(column("algorithm=lease&lease.renewDeadline=16&latency=1")).contains(
                "Lease does not promise one leader at a time here");
        assertThat(column("algorithm=lease&latency=1")).doesNotContain("warning");
    }

    @Test
    void listsAllThatIsWrongWithAnAddressAndOffersTheRest() {
        String page = served.get("/?n=99&loss=7&foo=1&until=20000&seed=5").body();
        assertThat(page).contains("1 to 64 on this page", "1 to 10000 on this page",
                "a probability from 0 to 1", "there is no key &#34;foo&#34;".replace("&#34;", "\""),
                "href=\"/?v=1&amp;algorithms=bully,ring,chang-roberts,randomized&amp;seed=5\"",
                "Open with these values left out");
        assertThat(served.get("/?x").body()).doesNotContain("left out");
    }

    @Test
    void escapesWhatAStrangerSends() {
        String script = "<script>alert(1)</script>";
        String encoded = URLEncoder.encode(script, StandardCharsets.UTF_8);
        for (String path : List.of("/?n=" + encoded, "/?" + encoded + "=1",
                "/scenario?algorithm=ring&n=" + encoded,
                "/scenario?algorithm=ring&fault=" + encoded, "/scenario?text=" + encoded,
                "/" + encoded)) {
            assertThat(served.get(path).body()).as(path).doesNotContain(script);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?n=65", "/?until=10001", "/?algorithms=paxos", "/?x", "/?t=501"})
    void saysWhatIsWrongWithAnAddressAndLeadsBack(String path) {
        HttpResponse<String> response = served.get(path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("That did not work",
                "href=\"/?v=1&amp;faults=60:crash-leader\"");
    }

    @Test
    void showsTheLibraryByShelves() {
        String page = served.get("/").body();
        assertThat(page).contains("<optgroup label=\"Begin here\">",
                "<optgroup label=\"When the network fails\">");
        assertThat(served.json("/api/library").get("lessons")).hasSizeGreaterThan(25)
                .allSatisfy(lesson -> assertThat(page)
                        .contains(">" + lesson.get("title").asString() + "</option>"));
    }

    @Test
    void tellsTheLessonsToPrograms() {
        var lesson = served.json("/api/library").get("lessons").get(0);
        assertThat(lesson.propertyNames()).contains(
                "id", "shelf", "title", "scenario", "text", "look", "captions", "question");
        assertThat(lesson.get("text").asString()).contains("At tick 60 the leader crashes")
                .doesNotContain("[");
        assertThat(lesson.get("question").get("answer").asString()).isEqualTo("Chang–Roberts");
    }
}
