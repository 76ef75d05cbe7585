package hustings.sim;

import hustings.model.AlgorithmType;
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

    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Trace trace;
    private final Node<?>[] nodes;
    private final String nobody;
    private final Map<Integer, Shown> kept = new HashMap<>();

    private record Shown(
            Node<?> process, List<StateField.Shown> fields, List<String> words) {}

    /** Those of some processes; none has been looked at yet. */
    ShownFields(AlgorithmType algorithm, Membership membership, ProcessTable processes,
            Trace trace) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.trace = trace;
        this.nodes = processes.nodes;
        // Where nodes are anonymous, nothing in them stands for a node.
        this.nobody = algorithm.about().anonymous() ? "0" : membership.naming().nobody();
    }

    /** What is known is so no longer: handlers have run of which nobody was told, or will. */
    void forget() {
        kept.clear();
    }

    /** What makes up the state of a node, or of the store. */
    List<StateField> declared(int node) {
        return membership.isStore(node)
                ? algorithm.store().orElseThrow().fields() : algorithm.fields();
    }

    /** Those of a node, in the order in which it declares them. */
    List<String> of(int node) {
        Shown last = kept.get(node);
        return last != null && last.process == nodes[node] ? last.words : show(node);
    }

    /** The same right after a handler of the node, which may have changed them. */
    List<String> show(int node) {
        Node<?> process = nodes[node];
        Shown last = kept.get(node);
        boolean isKnown = last != null && last.process == process;
        List<StateField> declared = declared(node);
        List<StateField.Shown> fields = new ArrayList<>(declared.size());
        List<String> words = new ArrayList<>(declared.size());
        for (int i = 0; i < declared.size(); i++) {
            StateField.Shown shown = declared.get(i).show(process, nobody,
                    isKnown ? Optional.of(last.fields.get(i)) : Optional.empty());
            fields.add(shown);
            words.add(shown.words());
        }
        // While nobody watches, handlers do not come by here.
        if (trace.isWatched()) {
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
