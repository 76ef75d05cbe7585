package hustings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A closed form in n, such as {@code n*H(n) + n}: shown as it is written, and evaluated.
 *
 * <p>It may use {@code n} and other names if there are any, whole numbers, {@code + - * / ^},
 * brackets, {@code H(x)} for the harmonic number, {@code log2(x)}, {@code floor(x)},
 * {@code ceil(x)}, {@code min(x, y)}, {@code max(x, y)}, {@code inf}, and functions of its own if
 * there are any.
 *
 * @param text what was written; never blank
 * @param names what it may speak of
 * @param functions what it may call besides, by name
 */
public record Formula(String text, List<String> names, Map<String, Function> functions) {
    /** Refuses a text that is not a formula, with the place where it goes wrong. */
    public Formula {
        names = List.copyOf(names);
        functions = Map.copyOf(functions);
        Map<String, Double> values = new TreeMap<>();
        names.forEach(name -> values.put(name, 2.0));
        new Reader(text, values, functions).whole();
    }

    /** A function of numbers that a formula may call. */
    public interface Function {
        /** How many numbers it takes. */
        int arity();

        /** Its value; {@code NaN} if that is out of reach. */
        double of(double... values);

        /** What it is, in words. */
        String words();
    }

    /** A formula that calls nothing of its own. */
    public Formula(String text, List<String> names) {
        this(text, names, Map.of());
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
        return new Reader(text, values, functions).whole();
    }

    /** Whether it speaks of something by this name, be it a number or a function. */
    public boolean names(String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
    }

    /** Recursive descent over the text; it computes while it reads. */
    private static final class Reader {
        private final String written;
        private final String text;
        private final Map<String, Double> values;
        private final Map<String, Function> functions;
        private int at;

        Reader(String text, Map<String, Double> values, Map<String, Function> functions) {
            this.written = text;
            this.text = text.replace(" ", "");
            this.values = values;
            this.functions = functions;
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
            int from = at;
            while (at < text.length() && (Character.isLetter(text.charAt(at)) || at > from
                    && (isDigit() || text.charAt(at) == '.'))) {
                at++;
            }
            return at == from ? number() : named(text.substring(from, at), from);
        }

        private double named(String name, int from) {
            if (take("(")) {
                return call(name, from);
            } else if (values.containsKey(name)) {
                return Objects.requireNonNull(values.get(name));
            } else if (name.equals("inf")) {
                return Double.POSITIVE_INFINITY;
            }
            at = from;
            throw wrong();
        }

        private double call(String name, int from) {
            List<Double> inner = new ArrayList<>(List.of(sum()));
            while (take(",")) {
                inner.add(sum());
            }
            closed(0);
            Function own = functions.get(name);
            if (own != null && own.arity() == inner.size()) {
                return own.of(inner.stream().mapToDouble(Double::doubleValue).toArray());
            }
            double x = inner.get(0);
            double y = inner.get(inner.size() - 1);
            return switch (name + inner.size()) {
                case "H1" -> harmonic(x);
                case "log21" -> StrictMath.log(x) / StrictMath.log(2);
                case "floor1" -> Math.floor(x);
                case "ceil1" -> Math.ceil(x);
                case "min2" -> Math.min(x, y);
                case "max2" -> Math.max(x, y);
                default -> {
                    at = from;
                    throw wrong();
                }
            };
        }

        private double number() {
            int from = at;
            while (at < text.length() && isDigit()) {
                at++;
            }
            if (from == at) {
                throw wrong();
            }
            return Double.parseDouble(text.substring(from, at));
        }

        private boolean isDigit() {
            return '0' <= text.charAt(at) && text.charAt(at) <= '9';
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
                            + "+ - * / ^ ( ) H() log2() floor() ceil() min() max() inf%s",
                    written, text.substring(at), String.join(", ", values.keySet()),
                    functions.isEmpty() ? "" : " " + String.join("() ",
                            new TreeMap<>(functions).keySet()) + "()"));
        }
    }
}
