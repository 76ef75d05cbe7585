package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.compare.Comparison;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
                "@typedef {Opened | Keyframe | Ticks | Clock | Live | Refusal} Frame",
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

    /** What the frames of a run have in them, by name; whatever is a key to something is data. */
    private static Set<String> names(JsonNode tree) {
        Set<String> names = new TreeSet<>();
        tree.properties().forEach(property -> {
            names.add(property.getKey());
            if (!Set.of("fields", "byKind").contains(property.getKey())) {
                JsonNode inside = property.getValue();
                (property.getKey().equals("elections") ? inside.values() : List.of(inside))
                        .forEach(each -> names.addAll(names(each)));
            }
        });
        if (tree.isArray()) {
            tree.forEach(each -> names.addAll(names(each)));
        }
        return names;
    }

    @Test
    void haveEveryPropertyThatFramesHave() {
        Scenario scenario = Scenario.parse("algorithms=flood-max,itai-rodeh&n=5&start=all&until=90"
                + "&faults=9:crash-leader,12:crash-leader,20:recover-5,30:join-9", Runs.REGISTRY);
        Frames frames = new Frames(
                new Comparison(Simulation::new, scenario, Runs.REGISTRY, WorkLimit::unlimited));
        Set<String> names = new TreeSet<>();
        for (String frame : List.of(frames.opened(scenario.text()), frames.keyframe(0),
                frames.ticks(1, 40), frames.ticks(41, 90))) {
            names.addAll(names(Json.MAPPER.readTree(frame)));
        }
        String types = types();
        assertThat(names).hasSizeGreaterThan(80).allSatisfy(name ->
                assertThat(types).containsPattern("[{ ]" + name + "\\??: "));
    }
}
