package hustings.sim;

import hustings.model.Node;
import hustings.model.StateField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of nodes in words, for whoever watches: of each node as its last handler has left
 * them, so that nothing is put into words twice.
 */
final class ShownFields {
    private static final int MOST_KEPT = 4_096;

    private final World world;
    private final String nobody;
    private final Map<Integer, Shown> kept = new HashMap<>();

    private record Shown(
            Node<?> process, List<StateField.Shown> fields, List<String> words) {}

    /** Those of the nodes of a world; none has been looked at yet. */
    ShownFields(World world) {
        this.world = world;
        this.nobody = world.nobody();
    }

    /** What is known is so no longer: handlers have run of which nobody was told, or will. */
    void forget() {
        kept.clear();
    }

    /** Those of a node, in the order in which it declares them. */
    List<String> of(int node) {
        Shown last = kept.get(node);
        return last != null && last.process == world.nodes[node] ? last.words : show(node);
    }

    /** The same right after a handler of the node, which may have changed them. */
    List<String> show(int node) {
        Node<?> process = world.nodes[node];
        Shown last = kept.get(node);
        boolean isKnown = last != null && last.process == process;
        List<StateField> declared = world.fields(node);
        List<StateField.Shown> fields = new ArrayList<>(declared.size());
        List<String> words = new ArrayList<>(declared.size());
        for (int i = 0; i < declared.size(); i++) {
            StateField.Shown shown = declared.get(i).show(process, nobody,
                    isKnown ? Optional.of(last.fields.get(i)) : Optional.empty());
            fields.add(shown);
            words.add(shown.words());
        }
        // While nobody watches, handlers do not come by here.
        if (world.trace.isWatched()) {
            keep(node, new Shown(process, fields, words));
        }
        return words;
    }

    private void keep(int node, Shown shown) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(node, shown);
    }
}
