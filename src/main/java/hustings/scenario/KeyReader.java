package hustings.scenario;

import hustings.model.AlgorithmRegistry;
import hustings.model.OptionField;
import hustings.model.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads the values of a scenario's keys and collects what is wrong, to tell all of it at once. */
final class KeyReader {
    private final Map<String, String> given;
    private final AlgorithmRegistry registry;
    private final List<Problem> problems = new ArrayList<>();

    KeyReader(Map<String, String> given, AlgorithmRegistry registry) {
        this.given = new LinkedHashMap<>(given);
        this.registry = registry;
    }

    /** Gives a key a value that was not written but follows from another one. */
    void set(String key, String value) {
        given.put(key, value);
    }

    /** Whether a key was given, or follows from one that was. */
    boolean has(String key) {
        return given.containsKey(key);
    }

    /** Whether something has been noted about a key. */
    boolean isWrong(String key) {
        return problems.stream().anyMatch(problem -> problem.key().equals(shortened(key)));
    }

    private static String shortened(String key) {
        return new Problem(key, key, "").value();
    }

    /** Notes every key that the grammar does not have. */
    void requireKnown() {
        Set<String> known = ScenarioGrammar.DEFAULTS.keySet();
        given.forEach((key, value) -> {
            if (!known.contains(key) && !key.contains(".")) {
                problems.add(new Problem(shortened(key), value, "there is no key \""
                        + shortened(key) + "\"; " + Spelling.nearest(key, known)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElseGet(() -> "there are " + String.join(", ", known)
                                        + ", and options of algorithms: "
                                        + String.join(", ", optionNames()))));
            }
        });
    }

    /** The value of a key; if it is wrong, that is noted and the default is answered. */
    <T> T value(String key, Function<String, T> reader) {
        String standard = ScenarioGrammar.DEFAULTS.get(key);
        String text = given.getOrDefault(key, standard);
        try {
            return bracketed(text, reader);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.of(key, text, e));
        }
        try {
            return reader.apply(standard);
        } catch (IllegalArgumentException e) {
            // Where the default algorithms do not exist, there is nothing to go on with.
            throw new InvalidScenario(problems);
        }
    }

    /** Reads a value without the brackets round it where only so it can be read. */
    private static <T> T bracketed(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            if (Brackets.areRound(text)) {
                try {
                    return reader.apply(Brackets.off(text));
                } catch (IllegalArgumentException inside) {
                    // It is told what is wrong with all that was typed.
                    e.addSuppressed(inside);
                }
            }
            throw e;
        }
    }

    /** What is wrong with values, or does not fit together, told of as they were typed. */
    InvalidScenario asTyped(InvalidScenario wrong, UnaryOperator<String> naming) {
        return new InvalidScenario(wrong.problems().stream().map(problem ->
                Optional.ofNullable(given.get(problem.key()))
                        .map(text -> new KeyItems(problem.key(), text, naming).asTyped(problem))
                        .orElse(problem)).toList());
    }

    /** The options of algorithms that differ from their default, by full name. */
    SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>();
        given.forEach((key, value) -> {
            if (key.contains(".")) {
                option(key, value).ifPresent(text -> options.put(key, text));
            }
        });
        return options;
    }

    private Optional<String> option(String key, String value) {
        String algorithm = key.substring(0, key.indexOf('.'));
        String name = key.substring(key.indexOf('.') + 1);
        List<OptionField> options =
                registry.has(algorithm) ? registry.get(algorithm).options() : List.of();
        for (OptionField option : options) {
            if (option.name().equals(name)) {
                return checked(key, value, option);
            }
        }
        problems.add(new Problem(shortened(key), value, "there is no option \""
                + shortened(key) + "\"; " + Spelling.nearest(key, optionNames())
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "there are " + String.join(", ", optionNames()))));
        return Optional.empty();
    }

    private Optional<String> checked(String key, String value, OptionField option) {
        try {
            return Optional.of(bracketed(value, text -> option.canonical(
                            option.choices().isEmpty() ? Figures.whole(text) : Typed.word(text))))
                    .filter(text -> !text.equals(option.defaultValue()));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.of(key, value, e));
            return Optional.empty();
        }
    }

    private List<String> optionNames() {
        return registry.all().stream()
                .flatMap(algorithm -> algorithm.options().stream()
                        .map(option -> algorithm.id() + "." + option.name())).toList();
    }

    /** Throws what has been noted, if anything has. */
    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new InvalidScenario(problems);
        }
    }
}
