package hustings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the options of an algorithm have to be for something to hold: comparisons joined by
 * {@code &}, as in {@code option.range>=2&redraw=tied}.
 *
 * <p>An option with choices is compared by {@code =} or {@code !=} with one of them. Numbers are
 * compared by {@code = != < <= > >=}; either side is a {@link Formula} in {@link Promise#NAMES}
 * that hold from the start, and in options that are numbers. What counts is the value in force,
 * however the scenario writes it: an option that is 0 and stands for 15Δ is 15Δ.
 *
 * @param text as it was written; empty if nothing is required
 * @param comparisons all of which have to hold
 */
public record Requirement(String text, List<Comparison> comparisons) {
    /** Nothing is required. */
    public static final Requirement NONE = new Requirement("", List.of());

    private static final Pattern COMPARISON =
            Pattern.compile("([^=!<>]+)(=|!=|<=|>=|<|>)([^=!<>]+)");

    /** Keeps a copy of its own. */
    public Requirement {
        comparisons = List.copyOf(comparisons);
    }

    /** What options are: those with choices by their text, everything else as a number. */
    public interface Facts {
        /** The value in force of an option with choices. */
        String choice(String option);

        /** The value of everything that a formula may speak of. */
        Map<String, Double> numbers();
    }

    /** One comparison. */
    public sealed interface Comparison {
        /** Whether it speaks of an option. */
        boolean names(String option);

        /** Empty if it holds; else what is so, and what ought to be, in words. */
        Optional<String> broken(Facts facts);
    }

    /** The option has that value, or has not. */
    record Choice(String option, boolean equal, String value) implements Comparison {
        @Override
        public boolean names(String other) {
            return option.equals(other);
        }

        @Override
        public Optional<String> broken(Facts facts) {
            String is = facts.choice(option);
            return is.equals(value) == equal ? Optional.empty() : Optional.of(
                    option + " is " + is + (equal ? ", and has to be " + value
                            : ", and has to be something else"));
        }
    }

    /** One number compares to another like that. */
    record Numbers(Formula left, String operator, Formula right) implements Comparison {
        @Override
        public boolean names(String option) {
            return left.names("option." + option) || right.names("option." + option);
        }

        @Override
        public Optional<String> broken(Facts facts) {
            double is = left.at(facts.numbers());
            double other = right.at(facts.numbers());
            boolean holds = switch (operator) {
                case "=" -> is == other;
                case "!=" -> is != other;
                case "<" -> is < other;
                case "<=" -> is <= other;
                case ">" -> is > other;
                default -> is >= other;
            };
            return holds ? Optional.empty() : Optional.of(
                    told(left, is) + ", and has to be " + words() + " " + told(right, other));
        }

        private String words() {
            return switch (operator) {
                case "=" -> "equal to";
                case "!=" -> "different from";
                case "<" -> "less than";
                case "<=" -> "at most";
                case ">" -> "more than";
                default -> "at least";
            };
        }

        /** A formula and what it comes to; a plain number only once. */
        private static String told(Formula formula, double value) {
            String number = value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value) : Double.toString(value);
            String written = formula.text().replace("option.", "");
            return written.equals(number) ? number : written + " = " + number;
        }
    }

    /**
     * Reads a requirement.
     *
     * @param text comparisons joined by {@code &}; may be empty
     * @param options the options of the algorithm
     * @throws IllegalArgumentException if it cannot be read, or names what is no option or value
     */
    public static Requirement parse(String text, List<OptionField> options) {
        if (text.isEmpty()) {
            return NONE;
        }
        List<Comparison> all = new ArrayList<>();
        for (String part : text.split("&", -1)) {
            all.add(comparison(part.strip(), options));
        }
        return new Requirement(text, all);
    }

    private static Comparison comparison(String text, List<OptionField> options) {
        Matcher sides = COMPARISON.matcher(text);
        if (!sides.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no comparison");
        }
        String left = sides.group(1).strip();
        String operator = sides.group(2);
        String right = sides.group(3).strip();
        Optional<OptionField> option = options.stream()
                .filter(each -> each.name().equals(left) && !each.choices().isEmpty()).findFirst();
        if (option.isEmpty()) {
            List<String> names = names(options);
            return new Numbers(new Formula(left, names), operator, new Formula(right, names));
        }
        boolean comparable = operator.equals("=") || operator.equals("!=");
        // It is compared with the canonical text, so it has to be written that way.
        if (!comparable || !option.get().choices().contains(right)) {
            throw new IllegalArgumentException("\"" + text + "\" compares " + left
                    + " with something else than " + option.get().allowed());
        }
        return new Choice(left, operator.equals("="), right);
    }

    private static List<String> names(List<OptionField> options) {
        List<String> names = new ArrayList<>(Promise.CONSTANT_NAMES);
        options.forEach(option -> option.nameInBound().ifPresent(names::add));
        return names;
    }

    /** The first comparison that does not hold, in words; empty if all hold. */
    public Optional<String> broken(Facts facts) {
        return comparisons.stream().flatMap(each -> each.broken(facts).stream()).findFirst();
    }

    /** Whether all comparisons hold. */
    public boolean holds(Facts facts) {
        return broken(facts).isEmpty();
    }

    /** Whether it speaks of an option. */
    public boolean names(String option) {
        return comparisons.stream().anyMatch(each -> each.names(option));
    }
}
