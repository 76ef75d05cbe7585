package hustings.sim;

import hustings.scenario.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Numbers worked out independently of this project, and ways to go through all rings. */
public final class Oracle {
    private Oracle() {}

    /** A part of {@code oracle.json}. */
    public static JsonNode read(String part) {
        return new ObjectMapper().readTree(Oracle.class.getResourceAsStream("/oracle.json"))
                .get(part);
    }

    /** A fraction as a number. */
    public static double fraction(JsonNode node) {
        return node.get("num").asDouble() / node.get("den").asDouble();
    }

    /** A list of numbers joined by commas, as the scenario grammar writes it. */
    public static String list(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(JsonNode::asString).collect(Collectors.joining(","));
    }

    /** Every cyclic arrangement of 1 to n once, the largest first. */
    public static void forEachRing(int n, Consumer<String> consumer) {
        List<Integer> rest = new ArrayList<>();
        for (int id = 1; id < n; id++) {
            rest.add(id);
        }
        permute(rest, 0, order -> {
            List<Integer> ring = new ArrayList<>(List.of(n));
            ring.addAll(order);
            consumer.accept(Texts.join(ring, ","));
        });
    }

    private static void permute(List<Integer> items, int from, Consumer<List<Integer>> consumer) {
        if (from >= items.size()) {
            consumer.accept(items);
        }
        for (int i = from; i < items.size(); i++) {
            Collections.swap(items, from, i);
            permute(items, from + 1, consumer);
            Collections.swap(items, from, i);
        }
    }

    /** Every non-empty subset of 1 to n, as the scenario grammar lists initiators. */
    public static List<String> subsets(int n) {
        List<String> subsets = new ArrayList<>();
        for (int bits = 1; bits < 1 << n; bits++) {
            Integer[] members = new Integer[Integer.bitCount(bits)];
            int at = 0;
            for (int id = 1; id <= n; id++) {
                if ((bits >> id - 1 & 1) == 1) {
                    members[at++] = id;
                }
            }
            subsets.add(Texts.join(Arrays.asList(members), ","));
        }
        return subsets;
    }
}
