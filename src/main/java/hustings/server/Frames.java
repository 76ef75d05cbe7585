package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.Comparison;
import hustings.compare.CostTable;
import hustings.compare.Footing;
import hustings.compare.Moment;
import hustings.compare.Panel;
import hustings.compare.Timetable;
import hustings.model.Algorithm;
import hustings.model.Topology;
import hustings.sim.Election;
import hustings.sim.InTheory;
import hustings.sim.Phase;
import hustings.sim.Result;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                .put("until", comparison.scenario().until())
                .put("delta", comparison.scenario().assumedDelta());
        ArrayNode faults = frame.putArray("faults");
        comparison.scenario().faults().forEach(fault -> faults.addObject()
                .put("tick", fault.tick()).put("action", fault.action().toString()));
        ArrayNode algorithms = frame.putArray("algorithms");
        for (Panel panel : comparison.panels()) {
            algorithms.add(algorithm(panel, comparison.scenario()));
        }
        return frame;
    }

    private static ObjectNode algorithm(Panel panel, Scenario scenario) {
        Algorithm about = panel.engine().about();
        ObjectNode algorithm = Json.engine(panel.engine(), scenario.n());
        algorithm.set("listing", Json.listing(panel.engine()));
        if (about.topology() == Topology.GRAPH) {
            algorithm.set("graph", graph(panel.simulation()));
        }
        algorithm.set("theory", Json.theory(new InTheory(scenario, panel.engine())));
        return algorithm;
    }

    /** What a page comes with, so that its first picture needs no socket. */
    static ObjectNode first(Comparison comparison) {
        ObjectNode frames = Json.object();
        frames.set("opened", opened(comparison));
        frames.set("keyframe", keyframe(comparison));
        return frames;
    }

    /** The graph that an algorithm runs on, with the nodes that join later. */
    private static ObjectNode graph(Simulation simulation) {
        ObjectNode graph = Json.object()
                .put("kind", simulation.scenario().graph().toString());
        graph.set("places", Json.tree(simulation.places(), ArrayNode.class));
        graph.set("links", Json.tree(simulation.links(), ArrayNode.class));
        return Named.in(graph, simulation.scenario().naming());
    }

    /** The whole state at the present position. */
    static ObjectNode keyframe(Comparison comparison) {
        ObjectNode frame = Json.object().put("type", "keyframe").put("tick", comparison.now());
        List<Result> results = new ArrayList<>();
        ArrayNode panels = frame.putArray("panels");
        for (Panel panel : comparison.panels()) {
            panel.takeMoments();
            Simulation simulation = panel.simulation();
            Snapshot snapshot = simulation.snapshot();
            ObjectNode tree = standing(panel, 0, results);
            tree.put("tick", panel.tick());
            tree.set("properties", Json.judgements(panel.judgements()));
            tree.set("nodes", Json.tree(snapshot.nodes(), ArrayNode.class));
            tree.set("inFlight", Json.tree(snapshot.inFlight().stream().limit(MOST_IN_FLIGHT)
                    .toList(), ArrayNode.class));
            tree.put("moreInFlight",
                    Math.max(0, snapshot.inFlight().size() - MOST_IN_FLIGHT));
            panels.add(Named.in(tree, comparison.scenario().naming()));
        }
        setTable(frame, comparison, results);
        if (comparison.timetable().by() != Alignment.TICK) {
            frame.set("alignment", alignment(comparison));
        }
        return frame;
    }

    /** What they cost side by side; and why nobody is marked as the cheapest, if so. */
    private static void setTable(
            ObjectNode frame, Comparison comparison, List<Result> results) {
        Optional<String> unevenness = Footing.of(comparison.panels(), results).unevenness();
        frame.set("table", Json.tree(CostTable.of(results, unevenness.isEmpty()).rows(),
                ArrayNode.class));
        unevenness.ifPresent(words -> frame.put("uneven", words));
    }

    /** What the panels are aligned by, where it is not the tick. */
    private static ObjectNode alignment(Comparison comparison) {
        Timetable timetable = comparison.timetable();
        ObjectNode tree = Json.object().put("by", timetable.by().toString())
                .put("length", timetable.length());
        timetable.meeting().ifPresent(position -> tree.put("meeting", position));
        ArrayNode phases = tree.putArray("phases");
        for (int i = 0; i < comparison.panels().size(); i++) {
            timetable.phase(i).ifPresentOrElse(phases::add, phases::addNull);
        }
        return tree;
    }

    /** What has happened from one position on, up to the present one. */
    static ObjectNode ticks(Comparison comparison, long from) {
        ObjectNode frame = Json.object().put("type", "ticks")
                .put("from", from).put("to", comparison.now());
        List<Result> results = new ArrayList<>();
        ArrayNode panels = frame.putArray("panels");
        for (Panel panel : comparison.panels()) {
            Simulation simulation = panel.simulation();
            long panelFrom = panel.untoldFrom();
            ObjectNode tree = standing(panel, panelFrom, results);
            tree.put("from", panelFrom).put("tick", panel.tick());
            panel.takeNews().ifPresent(news -> tree.set("properties", Json.judgements(news)));
            List<Moment> moments = panel.takeMoments();
            ArrayNode events = tree.putArray("events");
            moments.forEach(moment -> events.add(Json.event(moment)));
            ArrayNode nodes = tree.putArray("nodes");
            moments.stream().mapToInt(moment -> moment.event().node()).filter(id -> id != 0)
                    .sorted().distinct().forEach(id ->
                            nodes.add(Json.tree(simulation.node(id), ObjectNode.class)));
            panels.add(Named.in(tree, comparison.scenario().naming()));
        }
        setTable(frame, comparison, results);
        return frame;
    }

    /** How a run stands; of its lane, and of faults that did nothing, from a tick on. */
    private static ObjectNode standing(Panel panel, long from, List<Result> results) {
        Simulation simulation = panel.simulation();
        Result result = simulation.result();
        results.add(result);
        ObjectNode tree = Json.object().put("phase", simulation.phase().toString());
        if (isWorthAWord(result, simulation)) {
            tree.put("outcome", result.outcome().toString());
            tree.put("means", result.outcome().words());
        }
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
        tree.set("futile", Json.tree(panel.futile().stream()
                .filter(fault -> fault.tick() >= from).toList(), ArrayNode.class));
        return tree;
    }

    /** Whether the phase alone would say too little of how a run stands. */
    private static boolean isWorthAWord(Result result, Simulation simulation) {
        return switch (result.outcome()) {
            case MAJORITY_ELECTED, ELECTED_IN_TOUCH, ONE_IN_EACH_PART, LED_IN_SOME_PARTS,
                    LIVELOCK -> true;
            // While an election goes on, that not all follow yet is no news; in the end it is.
            case DISAGREEMENT -> simulation.phase() == Phase.DISAGREEING
                    || simulation.now() >= simulation.scenario().until();
            case ELECTED, NO_LEADER, FAILED -> false;
        };
    }

    /** Whether time runs, how fast, and what tick it is. */
    static ObjectNode clock(boolean playing, double speed, long tick) {
        return Json.object().put("type", "clock").put("playing", playing)
                .put("speed", speed).put("tick", tick);
    }
}
