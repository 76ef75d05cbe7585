package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.lab.Experiment;
import hustings.lab.ExperimentGrammar;
import hustings.lab.Study;
import hustings.lab.Table;
import hustings.model.Version;
import hustings.sim.Runs;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The Lab as strangers meet it: its answers, its limits, its queue. */
@Timeout(120)
class LabTest {
    private static final String SMALL = "v=1&algorithms=bully,chang-roberts&n=4,8&trials=30";
    /** Hours of work. */
    private static final String ENDLESS =
            "v=1&algorithms=bully&n=200-300:10&trials=10000&detector=none";

    private static Study study(String experiment, int threads) {
        Study study = new Study(Experiment.parse(experiment, Runs.REGISTRY), Runs.REGISTRY);
        new WorkerThreads(threads).carryOut(study, done -> { });
        return study;
    }

    private static LabLimits limits(double seconds) {
        return new LabLimits(50, 200_000, 400, 20_000_000, seconds, 1, 2, 1);
    }

    private static JsonNode last(Stream<String> lines) {
        List<String> all = lines.toList();
        return Json.MAPPER.readTree(all.get(all.size() - 1));
    }

    @Test
    void oneThreadAndEightFindTheSameToTheLastByte() {
        String experiment = "algorithms=chang-roberts,randomized,bully&n=3-12:3&trials=150"
                + "&loss=0,0.1&duplicate=0.05";
        assertThat(LabJson.findings(study(experiment, 8).findings()).toString())
                .isEqualTo(LabJson.findings(study(experiment, 1).findings()).toString());
    }

    @Test
    void aCrewTellsWhatWentWrongInOneOfItsThreads() {
        Study study = new Study(Experiment.parse("n=8", Runs.REGISTRY), Runs.REGISTRY);
        assertThatThrownBy(() -> new WorkerThreads(2).carryOut(study, done -> {
            throw new IllegalArgumentException("no more");
        })).hasMessage("no more");
    }

    @Test
    void answersWhatTheCommandLineFinds() {
        try (Served served = new Served()) {
            Study study = study(SMALL, 2);
            assertThat(served.get("/api/lab?" + SMALL).body())
                    .isEqualTo(LabJson.findings(study.findings()) + "\n");
            HttpResponse<String> table = served.get("/api/lab.csv?" + SMALL);
            assertThat(table.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/csv");
            assertThat(table.body()).isEqualTo(Table.of(study.findings()).csv())
                    .startsWith("algorithm,n,trials,elected,majority elected,elected in touch,"
                            + "one in each part,led in some parts,no leader,livelock,"
                            + "disagreement,failed,endless,unfinished,"
                            + "measure,count,mean,low,high,sd,min,q5,q25,median,q75,q95,max,"
                            + "difference,difference low,difference high,"
                            + "complete,trials found,trials asked,seed,version,address\r\n"
                            + "bully,4,30,30,0,0,0,0,0,0,0,0,0,0,messages,30,15,15,15,0,15,");
            assertThat(table.body().lines().skip(1)).isNotEmpty().allSatisfy(row ->
                    assertThat(row).contains(",yes,").matches(".*,42," + Version.NUMBER
                            + ",(\"?)/lab\\?v=1&algorithms=.*"));
        }
    }

    @Test
    void tellsLineByLineHowItGetsOnAndAtLastWhatItFound() {
        try (Served served = new Served()) {
            String experiment = "v=1&algorithms=chang-roberts&n=200-500:100&trials=300";
            List<JsonNode> told = served.lines("/api/lab?" + experiment)
                    .map(line -> Json.MAPPER.readTree(line)).toList();
            assertThat(told.get(0).get("type").asString()).isEqualTo("progress");
            assertThat(told.get(0).get("total").asInt()).isEqualTo(1_200);
            assertThat(told).extracting(line -> line.path("share").asDouble(1)).isSorted();
            JsonNode done = told.get(told.size() - 1);
            assertThat(done.get("type").asString()).isEqualTo("done");
            assertThat(done.get("findings").toString()).isEqualTo(
                    LabJson.findings(study(experiment, 2).findings()).toString());
            // What is known already needs no second run, and is the same to the last byte.
            assertThat(served.lines("/api/lab?trials=300&n=200-500:100").toList())
                    .containsExactly(done.toString());
        }
    }

    @Test
    void endsWhenWhoeverAskedHasGoneSoThatTheNextOneIsServed() {
        try (Served served = new Served()) {
            Stream<String> endless = served.lines("/api/lab?" + ENDLESS);
            assertThat(endless.iterator().next()).contains("\"progress\"");
            endless.close();
            // Of one address there is only ever one, so this one waits for the end of the other.
            assertThat(last(served.lines("/api/lab?" + SMALL)).get("type").asString())
                    .isEqualTo("done");
        }
    }

    @Test
    void tellsItsPlaceInTheQueueAndRefusesWhereItIsTooLong() {
        try (Served served = new Served(limits(60))) {
            Stream<String> first = served.lines("/api/lab?" + ENDLESS);
            assertThat(first.iterator().next()).contains("\"progress\"");
            Iterator<String> second = served.lines("/api/lab?" + SMALL).iterator();
            assertThat(second.next()).isEqualTo("{\"type\":\"waiting\",\"before\":1}");
            HttpResponse<String> third = served.get("/api/lab?" + SMALL);
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.body()).contains("1 experiments of your address are waiting already");
            first.close();
            String line = second.next();
            while (second.hasNext()) {
                line = second.next();
            }
            assertThat(line).startsWith("{\"type\":\"done\"");
        }
    }

    @Test
    void stopsAnExperimentThatHasUsedItsComputingAndKeepsWhatItFound() {
        try (Served served = new Served(limits(0.3))) {
            JsonNode end = last(served.lines("/api/lab?" + ENDLESS));
            assertThat(end.get("type").asString()).isEqualTo("stopped");
            assertThat(end.get("message").asString()).contains("use the command line");
            assertThat(end.get("findings").get("series").get(0).get("points").get(0)
                    .get("trials").asInt()).isPositive();
            assertThat(end.get("findings").get("complete").asBoolean()).isFalse();
            assertThat(end.get("findings").get("trialsFound").asLong())
                    .isLessThan(end.get("findings").get("trialsAsked").asLong());
            HttpResponse<String> whole = served.get("/api/lab?" + ENDLESS);
            assertThat(whole.statusCode()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "n=1-51; experiment; allowed is at most 50",
        "n=4,8&trials=100001; trials; allowed is at most 100,000 at each of so many",
        "n=401; n; allowed is at most 400",
        "n=8&work=20000001; work; allowed is at most 20,000,000",
        "n=x; n; allowed is whole numbers",
        "t=1; t; there is no key"})
    void refusesInWordsWhatIsTooMuch(String experiment, String key, String words) {
        try (Served served = new Served(limits(60))) {
            for (String path : List.of("/api/lab?", "/api/lab.csv?", "/lab?")) {
                HttpResponse<String> answer = served.get(path + experiment);
                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                assertThat(answer.body()).as(path).containsIgnoringCase(
                        words.replaceFirst("^allowed is ", ""));
            }
            assertThat(served.json("/api/lab?" + experiment).get("key").asString())
                    .isEqualTo(key);
        }
    }

    @Test
    void thePageKeepsWhatWasTypedAndSaysWhatIsAllowed() {
        try (Served served = new Served()) {
            HttpResponse<String> page =
                    served.get("/lab?form=1&algorithm=bully&n=4-x&trials=0&loss=0.1");
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("value=\"4-x\"", "value=\"0.1\"",
                    "id=\"error-n\"", "id=\"error-trials\"",
                    "Allowed: a whole number from 1 to 1000000",
                    "value=\"bully\" checked", "data-experiment=\"\"");
            assertThat(served.get("/lab?form=1&n=4").body())
                    .contains("Algorithms is &#34;&#34;".replace("&#34;", "\""));
        }
    }

    @Test
    void theFormLeadsToTheCanonicalAddress() {
        try (Served served = new Served()) {
            HttpResponse<String> answer = served.get("/lab?form=1&algorithm=ring&algorithm=bully"
                    + "&n=4,+8&ids=shuffled&loss=&trials=100&x=&bully.recovery=query");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .endsWith("/lab?v=1&algorithms=ring,bully&n=4,8");
        }
    }

    @Test
    void thePageHasAFieldForEveryKeyAndEscapesWhatAStrangerSends() {
        try (Served served = new Served()) {
            String page = served.get("/lab").body();
            ExperimentGrammar.DEFAULTS.keySet().stream()
                    .filter(key -> !key.equals("v") && !key.equals("algorithms"))
                    .forEach(key -> assertThat(page).contains("name=\"" + key + "\""));
            assertThat(page).contains("name=\"raft.range\"", "aria-current=\"page\">Lab</a>");
            assertThat(served.get("/lab?n=%3Cscript%3Ealert(1)%3C/script%3E").body())
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void rememberedFindingsDoNotGrowWithoutEnd() {
        LabCache cache = new LabCache();
        String long1 = "x".repeat(5_000_000);
        for (int i = 0; i < 10; i++) {
            cache.put("e" + i, new LabCache.Entry(long1, ""));
        }
        assertThat(cache.get("e9")).isPresent();
        assertThat(cache.get("e7")).isPresent();
        assertThat(cache.get("e6")).isEmpty();
    }
}
