package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run hashes to, and what its faults read like. */
class DigestTest extends ServedTest {
    private static final String SCENARIO = "algorithms=bully,ring&n=5&faults=30:crash-leader";

    /** The lines of the trace of one algorithm, as the digest hashes them. */
    private static List<String> lines(String scenario, String algorithm) {
        return served.get("/api/trace?" + scenario).body().lines()
                .map(line -> (ObjectNode) Json.MAPPER.readTree(line))
                .filter(line -> line.get("algorithm").asString().equals(algorithm))
                .map(line -> {
                    line.remove(List.of("lines", "source"));
                    return line + "\n";
                }).toList();
    }

    private static String sha256(List<String> lines) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isTheHashOfTheTraceWithoutLines() throws NoSuchAlgorithmException {
        JsonNode answer = served.json("/api/digest?" + SCENARIO);
        assertThat(answer.get("scenario").asString()).isEqualTo("v=1&" + SCENARIO);
        assertThat(answer.get("digests").propertyNames()).containsExactly("bully", "ring");
        for (String algorithm : List.of("bully", "ring")) {
            List<String> lines = lines(SCENARIO, algorithm);
            JsonNode digest = answer.get("digests").get(algorithm);
            assertThat(digest.get("events").asInt()).isEqualTo(lines.size()).isPositive();
            assertThat(digest.get("sha256").asString()).isEqualTo(sha256(lines));
        }
    }

    @Test
    void staysTheSameForTheSameRunAndDiffersForAnother() {
        JsonNode digests = served.json("/api/digest?" + SCENARIO).get("digests");
        assertThat(served.json("/api/digest?" + SCENARIO + "&t=12").get("digests"))
                .isEqualTo(digests);
        assertThat(served.json("/api/digest?algorithms=bully&n=5&faults=30:crash-leader")
                .get("digests").get("bully")).isEqualTo(digests.get("bully"));
        JsonNode other = served.json("/api/digest?" + SCENARIO + ",9:bully.drop-2-1")
                .get("digests");
        assertThat(other.get("ring")).isEqualTo(digests.get("ring"));
        assertThat(other.get("bully")).isNotEqualTo(digests.get("bully"));
    }

    @Test
    void isPrintedOnTheCommandLineToo() {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        assertThat(command.execute("digest", SCENARIO)).isZero();
        assertThat(Json.MAPPER.readTree(out.toString()))
                .isEqualTo(served.json("/api/digest?" + SCENARIO));
        assertThat(command.execute("digest", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: hustings digest");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/digest?n=0 | 400 | n is \"0\"; allowed is",
        "/api/digest?algorithms=bully&n=2000&latency=1 | 422 | ",
        "/api/scenario?n=65 | 400 | at most 64 nodes",
        "/api/scenario?until=10001 | 400 | at most 10000 ticks",
        "/api/scenario?faults=3:drop-2 | 400 | TICK:ACTION"})
    void refusesInWords(String path, int status, String words) {
        var response = served.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode refusal = Json.MAPPER.readTree(response.body());
        assertThat(refusal.get("type").asString()).isEqualTo("refused");
        assertThat(refusal.get("message").asString()).contains(words == null ? "" : words);
    }

    @Test
    void readsAScenarioWithoutRunningIt() {
        assertThat(served.json("/api/scenario?faults=9:heal,3:heal&n=8&t=4").get("scenario")
                .asString()).isEqualTo("v=1&algorithms=bully,ring,chang-roberts,randomized"
                        + "&faults=3:heal,9:heal&t=4");
    }

    @ParameterizedTest
    @CsvSource({
        "crash-8, crash node 8", "crash-leader, crash the leader", "heal, heal all links",
        "elect-5, node 5 calls an election", "split-1-2-3, partition {1 2 3} | rest",
        "cut-5-4, cut the link 5 → 4", "slow-5-40, what node 5 sends takes 40 ticks",
        "slow-5-0, what node 5 sends takes as long as usual",
        "bully.drop-2-1, drop the message from 2 to 1 (bully)",
        "bully.drop-2-1~2, drop the 2nd message from 2 to 1 (bully)",
        "deliver-2-1, deliver the message from 2 to 1",
        "double-2-1~11, duplicate the 11th message from 2 to 1",
        "chang-roberts.delay-2-1-10, delay the message from 2 to 1 by 10 ticks (chang-roberts)",
        "delay-2-1-1, delay the message from 2 to 1 by 1 tick",
        "nonsense-1-2, nonsense-1-2"})
    void saysWhatAFaultDoes(String action, String words) {
        assertThat(FaultWords.of(action)).isEqualTo(words);
        assertThat(served.get("/scenario?algorithm=bully&fault=9:" + action).body()
                .lines().filter(line -> line.contains("class=\"fault\""))
                .collect(Collectors.joining())).contains("<span>" + words);
    }
}
