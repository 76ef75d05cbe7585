package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the server makes of addresses and fields as people type and paste them. */
class TypedAnswersTest extends ServedTest {
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A query of which only that is encoded which no client would send as it is. */
    private static String query(String typed) {
        return typed.replace("%", "%25").replace(" ", "+").replace("[", "%5B").replace("]", "%5D")
                .replace("–", encoded("–")).replace("８", encoded("８"))
                .replace("９", encoded("９"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "http://localhost:8080/?n=4&algorithms=bully|v=1&algorithms=bully&n=4",
        "algorithms=bully&amp;n=4&amp;seed=7|v=1&algorithms=bully&n=4&seed=7",
        "algorithms=Bully&N=4&utm_source=chat&&|v=1&algorithms=bully&n=4",
        "algorithms=LCR, bully&n=８|v=1&algorithms=chang-roberts,bully",
        "algorithms=Chang–Roberts&ids=[3, 17, 24, 1]|v=1&algorithms=chang-roberts&n=4"
                + "&ids=3,17,24,1",
        "algorithms=bully&loss=5%|v=1&algorithms=bully&loss=0.05",
        "algorithms=bully&latency=1..3&faults=60: crash leader|"
                + "v=1&algorithms=bully&latency=1-3&faults=60:crash-leader",
        "algorithms=bully&n=4.|v=1&algorithms=bully&n=4",
        "algorithms=raft&Raft.PreVote=True;|v=1&algorithms=raft&raft.prevote=true",
    })
    void theApiReadsWhatIsTypedAndWritesItAsItAlwaysDid(String typed, String canonical) {
        String query = query(typed);
        JsonNode run = served.json("/api/run?" + query);
        assertThat(run.get("scenario").asString()).isEqualTo(canonical);
        assertThat(run).isEqualTo(served.json("/api/run?" + canonical));
        assertThat(served.json("/api/scenario?" + query).get("scenario").asString())
                .isEqualTo(canonical);
        assertThat(served.json("/api/digest?" + query))
                .isEqualTo(served.json("/api/digest?" + canonical));
        assertThat(served.get("/api/trace?" + query).body())
                .isEqualTo(served.get("/api/trace?" + canonical).body());
    }

    @Test
    void aPercentSignThatABrowserSendsAsItIsIsRead() {
        assertThat(served.raw("/api/scenario?loss=5%&duplicate=2.5+%"))
                .contains("&loss=0.05&duplicate=0.025");
        assertThat(served.raw("/?loss=5%")).startsWith("HTTP/1.1 200")
                .contains("data-scenario=\"v=1&amp;algorithms=bully,ring,chang-roberts,randomized"
                        + "&amp;loss=0.05\"");
        assertThat(served.raw("/api/scenario?loss=5%zz")).contains("two hex digits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ids=3,x,5|ids|x|a list of nothing but identifiers",
        "faults=60:crash-leader,70:explode-3|faults|70:explode-3|TICK:ACTION",
        "start=1,99|start|99|the nodes 1 to 8",
        "graph=10-20,20-30|graph|10-20,20-30|add ids=10,20,30",
        "algorithms=bully,buly|algorithms|buly|did you mean bully?",
        "loss=,05|loss|,05|such as 0.05 or 5%", "seeds=7|seeds|7|did you mean seed?",
    })
    void theApiAndThePageNameTheItemThatIsWrong(
            String typed, String key, String item, String words) {
        JsonNode refusal = served.json("/api/run?" + typed);
        assertThat(refusal.get("problems")).hasSize(1);
        JsonNode problem = refusal.get("problems").get(0);
        assertThat(problem.get("key").asString()).isEqualTo(key);
        assertThat(problem.get("value").asString()).isEqualTo(item);
        assertThat(problem.get("message").asString()).contains(words);
        HttpResponse<String> page = served.get("/?" + typed);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("<dt>" + key + "<span class=\"quiet\"> = " + item, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ids=3, 17, 24, 1|n=4&amp;ids=3,17,24,1", "start=[4;1]|start=1,4", "loss=2.5 %|loss=0.025",
        "duplicate=0,25|duplicate=0.25", "latency=1 to 3|latency=1-3", "n=８&delta=９|delta=9",
        "clocks=5: 1.3|clocks=5:1.3", "graph=Star|graph=star", "until=1,000|until=1000",
        "detector=Heartbeat: 5, 15|detector=heartbeat:5,15", "bully.recovery=Eager|recovery=eager",
    })
    void theFieldsOfTheColumnReadTheSame(String typed, String canonical) {
        String column = served.get("/scenario?algorithm=bully&" + query(typed)).body();
        assertThat(column).contains("data-scenario=\"v=1&amp;algorithms=bully&amp;")
                .containsPattern("data-scenario=\"[^\"]*" + Pattern.quote(canonical));
    }

    @Test
    void theColumnNamesTheItemBesideItsField() {
        assertThat(served.get("/scenario?algorithm=bully&ids=3,x,5").body())
                .contains("value=\"3,x,5\"", "Not \"x\". Allowed: ascending, descending, shuffled");
        assertThat(served.get("/scenario?algorithm=bully&start=1,99").body())
                .contains("Not \"99\". Allowed: the nodes 1 to 8");
        assertThat(served.get("/scenario?algorithm=bully&fault=9:heal&fault=70:explode-3").body())
                .contains("At 70, explode-3: allowed is TICK:ACTION");
        assertThat(served.get("/scenario?text=" + encoded("algorithms=buly,LCR&order=FIFO")).body())
                .contains("There is no algorithm \"buly\"; did you mean bully?",
                        "id=\"algorithm-chang-roberts\"", "<option value=\"fifo\" selected>");
        assertThat(served.get("/scenario?text=" + encoded("http://h/?n=4&amp;seed=7.")).body())
                .contains("data-scenario=\"v=1&amp;algorithms=bully,ring,chang-roberts,randomized"
                        + "&amp;n=4&amp;seed=7\"");
    }

    @Test
    void aDraftOfAFaultTakesWhatIsTypedToo() {
        String base = "/scenario?algorithm=bully&put-in=1&new-tick=%EF%BC%92%EF%BC%90&new-action=";
        assertThat(served.get(base + "split&new-nodes=(1,+2,+Store)").body())
                .contains("faults=20:split-1-2-store\"");
        assertThat(served.get(base + "cut&new-nodes=5+%E2%86%92+4").body())
                .contains("faults=20:cut-5-4\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "crash|(3,1)|20:crash-3.1", "crash|3.1|20:crash-3.1", "join|[7; 7]|20:join-7.7",
        "split|(3,1), (2,9)|20:split-3.1-2.9", "split|(3, 1) (2, 9)|20:split-3.1-2.9",
        "split|{(3,1),(2,9)}|20:split-3.1-2.9", "cut|(3,1) → (2,9)|20:cut-3.1-2.9",
        "cut|(3,1)-store|20:cut-3.1-store", "split|(3,1)|20:split-3.1",
    })
    void aDraftOfAFaultTakesIdentifiersOfSeveralPartsInBrackets(
            String action, String nodes, String fault) {
        assertThat(served.get("/scenario?algorithm=bully&ids=" + encoded("(3,1),(2,9),(0,5)")
                + "&put-in=1&new-tick=(20)&new-action=" + action + "&new-nodes=" + encoded(nodes))
                .body()).contains("&amp;faults=" + fault + "\"");
    }

    @Test
    void aDraftWhoseNodesAreNotThereSaysWhichAre() {
        String base = "/scenario?algorithm=bully&put-in=1&new-tick=20&new-action=crash";
        assertThat(served.get(base + "&ids=" + encoded("(3,1),(2,9)") + "&new-nodes="
                + encoded("(3,2)")).body()).contains("There are the nodes 3.1,2.9");
        assertThat(served.get(base + "&new-nodes=099").body())
                .contains("There are the nodes 1 to 8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "n=4&faults=60:crash-leader,70:explode-3&seed=7|n=4&amp;faults=60:crash-leader&amp;seed=7|"
                + "faults 70:explode-3",
        "n=4&faults=60:crash-leader,70:crash-9|n=4&amp;faults=60:crash-leader|faults 70:crash-9",
        "algorithms=raft,buly,bully&n=4|v=1&amp;algorithms=raft,bully&amp;n=4|algorithms buly",
        "start=1,99,4&loss=0.1|start=1,4&amp;loss=0.1|start 99",
        "clocks=5:1.3,9:2,3:20&n=7|n=7&amp;clocks=5:1.3|clocks 3:20, clocks 9:2",
        "ids=3,x,5&latency=2|n=3&amp;latency=2|ids=3,x,5",
        "ids=3,x,5&faults=9:crash-5,9:crash-1|n=3&amp;faults=9:crash-1|ids=3,x,5, faults 9:crash-5",
        "graph=1-2,2-3,x&latency=2|n=3&amp;latency=2&amp;graph=1-2,2-3|graph x",
        "n=99&seed=5|seed=5|n=99",
    })
    void whatIsLeftOutIsSaidAndAllElseStays(String typed, String rest, String leftOut) {
        String page = served.get("/?" + typed).body();
        assertThat(page).contains("Left out would be " + leftOut + "; everything else stays",
                rest + "\">Open with these values left out");
        String link = page.replaceFirst("(?s).*href=\"(/\\?[^\"]*)\">Open with.*", "$1");
        assertThat(served.get(link.replace("&amp;", "&")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"algorithms=paxos&n=4", "algorithms=paxos,viewstamped&seed=3", "n=99",
        "v=1&loss=7", "ids=x", "n=4&n=5", "http://h/"})
    void anUnrelatedRunIsNotOffered(String typed) {
        HttpResponse<String> page = served.get("/?" + typed);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Open the first scenario").doesNotContain("left out")
                .doesNotContain("Left out");
    }

    @Test
    void nothingIsOfferedWhereNoValueIsWrong() {
        assertThat(served.get("/nowhere?n=4&seed=7").body())
                .contains("There is no page /nowhere").doesNotContain("eft out");
    }

    @Test
    void anAddressWithNothingButTracksIsThatOfTheFirstPage() {
        assertThat(served.get("/?utm_source=chat&fbclid=x").body())
                .contains("data-scenario=\"v=1&amp;algorithms=bully,ring,chang-roberts,randomized"
                        + "&amp;faults=60:crash-leader\"");
        assertThat(served.get("/lab?gclid=x").body()).isEqualTo(served.get("/lab").body());
    }

    @Test
    void blamesTheListThatHasTooManyNodesForThePage() {
        String ids = String.join(",", IntStream.rangeClosed(1, 70)
                .mapToObj(Integer::toString).toList());
        JsonNode problem = served.json("/api/scenario?ids=" + ids).get("problems").get(0);
        assertThat(problem.get("key").asString()).isEqualTo("ids");
        assertThat(problem.get("message").asString()).startsWith("ids names 70; on the page at");
    }

    @Test
    void theLabReadsTheSameInItsAnswersItsFormAndItsAddress() {
        String strict = "v=1&algorithms=chang-roberts,bully&n=4,8&loss=0,0.05&trials=5";
        JsonNode expected = served.json("/api/lab?" + strict);
        assertThat(expected.get("experiment").asString()).isEqualTo(strict);
        String loose = query("algorithms=LCR, Bully&amp;n=4 8&loss=0%;5%&trials=5.");
        assertThat(served.json("/api/lab?" + loose)).isEqualTo(expected);
        assertThat(served.json("/api/lab?http://h/lab?" + loose)).isEqualTo(expected);
        assertThat(served.get("/api/lab.csv?" + loose).body())
                .isEqualTo(served.get("/api/lab.csv?" + strict).body());
        assertThat(served.get("/lab?" + loose).body())
                .contains("data-experiment=\"" + strict.replace("&", "&amp;") + "\"");
        assertThat(served.get("/lab?form=1&algorithm=bully&n=4+8&loss=0%25,+5+%25&latency=1..3"
                + "&trials=1,000").headers().firstValue("Location").orElse(""))
                .endsWith("/lab?v=1&algorithms=bully&n=4,8&latency=1-3&loss=0,0.05&trials=1000");
    }

    @Test
    void theLabNamesTheItemBesideItsField() {
        assertThat(served.get("/lab?form=1&algorithm=bully&n=4,x,16").body())
                .contains("value=\"4,x,16\"", "Not \"x\". Allowed: whole numbers such as 8");
        assertThat(served.get("/lab?algorithms=buly,LCR&n=4").body())
                .contains("There is no algorithm \"buly\"; did you mean bully?",
                        "value=\"chang-roberts\" checked");
        assertThat(served.json("/api/lab?n=4&faults=60:crash-leader,70:explode-3")
                .get("problems").get(0).get("value").asString()).isEqualTo("70:explode-3");
    }

    @Test
    void thePageOfAnAlgorithmIsFoundByItsOtherNames() {
        for (String name : new String[] {"LCR", "ChangRoberts", "Chang%E2%80%93Roberts"}) {
            HttpResponse<String> answer = served.get("/algorithms/" + name);
            assertThat(answer.statusCode()).as(name).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .endsWith("/algorithms/chang-roberts");
        }
        assertThat(served.get("/algorithms/chang-roberts").body())
                .contains("Also known as LCR, CR");
    }
}
