package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.compare.Alignment;
import hustings.compare.Comparison;
import hustings.compare.RunOutlines;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FramesTest {
    private static final String TUMULT = "n=5&start=all&detector=heartbeat:3,9&latency=1-4"
            + "&loss=0.1&duplicate=0.1&until=120&faults=9:crash-leader,20:recover-5,30:join-9,"
            + "40:split-1-2,55:pause-2,60:leave-3,70:heal,75:resume-2,90:crash-1,95:recover-1";

    @ParameterizedTest
    @ValueSource(strings = {
            "algorithms=bully,modified-bully,lease,raft&" + TUMULT,
            "algorithms=lamport,randomized,invitation,fast-leader-election&" + TUMULT,
            "algorithms=ring,chang-roberts,le-lann&" + TUMULT,
            "algorithms=bully,raft&ids=0.1,253.44,222.33,7.0&faults=9:crash-leader,30:recover-7.0",
            "algorithms=raft&n=5&start=random:2&raft.range=2&until=400&detector=heartbeat:5,15"
                    + "&faults=5:split-1-2,80:heal,120:crash-leader,160:recover-5"})
    void whatHasChangedAddsUpToTheWholeState(String text) {
        Scenario scenario = Scenario.parse(text, Runs.REGISTRY);
        Frames frames = frames(scenario);
        ObjectNode state = read(frames.keyframe(0));
        for (long tick = 1; tick <= scenario.until(); tick += 1 + tick % 3) {
            fold(read(frames.ticks(frames.position() + 1, tick)), state);
            ObjectNode whole = whole(read(frames(scenario).keyframe(tick)));
            assertThat(whole(state)).isEqualTo(whole);
        }
    }

    private static Frames frames(Scenario scenario) {
        return new Frames(
                new Comparison(Simulation::new, scenario, Runs.REGISTRY, WorkLimit::unlimited));
    }

    @ParameterizedTest
    @EnumSource(value = Alignment.class, names = {"TICK", "EVENT", "AGREEMENT"})
    void whatAFrameSaysDoesNotDependOnWhatWasWrittenBefore(Alignment by) {
        Scenario scenario = Scenario.parse(
                "algorithms=bully,lease,raft&" + TUMULT, Runs.REGISTRY);
        RunOutlines outlines =
                RunOutlines.of(Simulation::new, scenario, Runs.REGISTRY, WorkLimit::unlimited);
        Supplier<Frames> fresh = () -> new Frames(
                new Comparison(outlines, by, WorkLimit::unlimited));
        Frames used = fresh.get();
        long end = Math.min(110, outlines.timetable(by).length());
        for (long from : new long[] {1, 2, 40, 41, 44, 20, 9, 12, end - 8, end - 3, 5}) {
            for (long to : new long[] {from, from + 2}) {
                assertThat(used.ticks(from, to)).isEqualTo(fresh.get().ticks(from, to));
            }
            assertThat(used.keyframe(from)).isEqualTo(fresh.get().keyframe(from));
        }
    }

    @Test
    void whatIsAsItWasIsNotToldAgain() {
        Frames frames = frames(Scenario.parse(
                "algorithms=bully,ring&until=100", Runs.REGISTRY));
        assertThat(frames.ticks(91, 91)).isEqualTo("{\"type\":\"ticks\",\"from\":91,\"to\":91,"
                + "\"panels\":[{\"from\":91,\"tick\":91},{\"from\":91,\"tick\":91}]}");
    }

    private static ObjectNode read(String frame) {
        return (ObjectNode) Json.MAPPER.readTree(frame);
    }

    /** What a page keeps of a keyframe that can be compared with what it has folded. */
    private static ObjectNode whole(ObjectNode keyframe) {
        for (JsonNode each : keyframe.get("panels")) {
            ObjectNode panel = (ObjectNode) each;
            panel.remove(List.of("inFlight", "moreInFlight"));
            // The page knows their places; who joins comes last here.
            List<JsonNode> nodes = new ArrayList<>(panel.get("nodes").values());
            nodes.sort(Comparator.comparing(node -> node.get("id").asString()));
            ((ArrayNode) panel.get("nodes")).removeAll().addAll(nodes);
        }
        return keyframe;
    }

    private static void fold(ObjectNode frame, ObjectNode state) {
        state.set("tick", frame.get("to"));
        merge(state, "table", "key", frame.path("table"));
        if (frame.has("uneven")) {
            state.set("uneven", frame.get("uneven"));
        } else {
            state.remove("uneven");
        }
        for (int i = 0; i < frame.get("panels").size(); i++) {
            foldPanel((ObjectNode) frame.get("panels").get(i),
                    (ObjectNode) state.get("panels").get(i));
        }
    }

    private static void foldPanel(ObjectNode news, ObjectNode panel) {
        for (JsonNode event : news.path("events")) {
            event.path("changes").forEach(change -> foldChange(event.get("node"), change, panel));
        }
        for (JsonNode node : news.path("nodes")) {
            patch(nodeOf(node.get("id"), panel), (ObjectNode) node);
        }
        merge(panel, "properties", "id", news.path("properties"));
        news.path("lane").forEach(((ArrayNode) panel.get("lane"))::add);
        news.path("futile").forEach(((ArrayNode) panel.get("futile"))::add);
        news.remove(List.of("events", "nodes", "properties", "lane", "futile", "from"));
        patch(panel, news);
    }

    private static void foldChange(JsonNode node, JsonNode change, ObjectNode panel) {
        ObjectNode fields = nodeOf(node, panel).withObject("/fields");
        String field = change.get("field").asString();
        assertThat(change.has("before") || fields.has(field)).as("what %s was", field).isTrue();
        fields.set(field, change.get("after"));
    }

    private static ObjectNode nodeOf(JsonNode id, ObjectNode panel) {
        for (JsonNode node : panel.get("nodes")) {
            if (node.get("id").equals(id)) {
                return (ObjectNode) node;
            }
        }
        ObjectNode joined = ((ArrayNode) panel.get("nodes")).addObject();
        joined.set("id", id);
        return joined;
    }

    private static void merge(ObjectNode state, String name, String key, JsonNode news) {
        ArrayNode all = (ArrayNode) state.get(name);
        Map<JsonNode, JsonNode> byKey = new LinkedHashMap<>();
        all.forEach(each -> byKey.put(each.get(key), each));
        news.forEach(each -> byKey.put(each.get(key), each));
        all.removeAll();
        byKey.values().forEach(all::add);
    }

    /** RFC 7396. */
    private static void patch(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else if (entry.getValue() instanceof ObjectNode part) {
                patch(target.withObject("/" + entry.getKey()), part);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        }
    }
}
