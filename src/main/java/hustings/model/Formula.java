package hustings.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A closed form in n, such as {@code n*H(n) + n}: shown as it is written, and evaluated.
 *
 * <p>It may use {@code n} and other names if there are any, whole numbers, {@code + - * / ^},
 * brackets, {@code H(x)} for the harmonic number, {@code log2(x)}, {@code floor(x)},
 * {@code ceil(x)} and {@code inf}.
 *
 * @param text what was written; never blank
 * @param names what it may speak of
 */
public record Formula(String text, List<String> names) {
    /** Refuses a text that is not a formula, with the place where it goes wrong. */
    public Formula {
        Map<String, Double> values = new TreeMap<>();
        names.forEach(name -> values.put(name, 2.0));
        new Reader(text, values).whole();
    }

    /** A formula in n alone. */
    public Formula(String text) {
        this(text, List.of("n"));
    }

    /** The value for n nodes, which may be infinite. */
    public double at(long n) {
        return at(Map.of("n", (double) n));
    }

    /** The value where each name has one, which may be infinite. */
    public double at(Map<String, Double> values) {
        return new Reader(text, values).whole();
    }

    /** Recursive descent over the text; it computes while it reads. */
    private static final class Reader {
        private final String text;
        private final Map<String, Double> values;
        private int at;

        Reader(String text, Map<String, Double> values) {
            this.text = text.replace(" ", "");
            this.values = values;
        }

        double whole() {
            double value = sum();
            if (at < text.length()) {
                throw wrong();
            }
            return value;
        }

        private double sum() {
            double value = product();
            while (true) {
                if (take("+")) {
                    value += product();
                } else if (take("-")) {
                    value -= product();
                } else {
                    return value;
                }
            }
        }

        private double product() {
            double value = power();
            while (true) {
                if (take("*")) {
                    value *= power();
                } else if (take("/")) {
                    value /= power();
                } else {
                    return value;
                }
            }
        }

        private double power() {
            double base = factor();
            return take("^") ? StrictMath.pow(base, power()) : base;
        }

        private double factor() {
            if (take("(")) {
                return closed(sum());
            }
            if (take("H(")) {
                return harmonic(closed(sum()));
            }
            if (take("log2(")) {
                return StrictMath.log(closed(sum())) / StrictMath.log(2);
            }
            if (take("floor(")) {
                return Math.floor(closed(sum()));
            }
            if (take("ceil(")) {
                return Math.ceil(closed(sum()));
            }
            if (take("inf")) {
                return Double.POSITIVE_INFINITY;
            }
            Optional<String> name = values.keySet().stream()
                    .filter(candidate -> text.startsWith(candidate, at))
                    .max(Comparator.comparingInt(String::length));
            if (name.isPresent()) {
                at += name.get().length();
                return values.getOrDefault(name.get(), 0.0);
            }
            return number();
        }

        private double number() {
            int from = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            if (from == at) {
                throw wrong();
            }
            return Double.parseDouble(text.substring(from, at));
        }

        private double closed(double value) {
            if (!take(")")) {
                throw wrong();
            }
            return value;
        }

        private boolean take(String token) {
            boolean here = text.startsWith(token, at);
            at += here ? token.length() : 0;
            return here;
        }

        /** Exact addition up to a million terms; beyond, the asymptotic series is as good. */
        private static double harmonic(double terms) {
            if (terms > 1_000_000) {
                return StrictMath.log(terms) + 0.57721566490153286 + 1 / (2 * terms);
            }
            double sum = 0;
            for (int k = (int) terms; k >= 1; k--) {
                sum += 1.0 / k;
            }
            return sum;
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException(String.format(Locale.ROOT,
                    "formula \"%s\" cannot be read from \"%s\" on; allowed are %s, numbers, "
                            + "+ - * / ^ ( ) H() log2() floor() ceil() inf",
                    text, text.substring(at), String.join(", ", values.keySet())));
        }
    }
}
