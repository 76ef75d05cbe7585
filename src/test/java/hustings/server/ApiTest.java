package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.run.WorkLimit;
import hustings.sim.Runs;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApiTest extends ServedTest {
    private static final long PLENTY = 1L << 40;
    @Test
    void saysWhichFaultsDidNothing() {
        JsonNode results = served.json("/api/run?algorithms=raft,bully&faults=60:crash-leader")
                .get("results");
        assertThat(results.get(0).get("futile").get(0).toString()).isEqualTo(
                "{\"tick\":60,\"action\":\"crash-leader\",\"why\":"
                        + "\"nobody leads, so no leader crashes\"}");
        assertThat(results.get(1).has("futile")).isFalse();
    }

    @Test
    void answersARunInFull() {
        JsonNode answer = served.json("/api/run?algorithms=chang-roberts&latency=1&ids=ascending");
        assertThat(answer.get("scenario").asString())
                .isEqualTo("v=1&algorithms=chang-roberts&ids=ascending&latency=1");
        ObjectNode result = (ObjectNode) answer.get("results").get(0);
        JsonNode properties = result.remove("properties");
        assertThat(properties.valueStream().map(property -> property.get("id").asString()))
                .containsExactly("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10");
        assertThat(properties.get(0)).isEqualTo(Json.MAPPER.readTree("""
                {"id": "P1", "name": "term uniqueness", "verdict": "holds",
                 "reason": "No term has had two leaders."}"""));
        assertThat(result).isEqualTo(Json.MAPPER.readTree("""
                {"algorithm": "chang-roberts", "outcome": "elected", "leader": 8, "leaders": [8],
                 "agreedAt": 15, "quietAt": 16, "blockedAt": null,
                 "withoutLeader": 0, "withSeveral": 0,
                 "messages": {"sent": 23, "delivered": 23, "lost": 0, "blocked": 0, "toDead": 0,
                              "duplicated": 0, "bits": 92, "inFlight": 0, "election": 15,
                              "announce": 8, "detect": 0, "transport": 0, "store": 0,
                              "byKind": {"ELECTION": 15, "ELECTED": 8}},
                 "causalDepth": 16, "busiest": {"node": 1, "sent": 3},
                 "load": {"mean": 2.875, "deviation": 0.33071891388307384},
                 "elections": [{"term": 1, "startedAt": 0, "agreedAt": 15, "quietAt": 16,
                                "initiators": [1, 2, 3, 4, 5, 6, 7, 8], "leader": 8,
                                "sent": 23}]}"""));
    }

    @Test
    void answersEachAlgorithmOfAScenario() {
        JsonNode results = served.json("/api/run?faults=60:crash-leader").get("results");
        assertThat(results).hasSize(4);
        results.forEach(result ->
                assertThat(result.get("outcome").asString()).isEqualTo("elected"));
    }

    @Test
    void saysHowARunStandsInWordsByThePartsOfTheNetwork() {
        assertThat(served.json("/api/run?algorithms=bully&start=none").get("results").get(0)
                .get("outcome").asString()).isEqualTo("no leader");
        JsonNode split = served.json("/api/run?algorithms=bully&n=4&latency=1&until=60"
                + "&detector=heartbeat:3,9&faults=20:split-1-2").get("results").get(0);
        assertThat(split.get("outcome").asString()).isEqualTo("one in each part");
        assertThat(split.get("leader").isNull()).isTrue();
        assertThat(split.get("leaders").toString()).isEqualTo("[2,4]");
        JsonNode majority = served.json("/api/run?algorithms=raft&n=3&latency=1&start=1&until=200"
                + "&detector=heartbeat:3,9&faults=20:split-3").get("results").get(0);
        assertThat(majority.get("outcome").asString()).isEqualTo("majority elected");
        assertThat(majority.get("leader").asInt()).isEqualTo(1);
        JsonNode livelock = served.json("/api/run?algorithms=chang-roberts&n=8&ids=ascending"
                + "&latency=1&detector=none&faults=1:crash-8").get("results").get(0);
        assertThat(livelock.get("outcome").asString()).isEqualTo("livelock");
        JsonNode disagreement = served.json("/api/run?algorithms=bully&n=3&ids=ascending&latency=1"
                + "&start=1&detector=none&until=9&faults=0:crash-3,0:slow-2-10")
                .get("results").get(0);
        assertThat(disagreement.get("outcome").asString()).isEqualTo("disagreement");
    }

    @Test
    void listsTheAlgorithms() {
        JsonNode all = served.json("/api/algorithms");
        assertThat(all.valueStream().map(a -> a.get("id").asString()).toList())
                .isEqualTo(Runs.REGISTRY.all().stream().map(AlgorithmType::id).toList())
                .containsSubsequence("bully", "ring", "chang-roberts", "lamport", "randomized");
        JsonNode bully = all.get(0);
        assertThat(bully.get("name").asString()).isEqualTo("Bully");
        assertThat(bully.get("kinds").get(0).get("category").asString()).isEqualTo("ELECTION");
        assertThat(bully.get("options").get(0).get("name").asString()).isEqualTo("bully.recovery");
        assertThat(bully.get("theory").get("worst").get("value").asDouble()).isEqualTo(63);
    }

    @Test
    void tracesEveryEventAsTheCommandLineDoes() {
        String scenario = "algorithms=ring,bully&n=3&loss=0.1&faults=40:crash-leader";
        HttpResponse<String> response = served.get("/api/trace?" + scenario);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/x-ndjson");
        List<String> lines = new ArrayList<>();
        new Api(Runs.REGISTRY).trace(scenario, WorkLimit::unlimited, lines::add);
        assertThat(response.body().lines().toList()).isEqualTo(lines).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/run?n=0|400|n",
        "/api/run?colour=red|400|colour",
        "/api/run?n=1&n=2|400|n",
        "/api/run?%zz=1|400|scenario",
        "/api/trace?latency=-1|400|latency",
        "/api/run?algorithms=bully&n=100000|422|scenario",
        "/api/trace?algorithms=bully&n=3000|422|scenario",
    })
    void refusesInWordsWithTheKeyNamed(String path, int status, String key) {
        HttpResponse<String> response = served.get(path.replace("%zz", "%25zz"));
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode refusal = Json.MAPPER.readTree(response.body());
        assertThat(refusal.get("type").asString()).isEqualTo("refused");
        assertThat(refusal.get("key").asString()).isEqualTo(key.equals("scenario")
                && status == 400 ? "%zz" : key);
        assertThat(refusal.get("message").asString()).isNotBlank();
    }

    @Test
    void refusesAScenarioOfAHundredThousandCharactersInWords() {
        HttpResponse<String> response = served.get("/api/run?ids=" + "1,".repeat(50_000) + "1");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).hasSizeLessThan(500)
                .contains("at most 8192 are allowed");
        assertThat(served.get("/healthz").body()).isEqualTo("ok\n");
    }

    @Test
    void refusesWhatIsEvenLonger() {
        assertThat(served.get("/api/run?ids=" + "1".repeat(300_000)).statusCode())
                .isBetween(400, 499);
        assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void showsNoPageWhereThereIsNone() {
        assertThat(served.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(served.get("/nowhere").body()).contains("There is no page /nowhere");
        assertThat(served.get("/api/nowhere").statusCode()).isEqualTo(404);
        assertThat(served.get("/script/../pages/playground.jte").statusCode())
                .isBetween(400, 499);
        assertThat(served.get("/image/%2e%2e/pages/playground.jte").statusCode())
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n=%zz", "new-tick=1&put-in", "put-in=&new-action=",
        "put-in=&new-action=-", "take-out", "text=%zz", "faults=-"})
    void showsTheColumnHoweverItsFieldsAreFilledIn(String query) {
        assertThat(served.raw("/scenario?" + query)).startsWith("HTTP/1.1 200")
                .contains("algorithm");
    }

    @Test
    void tellsOneLessonByItsId() {
        for (JsonNode lesson : served.json("/api/library").get("lessons")) {
            ObjectNode told = ((ObjectNode) lesson).deepCopy();
            told.remove("shelf");
            assertThat(served.json("/api/library/" + lesson.get("id").asString()))
                    .isEqualTo(told);
        }
        assertThat(served.get("/api/library/none").statusCode()).isEqualTo(404);
        assertThat(served.json("/api/library/none").get("code").asString())
                .isEqualTo("not-found");
    }

    @Test
    void answersProgramsInJsonWhereThereIsNothing() {
        assertThat(served.json("/api/nope").get("code").asString()).isEqualTo("not-found");
        HttpResponse<String> posted = served.post("/api/run");
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(Json.MAPPER.readTree(posted.body()).get("message").asString())
                .isEqualTo("POST is not allowed here; use GET");
    }

    @Test
    void refusesWhatDoesNotFitIntoTheMemory() {
        Limits small = Limits.of(64L << 20, PLENTY, 2);
        try (Served server = new Served(small)) {
            for (String query : List.of("n=30000&algorithms=bully", "n=30000&loss=1",
                    "n=1000000&algorithms=bully")) {
                JsonNode refusal = server.json("/api/run?" + query);
                assertThat(refusal.get("code").asString()).isEqualTo("too-much");
                assertThat(refusal.get("message").asString()).contains("command line");
            }
        }
    }

    @Test
    void electsOneOfAMillionThatAllStand() {
        try (Served server = new Served(Limits.of(1L << 30, PLENTY, 2))) {
            JsonNode result = server.json("/api/run?n=1000000&algorithms=chang-roberts&seed=3"
                    + "&until=10000000").get("results").get(0);
            assertThat(result.get("leader").asInt()).isEqualTo(1_000_000);
            assertThat(result.get("messages").get("announce").asInt()).isEqualTo(1_000_000);
            // n Hn within five standard deviations, which are about 0.8 n for Chang-Roberts.
            assertThat(result.get("messages").get("election").asDouble())
                    .isBetween(14.39e6 - 4e6, 14.39e6 + 4e6);
        }
    }

    @Test
    void letsNothingBeRunThatIsNotItsOwn() {
        HttpResponse<String> page = served.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'").contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("onclick").doesNotContain("style=\"")
                .doesNotContain("src=\"http").doesNotContain("href=\"http");
    }

    /** All that the page is made of from the start, as paths. */
    private static Set<String> firstPage() {
        Set<String> paths = new TreeSet<>(List.of("/"));
        collectImports("playground.js", paths);
        // It comes unasked, if only after the first picture.
        collectImports("library.js", paths);
        Pattern.compile("(?:src|href)=\"(/[^\"?]+\\.\\w+)\"").matcher(served.get("/").body())
                .results().forEach(source -> paths.add(source.group(1)));
        paths.add("/api/library/" + served.json("/api/library").get("lessons").get(0)
                .get("id").asString());
        return paths;
    }

    /** What a module needs from the start; what it fetches when it is asked for is not counted. */
    private static void collectImports(String script, Set<String> paths) {
        if (paths.add("/script/" + script)) {
            Pattern.compile("(?m)^(?:import|export)\\s[^;\"]*\"\\./([^\"]+)\";")
                    .matcher(served.get("/script/" + script).body()).results()
                    .forEach(found -> collectImports(found.group(1), paths));
        }
    }

    @Test
    void weighsLessThanThreeHundredKilobytesInAll() {
        Set<String> paths = firstPage();
        assertThat(paths).hasSizeGreaterThan(40).contains("/style/playground.css",
                "/script/store.js", "/script/captions.js", "/image/mark.svg");
        assertThat(paths.stream().mapToLong(path ->
                served.get(path).body().getBytes(StandardCharsets.UTF_8).length).sum())
                .isBetween(50_000L, 300_000L);
    }

    @Test
    void travelsInLessThanAHundredKilobytes() {
        assertThat(firstPage().stream().mapToLong(path -> served.compressed(path).length).sum())
                .isBetween(30_000L, 100_000L);
    }
}
