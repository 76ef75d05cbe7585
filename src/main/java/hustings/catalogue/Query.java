package hustings.catalogue;

import hustings.scenario.Brackets;
import hustings.scenario.Figures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is asked of the comparison, as its address says it.
 *
 * @param n for how many nodes
 * @param words what has to stand in the name or the idea; empty for anything
 * @param chosen the filters
 * @param sort by which column
 * @param descending whether the largest comes first
 * @param errors what is wrong with the address, by key; the default is taken instead
 * @param typed what was typed for n
 */
public record Query(int n, String words, Set<String> chosen, Column sort, boolean descending,
        Map<String, String> errors, String typed) {
    private static final int USUAL_NODES = 8;
    private static final int LONGEST_WORDS = 100;
    private static final Set<String> KEYS = Set.of("n", "q", "with", "sort", "order");

    /** Reads the keys of an address. */
    public static Query of(Map<String, List<String>> keys, Filters filters) {
        Map<String, String> errors = new LinkedHashMap<>();
        keys.keySet().stream().filter(key -> !KEYS.contains(key)).forEach(key -> errors.put(
                "address", "There is no key " + key + " here; there are n, q, with, sort, order"));
        String typed = first(keys, "n").orElse(Integer.toString(USUAL_NODES)).strip();
        int n = nodes(Figures.whole(Brackets.off(typed)), errors);
        String words = first(keys, "q").orElse("").strip();
        if (words.length() > LONGEST_WORDS) {
            errors.put("q", "Allowed: at most " + LONGEST_WORDS + " characters");
            words = "";
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String id : keys.getOrDefault("with", List.of())) {
            if (filters.of(id).isPresent()) {
                chosen.add(id);
            } else {
                errors.put("with", "There is no filter " + id + "; there are "
                        + String.join(", ", filters.ids()));
            }
        }
        Optional<String> order = first(keys, "order");
        if (order.isPresent() && !List.of("up", "down").contains(order.get())) {
            errors.put("order", "order is " + order.get() + "; allowed is up or down");
        }
        return new Query(n, words, chosen, column(first(keys, "sort"), errors),
                order.equals(Optional.of("down")), errors, typed);
    }

    private static int nodes(String text, Map<String, String> errors) {
        if (text.matches("\\d{1,3}")) {
            int n = Integer.parseInt(text);
            if (n >= Measurements.FEWEST_NODES && n <= Measurements.MOST_NODES) {
                return n;
            }
        }
        errors.put("n", "Allowed: " + Measurements.FEWEST_NODES + " to "
                + Measurements.MOST_NODES);
        return USUAL_NODES;
    }

    private static Column column(Optional<String> id, Map<String, String> errors) {
        for (Column column : Column.values()) {
            if (id.equals(Optional.of(column.id()))) {
                return column;
            }
        }
        id.ifPresent(other -> errors.put("sort", "There is no column " + other + "; there are "
                + String.join(", ", Stream.of(Column.values()).map(Column::id).toList())));
        return Column.NAME;
    }

    private static Optional<String> first(Map<String, List<String>> keys, String key) {
        return keys.getOrDefault(key, List.of()).stream().findFirst();
    }

    /** Whether what is looked for stands in a text. */
    boolean matches(String text) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** The address of the same, sorted by a column; by the same one, the other way round. */
    public String sortedBy(Column column) {
        List<String> keys = new ArrayList<>(List.of("n=" + n, "sort=" + column.id()));
        if (column == sort && !descending) {
            keys.add("order=down");
        }
        chosen.forEach(filter -> keys.add("with=" + filter));
        if (!words.isEmpty()) {
            keys.add("q=" + URLEncoder.encode(
                    words, StandardCharsets.UTF_8));
        }
        return "?" + String.join("&", keys);
    }

    /** How a column is sorted, for those who do not see it; empty if it is not. */
    public String ariaSort(Column column) {
        return column != sort ? "" : descending ? "descending" : "ascending";
    }

    /** What is wrong with a key, or nothing. */
    public String error(String key) {
        return errors.getOrDefault(key, "");
    }
}
