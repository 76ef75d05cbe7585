package hustings.sim;

import hustings.model.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The small words of the scenario grammar: numbers, probabilities, lists.
 *
 * <p>Each reader throws an {@link IllegalArgumentException} whose message is what is allowed.
 */
final class Texts {
    private Texts() {}

    /** A whole number between two bounds, both included. */
    static long whole(String text, long min, long max) {
        String allowed = "a whole number from " + min + " to " + max;
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(allowed, e);
        }
        throw new IllegalArgumentException(allowed);
    }

    /** An identifier of a node. */
    static int id(String text) {
        return (int) whole(text, 1, Scenario.LARGEST_ID);
    }

    /** An identifier of a node, or the name of the store that they share. */
    static int idOrStore(String text) {
        return text.equals("store") ? Node.SHARED_STORE : id(text);
    }

    /** An identifier as the grammar writes it. */
    static String name(int id) {
        return id == Node.SHARED_STORE ? "store" : Integer.toString(id);
    }

    /** Identifiers joined by a separator. */
    static List<Integer> ids(String text, String separator) {
        List<Integer> ids = new ArrayList<>();
        for (String id : text.split(separator, -1)) {
            ids.add(id(id));
        }
        return List.copyOf(ids);
    }

    /** A probability with at most six decimals. */
    static double probability(String text) {
        if (text.matches("[01]?(\\.\\d{1,6})?") && !text.isEmpty()) {
            double probability = Double.parseDouble(text);
            if (probability <= 1) {
                return probability;
            }
        }
        throw new IllegalArgumentException(
                "a probability from 0 to 1 with at most six decimals, such as 0.05");
    }

    /** A probability as it is read, without an exponent. */
    static String text(double probability) {
        return probability == 0
                ? "0" : BigDecimal.valueOf(probability).stripTrailingZeros().toPlainString();
    }

    /** One of the constants of an enum, in lower case. */
    static <E extends Enum<E>> E choice(String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (text(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(List.of(type.getEnumConstants()).stream()
                .map(Texts::text).collect(Collectors.joining(" or ")));
    }

    /** A constant as the grammar writes it. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Items joined by a separator. */
    static String join(List<?> items, String separator) {
        return items.stream().map(Object::toString).collect(Collectors.joining(separator));
    }
}
