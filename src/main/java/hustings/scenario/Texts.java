package hustings.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The small words of the scenario grammar: numbers, probabilities, choices.
 *
 * <p>They are read as {@link Typed} allows. Each reader throws an {@link IllegalArgumentException}
 * whose message is what is allowed.
 */
public final class Texts {
    private Texts() {}

    /** A whole number between two bounds, both included. */
    static long whole(String text, long min, long max) {
        String allowed = "a whole number from " + min + " to " + max;
        try {
            long number = Long.parseLong(Figures.whole(text));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(allowed, e);
        }
        throw new IllegalArgumentException(allowed);
    }

    /** Whether these are the items of a list of numbers, and not one word. */
    static boolean areNumbers(List<String> items) {
        return items.size() > 1
                || items.size() == 1 && items.get(0).matches("[(\\[{ ]*+\\d.*");
    }

    /** A probability with at most six decimals, or as many percent. */
    static double probability(String text) {
        String number = Figures.fraction(text);
        if (number.matches("\\d{0,10}(\\.\\d{1,6})?") && !number.isEmpty()) {
            double probability = Double.parseDouble(number);
            if (probability <= 1) {
                return probability;
            }
        }
        throw new IllegalArgumentException(
                "a probability from 0 to 1 with at most six decimals, such as 0.05 or 5%");
    }

    /** A probability as it is read, without an exponent. */
    public static String text(double probability) {
        return probability == 0
                ? "0" : BigDecimal.valueOf(probability).stripTrailingZeros().toPlainString();
    }

    /** One of the constants of an enum. */
    static <E extends Enum<E>> E choice(String text, Class<E> type) {
        String word = Typed.word(text);
        for (E constant : type.getEnumConstants()) {
            if (text(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(List.of(type.getEnumConstants()).stream()
                .map(Texts::text).collect(Collectors.joining(" or ")));
    }

    /** A constant as the grammar writes it. */
    public static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Items joined by a separator. */
    public static String join(List<?> items, String separator) {
        return items.stream().map(Object::toString).collect(Collectors.joining(separator));
    }
}
