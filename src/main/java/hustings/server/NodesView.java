package hustings.server;

import hustings.compare.Moment;
import hustings.run.Change;
import hustings.run.Run;
import hustings.run.Snapshot.NodeState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a viewer knows of the nodes of a run: their states, and what events brought of those. */
final class NodesView {
    private final Run run;
    private final Map<Integer, NodeState> states = new HashMap<>();
    /* Events bring what has become of fields before the state of their node does. */
    private final Map<Integer, Map<String, String>> fields = new HashMap<>();

    /** One who knows of no node yet. */
    NodesView(Run run) {
        this.run = run;
    }

    /** These have been shown as they are. */
    void know(List<NodeState> shown) {
        shown.forEach(node -> {
            states.put(node.id(), node);
            fields.put(node.id(), new LinkedHashMap<>(node.fields()));
        });
    }

    /** An event; what its handler has changed becomes known with it. */
    TracedEvent traced(Moment moment) {
        if (moment.changes().isEmpty()) {
            return new TracedEvent("", moment.event(), List.of());
        }
        Map<String, String> known =
                fields.computeIfAbsent(moment.event().node(), id -> new LinkedHashMap<>());
        return new TracedEvent("", moment.event(),
                moment.changes().stream().map(change -> changed(change, known)).toList());
    }

    private static TracedEvent.Changed changed(Change change, Map<String, String> known) {
        boolean isKnown = change.before().equals(known.put(change.field(), change.after()));
        return new TracedEvent.Changed(change.field(),
                isKnown ? Optional.empty() : Optional.of(change.before()), change.after());
    }

    /** What is different now in the nodes to which something has happened; known from then on. */
    List<PanelNews.NodeNews> news(List<Moment> moments) {
        return moments.stream().mapToInt(moment -> moment.event().node()).filter(id -> id != 0)
                .sorted().distinct().mapToObj(this::news)
                .filter(news -> !news.changes().isEmpty()).toList();
    }

    private PanelNews.NodeNews news(int id) {
        NodeState now = run.node(id);
        MergePatch<NodeState> changes = Optional.ofNullable(states.get(id))
                .map(before -> MergePatch.between(with(fields.get(id), before), now))
                .orElseGet(() -> MergePatch.beyond(knownOfNew(id), now));
        know(List.of(now));
        return new PanelNews.NodeNews(id, changes);
    }

    /** What is known of a node that has not been shown yet. */
    private Map<String, Object> knownOfNew(int id) {
        return fields.containsKey(id) ? Map.of("id", id, "fields", fields.get(id))
                : Map.of("id", id);
    }

    private static NodeState with(Map<String, String> fields, NodeState node) {
        return new NodeState(node.id(), node.status(), node.role(), node.leader(), node.term(),
                node.suspect(), fields, node.timers(), node.sent(), node.received());
    }
}
