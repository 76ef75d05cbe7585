package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Whatever leaves the server calls nodes as the scenario does, and never as they are inside. */
class NamedAnswersTest extends ServedTest {
    /** What stands for names inside; nothing else here is as large. */
    static final Pattern INSIDE = Pattern.compile("(?<![0-9.])2[0-9]{9}(?![0-9])");

    private static final Set<String> OF_NODES = Set.of("node", "to", "from", "leader", "suspect",
            "trusted", "id", "leaders", "initiators", "places", "links");
    private static final List<String> NAMES =
            List.of("253.4444444", "222.3333333", "7.1", "253.12", "0.5");
    private static final List<String> NUMBERS = List.of("4", "0", "2", "999999999", "3");

    static List<String> algorithms() {
        return Runs.REGISTRY.all().stream()
                .filter(algorithm -> algorithm.earliestLead().isEmpty())
                .map(AlgorithmType::id).toList();
    }

    /** A run in which whatever can be told of a node is. */
    private static String scenario(String algorithm, List<String> names, String detector) {
        String text = "algorithms=" + algorithm + "&ids=A,B,C,D&latency=1-5&loss=0.02"
                + "&duplicate=0.02&seed=3&until=260&detector=" + detector + "&clocks=B:1.1"
                + "&start=A,C&faults=20:crash-leader,22:recover-D,30:split-A-B,33:heal,"
                + "35:cut-A-B,36:slow-C-20,40:heal,41:pause-D,43:drop-A-B,44:delay-B-A-10,"
                + "50:resume-D,60:join-E,70:elect-B,90:crash-random,100:recover-random,"
                + "120:leave-C,130:double-A-B,150:crash-leader,170:recover-leader";
        String known = text.replace(",170:recover-leader", "");
        for (int i = 0; i < names.size(); i++) {
            known = known.replaceAll("(?<=[=,:-])" + (char) ('A' + i) + "(?![a-zA-Z])",
                    names.get(i));
        }
        return known;
    }

    private static void tellsNothingFromInside(String text, String where) {
        assertThat(INSIDE.matcher(text).results().map(found -> text.substring(
                Math.max(0, found.start() - 80), Math.min(text.length(), found.end() + 40))))
                .as(where).isEmpty();
    }

    /**
     * The nodes that a tree tells of, as they stand there; a judgement has none but in texts, and
     * a panel and its lane are from a tick on.
     */
    private static void collect(JsonNode tree, boolean ofNode, Set<JsonNode> nodes) {
        if (tree.isObject() && !tree.has("verdict")) {
            tree.properties().stream().filter(property -> !isOfTicks(tree, property.getKey()))
                    .forEach(property -> collect(property.getValue(),
                            OF_NODES.contains(property.getKey())
                                    && !property.getValue().isObject(), nodes));
        } else if (tree.isArray()) {
            tree.forEach(item -> collect(item, ofNode, nodes));
        } else if (ofNode) {
            nodes.add(tree);
        }
    }

    private static boolean isOfTicks(JsonNode tree, String key) {
        return key.equals("lane")
                || key.equals("from") && tree.has("tick") && !tree.has("number");
    }

    private static void callsNodes(JsonNode tree, List<String> names) {
        Set<JsonNode> nodes = new HashSet<>();
        collect(tree, false, nodes);
        assertThat(nodes).allSatisfy(node -> assertThat(node.isNull()
                || node.isNumber() && node.asInt() <= 0
                || node.isString() && (names.contains(node.asString())
                        || node.asString().matches("P\\d+|[a-z-]+"))).as(node.toString()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAnswerOfTheApiCallsNodesAsTheScenarioDoes(String algorithm) {
        for (List<String> names : List.of(NAMES, NUMBERS)) {
            for (String detector : List.of("perfect:3", "heartbeat:6,20")) {
                String scenario = scenario(algorithm, names, detector);
                String run = served.get("/api/run?" + scenario).body();
                tellsNothingFromInside(run, "/api/run?" + scenario);
                JsonNode answer = Json.MAPPER.readTree(run);
                assertThat(answer.get("scenario").asString()).contains(names.get(0));
                callsNodes(answer.get("results"), names);
                assertThat(answer.get("results").get(0).get("error")).isNull();
                String trace = served.get("/api/trace?" + scenario).body();
                tellsNothingFromInside(trace, "/api/trace?" + scenario);
                Set<String> seen = new TreeSet<>();
                trace.lines().map(Json.MAPPER::readTree).forEach(event -> {
                    callsNodes(event, names);
                    if (event.has("node") && event.get("node").isString()) {
                        seen.add(event.get("node").asString());
                    }
                });
                assertThat(seen).as(scenario).containsAll(names);
            }
        }
    }

    /** Texts of nodes, and not only their numbers, are told by name. */
    @Test
    void textsCallNodesByName() {
        String run = served.get("/api/run?algorithms=bully,lamport,lease&ids=1.5,1.7,0.9&start=0.9"
                + "&latency=1&detector=none&faults=0:crash-1.7,0:slow-1.5-10,9:drop-1.5-0.9"
                + "&until=60").body();
        assertThat(run).contains("1.5 (term", "\"why\":\"drop-1.5-0.9 does nothing");
        String trace = served.get("/api/trace?algorithms=ring,invitation,lease"
                + "&ids=1.5,1.7,0.9&until=90").body();
        assertThat(trace).contains("names [0.9, 1.5, 1.7]", "found [0.9, 1.5", "holder 1.5",
                "coordinator 1.7");
    }

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(out, true));
        command.execute(arguments);
        return out.toString();
    }

    @Test
    void theCommandLinePrintsWhatTheApiAnswers() {
        String scenario = scenario("bully", NAMES, "perfect:3");
        assertThat(Json.MAPPER.readTree(printed("run", scenario)))
                .isEqualTo(served.json("/api/run?" + scenario));
        assertThat(printed("trace", scenario))
                .isEqualTo(served.get("/api/trace?" + scenario).body());
        assertThat(Json.MAPPER.readTree(printed("digest", scenario)))
                .isEqualTo(served.json("/api/digest?" + scenario));
        assertThat(printed("run", "algorithms=bully&ids=1.2,7"))
                .contains("ids has \"7\"; allowed is identifiers that all have 2 parts");
        String lab = "algorithms=bully,raft&n=3&ids=253.4444444,222.3333333,7.1&trials=3"
                + "&start=7.1";
        String found = printed("lab", "--json", lab);
        tellsNothingFromInside(found, lab);
        assertThat(found).contains("ids=253.4444444,222.3333333,7.1", "start=7.1");
        assertThat(printed("lab", "--csv", lab)).contains("253.4444444");
        assertThat(printed("lab", "--json", "algorithms=time-slice&n=2&ids=1.2,3.4&trials=3"))
                .contains("TimeSlice counts with identifiers");
    }

    /** What a node is called costs bits in the Lab, and changes nothing else. */
    @Test
    void theLabCountsTheBitsOfNames() {
        JsonNode named = found("ids=7.1,222.3333333,253.4444444");
        JsonNode numbered = found("n=3&ids=ascending");
        assertThat(mean(named, "sent")).isEqualTo(mean(numbered, "sent")).isEqualTo(8);
        // An identifier of 2 bits, or of 8 + 23, and 1 for the term.
        assertThat(mean(numbered, "bits")).isEqualTo(8 * (2 + 1));
        assertThat(mean(named, "bits")).isEqualTo(8 * (8 + 23 + 1));
    }

    private static double mean(JsonNode findings, String measure) {
        return findings.findValue(measure).get("mean").asDouble();
    }

    private static JsonNode found(String layout) {
        JsonNode findings = served.json("/api/lab?algorithms=chang-roberts&latency=1&trials=2&"
                + layout);
        assertThat(findings.findValue("bits")).as(findings.toString()).isNotNull();
        return findings;
    }

    @Test
    void everyFrameCallsNodesAsTheScenarioDoes() {
        String scenario = scenario("bully,invitation,raft,lease,ring,flood-max", NAMES,
                "heartbeat:6,20").replace("until=260", "until=150").replace(
                        ",150:crash-leader", "");
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'open','scenario':'" + scenario + "'}");
            List<JsonNode> frames = new ArrayList<>(List.of(
                    viewer.next("opened"), viewer.next("keyframe")));
            for (int step = 0; step < 100; step++) {
                viewer.send("{'type':'step','by':1}");
                frames.add(viewer.next("ticks"));
            }
            viewer.send("{'type':'fault','action':'crash-253.12'}");
            JsonNode opened = viewer.next("opened");
            assertThat(opened.get("scenario").asString()).contains("101:crash-253.12");
            frames.add(opened);
            frames.add(viewer.next("keyframe"));
            viewer.send("{'type':'fault','action':'crash-253'}");
            viewer.isRefused("invalid", "faults", "the nodes 253.4444444,222.3333333");
            Set<JsonNode> seen = new HashSet<>();
            for (JsonNode frame : frames) {
                tellsNothingFromInside(frame.toString(), frame.get("type").asString());
                frame.path("panels").forEach(panel -> callsNodes(panel, NAMES));
                collect(frame, false, seen);
            }
            assertThat(seen.toString()).contains(NAMES);
            assertThat(frames.toString()).contains("\"action\":\"join-0.5\"", "[\"7.1\",");
        }
    }

    @Test
    void thePageComesWithNames() {
        String page = served.get("/?" + scenario("bully,raft", NAMES, "perfect:3") + "&t=40")
                .body();
        tellsNothingFromInside(page, "the page");
        assertThat(page).contains("\"id\":\"253.4444444\"", "partition {253.4444444 222.3333333}",
                "cut the link 253.4444444 → 222.3333333", "node 222.3333333 calls an election");
    }

    @Test
    void theColumnSaysWhatIsWrongWithIdentifiers() {
        String column = "/scenario?algorithm=bully&algorithm=time-slice&ids=";
        assertThat(served.get(column + "1.2,3.4").body()).contains("TimeSlice counts with"
                + " identifiers, which for that have to be whole numbers from 1 on, and 1.2 is"
                + " none");
        assertThat(served.get(column + "1.2,3").body())
                .contains("Not \"3\". Allowed: identifiers that all have 2 parts, as 1.2 has");
        assertThat(served.get("/scenario?algorithm=bully&ids=1.2,3.4&new-tick=5&new-action=cut"
                + "&new-nodes=1.2+3.4&put-in=1").body())
                .contains("cut the link 1.2 → 3.4").doesNotContain("Say from which");
        assertThat(served.get("/scenario?algorithm=bully&ids=1.2,3.4&new-tick=5&new-action=crash"
                + "&new-nodes=1.&put-in=1").body()).contains("Say which node, such as 5");
    }

    /** What is wrong is left out, and the rest of the scenario opens. */
    @Test
    void aPageWithoutWhoCountsWithIdentifiersOpens() {
        assertThat(served.get("/?algorithms=bully,time-slice&ids=1.2,3.4").body())
                .contains("TimeSlice counts with identifiers", "algorithms=bully&amp;n=2&amp;"
                        + "ids=1.2,3.4");
        assertThat(served.get("/?algorithms=bully&ids=1.2,3.4&start=1.2,9.9").body())
                .contains("start=1.2");
    }

    /** Who does not come back from a handler is called by name, too. */
    @Test
    void whoWatchesOverARunHearsNames() {
        List<String> told = new ArrayList<>();
        new Simulation(Scenario.parse("algorithms=bully&ids=253.4444444,7.1", Runs.REGISTRY),
                Runs.REGISTRY.get("bully"), new WorkLimit(Long.MAX_VALUE, Long.MAX_VALUE,
                        (algorithm, tick, node) -> told.add(node.get().toString()))).run();
        assertThat(told).contains("7.1").allMatch(List.of("253.4444444", "7.1")::contains);
    }
}
