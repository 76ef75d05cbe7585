package hustings.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * The options of an algorithm as they are in force in a run: however a scenario writes them, and
 * with what 0 stands for in the place of 0.
 *
 * @param options the options of the algorithm
 * @param set the canonical text of those that are not as by default
 * @param facts the value of each of {@link Promise#CONSTANT_NAMES}
 */
public record Settings(Iterable<OptionField> options, Map<String, String> set,
        Map<String, Double> facts) implements Requirement.Facts {
    /** What is known of an ordinary network; for what has to be said without any scenario. */
    private static final Map<String, Double> ORDINARY = Map.of("n", 8.0, "delta", 5.0,
            "roundTrip", 11.0, "detect", 3.0, "interval", 0.0, "timeout", 61.0,
            "shortest", 1.0, "longest", 5.0, "slowest", 1.0, "fastest", 1.0);

    /** Keeps copies of its own. */
    public Settings {
        set = Map.copyOf(set);
        facts = Map.copyOf(facts);
    }

    /** All options as by default, on an ordinary network. */
    public static Settings standard(Iterable<OptionField> options) {
        return new Settings(options, Map.of(), ORDINARY);
    }

    /** The text of an option, as it was set or as by default. */
    private String text(OptionField option) {
        return set.getOrDefault(option.name(), option.defaultValue());
    }

    @Override
    public String choice(String name) {
        for (OptionField option : options) {
            if (option.name().equals(name)) {
                return text(option);
            }
        }
        throw new IllegalArgumentException("there is no option \"" + name + "\"");
    }

    /** The options that are numbers, by their names in formulas. */
    public Map<String, Double> optionNumbers() {
        Map<String, Double> numbers = new TreeMap<>();
        for (OptionField option : options) {
            option.nameInBound().ifPresent(name ->
                    numbers.put(name, option.inForce(text(option), facts)));
        }
        return numbers;
    }

    @Override
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>(facts);
        numbers.putAll(optionNumbers());
        return numbers;
    }

    /** Whether an option is in force as by default, even if it is written otherwise. */
    public boolean isAsByDefault(OptionField option) {
        return text(option).equals(option.defaultValue()) || option.choices().isEmpty()
                && option.inForce(text(option), facts)
                        == option.inForce(option.defaultValue(), facts);
    }
}
