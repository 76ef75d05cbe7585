package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.sim.Standing;
import java.util.ArrayList;
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

    InstantUniqueness(Standing standing) {
        super(Property.INSTANT_UNIQUENESS, standing);
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
        leading.removeIf(node -> !standing.isAlive(node) || standing.role(node) != Role.LEADER);
        if (leading.size() < 2) {
            kept(tick);
        } else {
            String how = classify(List.copyOf(leading));
            violatedSince(tick, leading.size() + " leaders, " + how, describe(how));
        }
    }

    @Override
    String summary(long tick) {
        TreeMap<String, Long> ticks = new TreeMap<>();
        for (Violation violation : violations()) {
            String how = violation.label().substring(violation.label().indexOf(", ") + 2);
            ticks.merge(how, violation.to().orElse(tick + 1) - violation.from(), Long::sum);
        }
        return ticks.isEmpty() ? "" : ticks.entrySet().stream()
                .map(entry -> entry.getValue() + (entry.getValue() == 1 ? " tick" : " ticks")
                        + " (" + entry.getKey() + ")")
                .collect(Collectors.joining(", ", " In all ", "."));
    }

    private String classify(List<Integer> nodes) {
        boolean sameTerm = false;
        boolean stale = false;
        for (int a : nodes) {
            for (int b : nodes) {
                boolean together = a < b && standing.part(a) == standing.part(b);
                sameTerm |= together && standing.term(a) == standing.term(b);
                stale |= together;
            }
        }
        return sameTerm ? "same term" : stale ? "one is stale" : "split";
    }

    private String describe(String how) {
        List<String> names = new ArrayList<>();
        for (int node : leading) {
            names.add(standing.id(node) + " (term " + standing.term(node) + ")");
        }
        String all = names.stream().limit(5).collect(Collectors.joining(", "))
                + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
        return switch (how) {
            case "same term" -> all + " led at once, in touch with each other.";
            case "split" -> all + " led at once, out of touch with each other.";
            default -> all + " led at once; those of the lower term had not heard of the higher.";
        };
    }
}
