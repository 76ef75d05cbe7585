package hustings.live.maelstrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hustings.sim.Runs;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/live-maelstrom.md} says, held to the code. */
class MaelstromDocumentTest {
    private static String document() throws IOException {
        return Files.readString(Path.of("docs/live-maelstrom.md"));
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(document()).results()
                .map(match -> match.group(1)).toList();
    }

    @Test
    void everyLineIsAMessageAndTheFirstIsWhatANodeReads() throws IOException {
        List<String> lines = found("`(\\{\"src\"[^`]*)`");
        assertThat(lines).hasSize(7)
                .allSatisfy(line -> assertThat(Envelope.parse(line).line()).isEqualTo(line));
        NodeNames names = new NodeNames(List.of("n1", "n2", "n3"));
        Member member = new Member("n1", names);
        assertThat(member.init().line()).isEqualTo(lines.get(0));
        member.start();
        member.isThere();
        assertThat(member.question(0).orElseThrow().line()).isEqualTo(lines.get(3));
        assertThat(member.leader(Envelope.parse(lines.get(4)))).contains("n3");
    }

    @Test
    void everyCommandIsOne() throws IOException {
        assertThat(found("jar live --node \\S+ '([^']*)'")).hasSize(1).allSatisfy(text ->
                assertThat(GroupScenario.parse(text, Runs.REGISTRY)).isNotNull());
        assertThat(Executable.parse(found("jar live --node (\\S+)").get(0)).command()).hasSize(1);
        List<String> nodes = found("(?m)^    java -jar \\S+ maelstrom (.*)$");
        assertThat(nodes).hasSize(2).allSatisfy(line -> {
            Map<String, String> options = new HashMap<>();
            Pattern.compile("--option (\\w+)=(\\w+)").matcher(line).results()
                    .forEach(match -> options.put(match.group(1), match.group(2)));
            assertThatCode(() -> new NodeOptions(
                    Runs.REGISTRY, line.replaceAll(" .*", ""), options)).doesNotThrowAnyException();
        });
    }

    @Test
    void everyKeyThatIsPrintedIsExplained() throws IOException {
        assertThat(document()).contains(keys(GroupOutcome.class)).contains(
                keys(MessageCounts.class)).contains(keys(LeaderChange.class));
    }

    private static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                .map(name -> "`" + name + "`").toList();
    }

    @Test
    void limitsAndCodesAreTheTrueOnes() throws IOException {
        assertThat(document()).contains("1 to " + GroupScenario.MOST_NODES + ")",
                "%,d bytes".formatted(LineReader.LONGEST),
                "%,d messages".formatted(MessageRouter.MOST_IN_FLIGHT),
                "| " + ErrorCode.NOT_SUPPORTED.number() + " | its type",
                "| " + ErrorCode.TEMPORARILY_UNAVAILABLE.number() + " | it comes before",
                "| " + ErrorCode.MALFORMED_REQUEST.number() + " | it is not what",
                "`heartbeat:25,61` for a Δ of 5 ticks",
                "answered with error " + ErrorCode.NODE_NOT_FOUND.number());
        assertThat(MessageRouter.MOST_IN_FLIGHT).isEqualTo(ExecutableNode.MOST_UNREAD);
    }
}
