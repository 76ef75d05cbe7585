package hustings.server;

import hustings.scenario.Brackets;
import hustings.scenario.Figures;
import hustings.scenario.Identifiers;
import hustings.scenario.Identity;
import hustings.scenario.Typed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fault that is being put together in the column, and is not part of the scenario yet.
 *
 * @param tick when, as it was typed
 * @param action what, without its nodes
 * @param nodes to which, as it was typed
 * @param field the field with which something is wrong, {@code tick} or {@code nodes}, or empty
 * @param error what is wrong with it, in words, or empty
 */
public record FaultDraft(String tick, String action, String nodes, String field, String error) {
    /** What the fields hold before anyone has touched them. */
    static final FaultDraft FRESH = new FaultDraft("20", "crash-leader", "", "", "");

    private static final Set<String> STORE_TAKES =
            Set.of("crash", "recover", "pause", "resume", "split", "cut");
    private static final Set<String> WITHOUT_NODES =
            Set.of("heal", "crash-leader", "crash-random", "recover-random");
    private static final Set<String> SEVERAL = Set.of("split", "cut");
    private static final String SEPARATORS = ",; →-";

    /** What the fields of the form hold. */
    static FaultDraft of(Map<String, List<String>> fields) {
        return new FaultDraft(
                first(fields, "new-tick", FRESH.tick),
                first(fields, "new-action", FRESH.action),
                first(fields, "new-nodes", ""), "", "");
    }

    private static String first(
            Map<String, List<String>> fields, String name, String otherwise) {
        return fields.getOrDefault(name, List.of(otherwise)).stream().findFirst()
                .orElse("").strip();
    }

    /**
     * This draft with what is wrong with it, as far as it can be told without the scenario.
     *
     * @param ids what the nodes of the scenario are called, as it was typed
     */
    FaultDraft checked(String ids) {
        if (!written(tick).matches("\\d{1,9}")) {
            return wrong("tick", "Say at which tick, such as 20");
        }
        if (!needsNodes()) {
            return this;
        }
        List<String> named = named(ids);
        for (String node : named) {
            boolean store = node.equals("store") && STORE_TAKES.contains(action);
            if (!store && !Identity.isOne(node)) {
                return wrong("nodes", example());
            }
        }
        boolean fits = switch (action) {
            case "split" -> !named.isEmpty();
            case "cut" -> named.size() == 2;
            default -> named.size() == 1;
        };
        return fits ? this : wrong("nodes", example());
    }

    /**
     * The nodes one by one. Brackets are round a list, or round the parts of one identifier where
     * one node is all that an action takes, or where all nodes have so many parts.
     */
    private List<String> named(String ids) {
        List<String> listed = Typed.items(Typed.word(nodes), SEPARATORS);
        boolean one = listed.size() > 1 && Brackets.areRound(nodes) && Identity.isOne(nodes)
                && (!SEVERAL.contains(action) || Identifiers.areLike(ids, nodes));
        return one ? List.of(Typed.plain(nodes)) : listed;
    }

    private static String written(String tick) {
        return Figures.whole(Brackets.off(tick));
    }

    private String example() {
        return switch (action) {
            case "split" -> "Say which nodes, such as 1 2 3";
            case "cut" -> "Say from which node to which, such as 5 4";
            default -> "Say which node, such as 5";
        };
    }

    /** This draft with something wrong in a field. */
    FaultDraft wrong(String where, String words) {
        return new FaultDraft(tick, action, nodes, where, words);
    }

    /** Whether something is wrong with it. */
    public boolean isWrong() {
        return !error.isEmpty();
    }

    /** What is wrong with a field, or nothing. */
    public String error(String where) {
        return field.equals(where) ? error : "";
    }

    private boolean needsNodes() {
        return !WITHOUT_NODES.contains(action);
    }

    /** The fault as the grammar writes it. */
    String text(String ids) {
        return written(tick) + ":" + action
                + (needsNodes() ? "-" + String.join("-", named(ids)) : "");
    }
}
