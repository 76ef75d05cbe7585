package hustings.live.maelstrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.sim.Runs;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AlgorithmNodeTest {
    private final Map<String, AlgorithmNode> nodes = new LinkedHashMap<>();
    private final List<Envelope> sent = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private long tick;

    private static String quoted(String line) {
        return line.replace('\'', '"');
    }

    private static String init(String self, String all) {
        return quoted("{'src':'c0','dest':'" + self + "','body':{'type':'init','msg_id':1,"
                + "'node_id':'" + self + "','node_ids':" + all + "}}");
    }

    private AlgorithmNode node(String algorithm) {
        return new AlgorithmNode(new NodeOptions(Runs.REGISTRY, algorithm, Map.of()),
                line -> sent.add(Envelope.parse(line)), logged::add);
    }

    private void begin(String algorithm, List<String> names) {
        names.forEach(name -> {
            nodes.put(name, node(algorithm));
            nodes.get(name).receive(init(name, "['" + String.join("','", names) + "']"));
        });
        assertThat(sent).hasSameSizeAs(names).allMatch(each -> each.type().equals("init_ok"));
        sent.clear();
    }

    /** Every message takes a tick; whoever is not there any more hears nothing. */
    private void pass(int ticks) {
        for (int i = 0; i < ticks; i++) {
            List<Envelope> arriving = List.copyOf(sent);
            sent.clear();
            arriving.stream().filter(each -> nodes.containsKey(each.dest()))
                    .forEach(each -> nodes.get(each.dest()).receive(each.line()));
            nodes.values().forEach(node -> node.advance(tick, OptionalLong.empty()));
            tick++;
        }
    }

    private JsonNode ask(AlgorithmNode node, String body) {
        List<Envelope> before = List.copyOf(sent);
        node.receive(quoted("{'src':'c1','dest':'x','body':" + body + "}"));
        List<Envelope> answers = sent.subList(before.size(), sent.size());
        assertThat(answers).hasSize(1);
        Envelope answer = answers.get(0);
        sent.remove(sent.size() - 1);
        assertThat(answer.dest()).isEqualTo("c1");
        return answer.body();
    }

    private List<String> leaders() {
        return nodes.values().stream().map(node -> ask(node, "{'type':'leader','msg_id':5}")
                .path("leader").asString("none")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bully", "modified-bully", "lamport", "randomized", "raft",
        "invitation", "fast-leader-election"})
    void aGroupElectsAndElectsAgainWhenItsLeaderIsGone(String algorithm) {
        begin(algorithm, List.of("n1", "n2", "n3"));
        pass(400);
        String first = leaders().get(0);
        assertThat(leaders()).containsOnly(first).doesNotContain("none");
        nodes.remove(first);
        pass(400);
        assertThat(leaders()).hasSize(2).containsOnly(leaders().get(0)).doesNotContain(first);
        assertThat(nodes.keySet()).contains(leaders().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring", "chang-roberts"})
    void aRingOfThemElectsTheLargest(String algorithm) {
        begin(algorithm, List.of("n9", "n10", "n2"));
        pass(100);
        assertThat(leaders()).containsOnly("n10");
    }

    @Test
    void tellsWhomItFollowsAndSince() {
        begin("bully", List.of("b7", "a30"));
        assertThat(ask(nodes.get("b7"), "{'type':'leader','msg_id':6}").toString()).isEqualTo(
                "{\"type\":\"leader_ok\",\"leader\":null,\"term\":0,\"in_reply_to\":6}");
        pass(20);
        assertThat(ask(nodes.get("b7"), "{'type':'leader','msg_id':7}").toString()).isEqualTo(
                "{\"type\":\"leader_ok\",\"leader\":\"a30\",\"term\":1,\"in_reply_to\":7}");
        assertThat(logged).contains("leader a30 in term 1");
    }

    @Test
    void whoeverWasStoppedForLongFollowsTheNewLeader() {
        begin("bully", List.of("n1", "n2", "n3"));
        pass(20);
        AlgorithmNode stopped = nodes.remove("n1");
        pass(100);
        nodes.put("n1", stopped);
        sent.clear();
        nodes.get("n3").advance(tick, OptionalLong.empty());
        while (sent.stream().noneMatch(each -> each.dest().equals("n1"))) {
            nodes.get("n3").advance(++tick, OptionalLong.empty());
        }
        sent.stream().filter(each -> each.dest().equals("n1"))
                .forEach(each -> stopped.receive(each.line()));
        sent.clear();
        stopped.advance(++tick, OptionalLong.of(20));
        assertThat(sent).isEmpty();
        assertThat(ask(stopped, "{'type':'leader','msg_id':1}").path("leader").asString())
                .isEqualTo("n3");
    }

    @Test
    void keepsWhatComesBeforeItKnowsWhoItIs() {
        AlgorithmNode late = node("bully");
        assertThat(ask(late, "{'type':'leader','msg_id':2}").path("code").asInt()).isEqualTo(11);
        late.receive(quoted("{'src':'n1','dest':'n2','body':"
                + "{'type':'hustings','kind':'ELECTION','message':{'term':1}}}"));
        late.receive(init("n2", "['n1','n2']"));
        sent.clear();
        late.advance(0, OptionalLong.empty());
        assertThat(sent).extracting(each -> each.body().path("kind").asString())
                .containsExactlyInAnyOrder("COORDINATOR", "OK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'echo','msg_id':3}|10|type is \"echo\"; supported are",
        "{'msg_id':3}|10|type is \"\"; supported are",
        "{'type':'init','msg_id':3,'node_id':'n1','node_ids':['n1']}|12|init has come before",
        "{'type':'hustings','msg_id':3,'kind':'OK'}|12|src is \"c1\"; such a message comes from",
    })
    void refusesRequestsByTheCodesOfTheProtocol(String body, int code, String words) {
        begin("bully", List.of("n1", "n2"));
        JsonNode answer = ask(nodes.get("n1"), body);
        assertThat(answer.path("type").asString()).isEqualTo("error");
        assertThat(answer.path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("in_reply_to").asInt()).isEqualTo(3);
        assertThat(answer.path("text").asString()).startsWith(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'node_id':'n1'", "'node_id':'n1','node_ids':7",
        "'node_id':'n1','node_ids':[]", "'node_id':'n1','node_ids':['n1','n1']",
        "'node_id':'n1','node_ids':['n1',2]", "'node_id':'n3','node_ids':['n1','n2']",
        "'node_ids':['n1','n2']"})
    void refusesToBeginWithoutKnowingWhoIsWho(String keys) {
        AlgorithmNode node = node("bully");
        JsonNode answer = ask(node, "{'type':'init','msg_id':1," + keys + "}");
        assertThat(answer.path("code").asInt()).isEqualTo(12);
        assertThat(answer.path("text").asString()).containsPattern("node_ids is|is none of");
        assertThat(node.isInitialised()).isFalse();
    }

    @Test
    void passesOverWhateverElseItIsSent() {
        begin("bully", List.of("n1", "n2"));
        AlgorithmNode node = nodes.get("n1");
        String good = quoted("{'src':'n2','dest':'n1','body':{'type':'hustings',"
                + "'kind':'COORDINATOR','message':{'term':1}}}");
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            StringBuilder line = new StringBuilder(good);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                line.setCharAt(random.nextInt(line.length()), (char) random.nextInt(32, 127));
            }
            node.receive(line.toString());
        }
        node.receiveTooLong();
        assertThat(logged).anyMatch(line -> line.contains("not JSON"))
                .anyMatch(line -> line.contains("no message"))
                .anyMatch(line -> line.contains("src is"))
                .anyMatch(line -> line.contains("type is"))
                .anyMatch(line -> line.contains("longer than 65536 bytes"));
        pass(20);
        assertThat(leaders()).containsOnly("n2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "buly|seed|1|did you mean bully?",
        "bully,ring|seed|1|allowed is one algorithm",
        "flood-max|seed|1|algorithms for a complete graph or a ring",
        "bully|recover|eager|option is \"recover\"; allowed is one of recovery, delta, detector",
        "bully|recovery|lazy|bully.recovery is \"lazy\"; allowed is one of eager",
        "bully|detector|perfect:3|nobody tells a node of Maelstrom who has crashed",
        "bully|delta|0|delta is \"0\"",
    })
    void refusesInWordsWhatItCannotRun(
            String algorithm, String option, String value, String words) {
        assertThatThrownBy(() ->
                new NodeOptions(Runs.REGISTRY, algorithm, Map.of(option, value)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }

    @Test
    void watchesLeadersWithHeartbeatsAsDeltaHasItUnlessItIsTold() {
        assertThat(new NodeOptions(Runs.REGISTRY, "bully", Map.of()).scenario(2).detector())
                .hasToString("heartbeat:25,61");
        assertThat(new NodeOptions(Runs.REGISTRY, "bully", Map.of("delta", "2", "recovery",
                "eager")).scenario(2).text()).contains("n=2", "heartbeat:10,25", "=eager");
        assertThat(new NodeOptions(Runs.REGISTRY, "bully", Map.of("detector", "none"))
                .scenario(2).detector()).hasToString("none");
    }

    @Test
    void keepsTimeByAClockAndEndsWithItsInput() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        BlockingQueue<String> log = new LinkedBlockingQueue<>();
        AlgorithmNode node = new AlgorithmNode(
                new NodeOptions(Runs.REGISTRY, "bully", Map.of()), lines::add, log::add);
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (PipedOutputStream out = new PipedOutputStream()) {
            NodeLoop loop = new NodeLoop(node, new PipedInputStream(out), 2_000);
            Thread.ofPlatform().start(() -> {
                try {
                    loop.run();
                    over.complete(null);
                } catch (InterruptedException e) {
                    over.completeExceptionally(e);
                }
            });
            out.write((init("n1", "['n1']") + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(lines.poll(30, TimeUnit.SECONDS)).contains("init_ok");
            assertThat(log.poll(30, TimeUnit.SECONDS)).isEqualTo("leader n1 in term 1");
        }
        over.get(30, TimeUnit.SECONDS);
    }
}
