package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The types of the page are those of the records that travel: {@code web/script/wire.js} is written
 * from {@link Frame}, by {@code mvn test -Dtest=WireTypesTest -Dtypes=write}.
 */
class WireTypesTest {
    private static final Path FILE = Path.of("web/script/wire.js");

    @Test
    void areThoseOfTheRecords() throws IOException {
        String types = WireTypes.written();
        if (System.getProperty("types", "").equals("write")) {
            Files.writeString(FILE, types);
        }
        assertThat(Files.readString(FILE)).as("write it anew: mvn test -Dtest=WireTypesTest"
                + " -Dtypes=write").isEqualTo(types);
    }

    /** Without where its lines are broken. */
    private static String types() {
        return WireTypes.written().replaceAll("\\s+\\*\\s+", " ");
    }

    @Test
    void haveAllFramesAndAllThatIsInThem() {
        assertThat(types()).contains(
                "@typedef {Opened | Keyframe | Ticks | Clock | Refusal} Frame",
                "@typedef {{type: \"clock\", playing: boolean, speed: number, tick: number}} Clock",
                "@typedef {AlgorithmTraits & {kinds: KindInfo[],",
                "@typedef {MergePatch<PanelSummary> & {lane?: PhaseInterval[],",
                "@typedef {{id: NodeId} & MergePatch<NodeState>} NodeNews",
                "@typedef {[NodeId, NodeId]} Link");
    }

    @Test
    void nameAsOptionalWhatIsNotThereWhenItIsEmpty() {
        String refusal = new Frame.Refusal("too-fast", "frame", "too fast", List.of()).text();
        assertThat(refusal).isEqualTo("{\"type\":\"refused\",\"code\":\"too-fast\","
                + "\"key\":\"frame\",\"message\":\"too fast\"}");
        assertThat(types()).contains("{{type: \"refused\", code: string, key: string,"
                + " message: string, problems?: Problem[]}} Refusal");
    }
}
