package hustings.server;

import hustings.compare.Comparison;
import hustings.compare.CostTable;
import hustings.compare.Moment;
import hustings.compare.Panel;
import hustings.sim.Election;
import hustings.sim.Result;
import hustings.sim.Simulation;
import hustings.sim.Snapshot;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The frames that a viewer gets: what is open, the whole state at a tick, and what changes. */
final class Frames {
    private static final int MOST_ELECTIONS = 20;
    /* More dots than anybody can tell apart; the count goes on. */
    private static final int MOST_IN_FLIGHT = 5_000;

    private Frames() {}

    /** What has been opened: everything that does not change while it runs. */
    static ObjectNode opened(Comparison comparison) {
        ObjectNode frame = Json.object().put("type", "opened")
                .put("scenario", comparison.scenario().text())
                .put("length", comparison.length())
                .put("until", comparison.scenario().until());
        ArrayNode faults = frame.putArray("faults");
        comparison.scenario().faults().forEach(fault -> faults.addObject()
                .put("tick", fault.tick()).put("action", fault.action().toString()));
        ArrayNode algorithms = frame.putArray("algorithms");
        for (Panel panel : comparison.panels()) {
            ObjectNode algorithm = Json.engine(panel.engine(), comparison.scenario().n());
            algorithm.set("listing", Json.listing(panel.engine()));
            algorithms.add(algorithm);
        }
        return frame;
    }

    /** The whole state at the present tick. */
    static ObjectNode keyframe(Comparison comparison) {
        ObjectNode frame = Json.object().put("type", "keyframe").put("tick", comparison.now());
        List<Result> results = new ArrayList<>();
        ArrayNode panels = frame.putArray("panels");
        for (Panel panel : comparison.panels()) {
            panel.takeMoments();
            Simulation simulation = panel.simulation();
            Snapshot snapshot = simulation.snapshot();
            ObjectNode tree = standing(panel, 0, results);
            tree.set("properties", Json.judgements(panel.judgements()));
            tree.set("nodes", Json.tree(snapshot.nodes(), ArrayNode.class));
            tree.set("inFlight", Json.tree(snapshot.inFlight().stream().limit(MOST_IN_FLIGHT)
                    .toList(), ArrayNode.class));
            tree.put("moreInFlight",
                    Math.max(0, snapshot.inFlight().size() - MOST_IN_FLIGHT));
            panels.add(tree);
        }
        frame.set("table", Json.tree(CostTable.of(results).rows(), ArrayNode.class));
        return frame;
    }

    /** What has happened from one tick on, up to the present one. */
    static ObjectNode ticks(Comparison comparison, long from) {
        ObjectNode frame = Json.object().put("type", "ticks")
                .put("from", from).put("to", comparison.now());
        List<Result> results = new ArrayList<>();
        ArrayNode panels = frame.putArray("panels");
        for (Panel panel : comparison.panels()) {
            Simulation simulation = panel.simulation();
            ObjectNode tree = standing(panel, from, results);
            panel.takeNews().ifPresent(news -> tree.set("properties", Json.judgements(news)));
            List<Moment> moments = panel.takeMoments();
            ArrayNode events = tree.putArray("events");
            moments.forEach(moment -> events.add(Json.event(moment)));
            ArrayNode nodes = tree.putArray("nodes");
            moments.stream().mapToInt(moment -> moment.event().node()).filter(id -> id > 0)
                    .sorted().distinct().forEach(id ->
                            nodes.add(Json.tree(simulation.node(id), ObjectNode.class)));
            panels.add(tree);
        }
        frame.set("table", Json.tree(CostTable.of(results).rows(), ArrayNode.class));
        return frame;
    }

    /** How a run stands; of its lane, the stretches that began at a tick or later. */
    private static ObjectNode standing(Panel panel, long from, List<Result> results) {
        Simulation simulation = panel.simulation();
        Result result = simulation.result();
        results.add(result);
        ObjectNode tree = Json.object().put("phase", simulation.phase().toString());
        result.leader().ifPresent(leader -> tree.put("leader", leader));
        result.error().or(panel::stopped).ifPresent(error -> tree.put("error", error));
        if (simulation.isStill()) {
            tree.put("stillSince", simulation.lastBusyTick());
        }
        tree.set("messages", Json.tree(result.messages(), ObjectNode.class));
        List<Election> elections = result.elections();
        tree.put("electionCount", elections.size());
        tree.set("elections", Json.tree(elections.subList(
                Math.max(0, elections.size() - MOST_ELECTIONS), elections.size()),
                ArrayNode.class));
        tree.set("lane", Json.tree(simulation.lane().stream()
                .filter(stretch -> stretch.from() >= from).toList(), ArrayNode.class));
        return tree;
    }

    /** Whether time runs, how fast, and what tick it is. */
    static ObjectNode clock(boolean playing, double speed, long tick) {
        return Json.object().put("type", "clock").put("playing", playing)
                .put("speed", speed).put("tick", tick);
    }
}
