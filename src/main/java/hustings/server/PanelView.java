package hustings.server;

import hustings.check.Judgement;
import hustings.compare.Futile;
import hustings.compare.Moment;
import hustings.compare.Panel;
import hustings.run.Change;
import hustings.run.Event;
import hustings.run.Result;
import hustings.run.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a viewer knows of one algorithm of a run: first its whole state, and from then on what has
 * changed in it.
 *
 * <p>States are told as maps, so that a change is a {@link MergePatch}.
 */
final class PanelView {
    /* More dots than anybody can tell apart; the count goes on. */
    private static final int MOST_IN_FLIGHT = 5_000;

    private final Panel panel;
    private final Map<Integer, Map<String, Object>> nodes = new HashMap<>();
    private Map<String, Object> standing = Map.of();
    private List<Map<String, Object>> judgements = List.of();

    /** One who knows nothing yet. */
    PanelView(Panel panel) {
        this.panel = panel;
    }

    /** The whole state. */
    Map<String, Object> whole(Result result) {
        panel.takeMoments();
        Snapshot snapshot = panel.run().snapshot();
        standing = PanelSummary.of(panel, result);
        judgements = told(panel.judgements());
        nodes.clear();
        List<Map<String, Object>> all = new ArrayList<>();
        for (Snapshot.NodeState node : snapshot.nodes()) {
            all.add(told(node));
            nodes.put(node.id(), told(node));
        }
        Map<String, Object> state = new LinkedHashMap<>(standing);
        addLane(state, 0);
        state.put("tick", panel.tick());
        state.put("properties", judgements);
        state.put("nodes", all);
        state.put("inFlight", snapshot.inFlight().stream().limit(MOST_IN_FLIGHT).toList());
        state.put("moreInFlight", Math.max(0L, snapshot.inFlight().size() - MOST_IN_FLIGHT));
        return state;
    }

    /** What has happened since the last time, and what is different now. */
    Map<String, Object> news(Result result) {
        Map<String, Object> before = standing;
        standing = PanelSummary.of(panel, result);
        Map<String, Object> news = MergePatch.between(before, standing);
        long from = panel.untoldFrom();
        addLane(news, from);
        news.put("from", from);
        news.put("tick", panel.tick());
        List<Map<String, Object>> judged = newsOfProperties();
        if (!judged.isEmpty()) {
            news.put("properties", judged);
        }
        List<Moment> moments = panel.takeMoments();
        if (!moments.isEmpty()) {
            news.put("events", moments.stream().map(this::told).toList());
            news.put("nodes", newsOfNodes(moments));
        }
        return news;
    }

    private void addLane(Map<String, Object> state, long from) {
        var lane = panel.run().phases().stream()
                .filter(interval -> interval.from() >= from).toList();
        List<Futile> futile = panel.futile().stream()
                .filter(fault -> fault.tick() >= from).toList();
        if (from == 0 || !lane.isEmpty()) {
            state.put("lane", lane);
        }
        if (from == 0 || !futile.isEmpty()) {
            state.put("futile", futile);
        }
    }

    private List<Map<String, Object>> newsOfProperties() {
        List<Map<String, Object>> before = judgements;
        judgements = panel.takeNews().map(PanelView::told).orElse(before);
        return judgements == before ? List.of()
                : judgements.stream().filter(judgement -> !before.contains(judgement)).toList();
    }

    private static List<Map<String, Object>> told(List<Judgement> judgements) {
        return judgements.stream().map(Json::judgement).toList();
    }

    /** An event; what its handler has changed becomes known with it. */
    private TracedEvent told(Moment moment) {
        if (moment.changes().isEmpty()) {
            return new TracedEvent("", moment.event(), List.of());
        }
        Map<String, Object> fields = fields(moment.event());
        return new TracedEvent("", moment.event(),
                moment.changes().stream().map(change -> told(change, fields)).toList());
    }

    /** What the viewer takes the fields of the node of an event for. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> fields(Event event) {
        return (Map<String, Object>) nodes
                .computeIfAbsent(event.node(), id -> new HashMap<>())
                .computeIfAbsent("fields", name -> new LinkedHashMap<>());
    }

    private static TracedEvent.Changed told(Change change, Map<String, Object> fields) {
        boolean isKnown = change.before().equals(fields.put(change.field(), change.after()));
        return new TracedEvent.Changed(change.field(),
                isKnown ? Optional.empty() : Optional.of(change.before()), change.after());
    }

    private List<Map<String, Object>> newsOfNodes(List<Moment> moments) {
        return moments.stream().mapToInt(moment -> moment.event().node()).filter(id -> id != 0)
                .sorted().distinct().mapToObj(this::newsOf)
                .filter(news -> news.size() > 1).toList();
    }

    private Map<String, Object> newsOf(int id) {
        Map<String, Object> now = told(panel.run().node(id));
        Map<String, Object> before = nodes.getOrDefault(id, Map.of());
        nodes.put(id, now);
        Map<String, Object> news = new LinkedHashMap<>(Map.of("id", id));
        news.putAll(MergePatch.between(before, now));
        return news;
    }

    private static Map<String, Object> told(Snapshot.NodeState node) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("id", node.id());
        state.put("status", node.status());
        state.put("role", node.role());
        state.put("leader", node.leader());
        state.put("term", node.term());
        state.put("suspect", node.suspect());
        state.put("fields", new LinkedHashMap<>(node.fields()));
        state.put("timers", node.timers());
        state.put("sent", node.sent());
        state.put("received", node.received());
        return state;
    }
}
