package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.run.RunView;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * P2: at the end of no tick do two live nodes lead.
 *
 * <p>Two leaders are split if they cannot reach each other, stale if their terms differ, so that
 * the older one only has to hear of the younger, and of the same term otherwise.
 */
final class InstantUniqueness extends Check {
    private final TreeSet<Integer> leading = new TreeSet<>();
    /* For how many ticks it has been violated in each way, up to the last change. */
    private final TreeMap<String, Long> ticks = new TreeMap<>();
    private String present = "";
    private long since;

    InstantUniqueness(RunView view) {
        super(Property.INSTANT_UNIQUENESS, view);
    }

    @Override
    void became(int node, Role role, int leader, long term, long tick) {
        if (role == Role.LEADER) {
            leading.add(node);
        } else {
            leading.remove(node);
        }
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        if (!changed) {
            return;
        }
        leading.removeIf(node -> !view.isAlive(node) || view.role(node) != Role.LEADER);
        String how = leading.size() < 2 ? "" : classify(List.copyOf(leading));
        count(ticks, tick);
        present = how;
        since = tick;
        if (how.isEmpty()) {
            kept(tick);
        } else {
            violatedSince(tick, leading.size() + " leaders, " + label(how), describe(how));
        }
    }

    @Override
    String summary(long tick) {
        TreeMap<String, Long> all = new TreeMap<>(ticks);
        count(all, tick + 1);
        return all.isEmpty() ? "" : all.entrySet().stream()
                .map(entry -> entry.getValue() + (entry.getValue() == 1 ? " tick" : " ticks")
                        + " (" + entry.getKey() + ")")
                .collect(Collectors.joining(", ", " In all ", "."));
    }

    /** Adds for how long it has been as it is now, up to the end of the tick before one. */
    private void count(TreeMap<String, Long> ticks, long before) {
        if (!present.isEmpty()) {
            ticks.merge(present, before - since, Long::sum);
        }
    }

    private String classify(List<Integer> nodes) {
        boolean sameTerm = false;
        boolean stale = false;
        for (int a : nodes) {
            for (int b : nodes) {
                boolean together = a < b && view.part(a) == view.part(b);
                sameTerm |= together && view.term(a) == view.term(b);
                stale |= together;
            }
        }
        return sameTerm ? "same term" : stale ? "stale" : "split";
    }

    /** The same, and how many they are that have yet to hear of a later term. */
    private String label(String how) {
        int behind = how.equals("stale") ? meant(how).size() - 1 : 0;
        return behind == 0 ? how : behind == 1 ? "one is stale" : behind + " are stale";
    }

    private String describe(String how) {
        List<Integer> meant = meant(how);
        String all = names(meant);
        List<Integer> others = leading.stream().filter(node -> !meant.contains(node)).toList();
        return sentence(how, all)
                + (others.isEmpty() ? "" : " Besides, " + names(others) + " led.");
    }

    /** Those of whom it is said: out of touch all are, in touch those of one part. */
    private List<Integer> meant(String how) {
        if (how.equals("split")) {
            return List.copyOf(leading);
        }
        boolean sameTerm = how.equals("same term");
        for (int a : leading) {
            List<Integer> together = leading.stream()
                    .filter(b -> view.part(a) == view.part(b)
                            && (!sameTerm || view.term(a) == view.term(b))).toList();
            if (together.size() > 1) {
                return together;
            }
        }
        throw new IllegalStateException("no two leaders are " + how);
    }

    private String names(List<Integer> nodes) {
        return nodes.stream().limit(5)
                .map(node -> view.id(node) + " (term " + view.term(node) + ")")
                .collect(Collectors.joining(", "))
                + (nodes.size() > 5 ? " and " + (nodes.size() - 5) + " more" : "");
    }

    private static String sentence(String how, String all) {
        return switch (how) {
            case "same term" -> all + " led at once, within reach of each other.";
            case "split" -> all + " led at once, not in touch with each other.";
            default -> all + " led at once, within reach of each other; those of a lower term had"
                    + " not given way yet.";
        };
    }
}
