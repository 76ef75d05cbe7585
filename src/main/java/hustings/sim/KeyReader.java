package hustings.sim;

import hustings.model.Engines;
import hustings.model.OptionField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the values of a scenario's keys and collects what is wrong, to tell all of it at once. */
final class KeyReader {
    private final Map<String, String> given;
    private final Engines engines;
    private final List<Problem> problems = new ArrayList<>();

    KeyReader(Map<String, String> given, Engines engines) {
        this.given = new LinkedHashMap<>(given);
        this.engines = engines;
    }

    /** Gives a key a value that was not written but follows from another one. */
    void set(String key, String value) {
        given.put(key, value);
    }

    /** Notes every key that the grammar does not have. */
    void requireKnown() {
        given.forEach((key, value) -> {
            if (!ScenarioGrammar.DEFAULTS.containsKey(key) && !key.contains(".")) {
                Problem problem = new Problem(key, key, "");
                problems.add(new Problem(problem.value(), value,
                        "there is no key \"" + problem.value() + "\"; there are "
                                + String.join(", ", ScenarioGrammar.DEFAULTS.keySet())
                                + ", and options of algorithms: " + optionNames()));
            }
        });
    }

    /** The value of a key; if it is wrong, that is noted and the default is answered. */
    <T> T value(String key, Function<String, T> reader) {
        String standard = ScenarioGrammar.DEFAULTS.get(key);
        String text = given.getOrDefault(key, standard);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.notAllowed(key, text, e.getMessage()));
        }
        try {
            return reader.apply(standard);
        } catch (IllegalArgumentException e) {
            // Where the default algorithms do not exist, there is nothing to go on with.
            throw new InvalidScenario(problems);
        }
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
                engines.has(algorithm) ? engines.get(algorithm).options() : List.of();
        for (OptionField option : options) {
            if (option.name().equals(name)) {
                return checked(key, value, option);
            }
        }
        Problem problem = new Problem(key, key, "");
        problems.add(new Problem(problem.value(), value, "there is no option \""
                + problem.value() + "\"; there are " + optionNames()));
        return Optional.empty();
    }

    private Optional<String> checked(String key, String value, OptionField option) {
        try {
            return Optional.of(option.canonical(value))
                    .filter(text -> !text.equals(option.defaultValue()));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.notAllowed(key, value, e.getMessage()));
            return Optional.empty();
        }
    }

    private String optionNames() {
        return engines.all().stream()
                .flatMap(engine -> engine.options().stream()
                        .map(option -> engine.id() + "." + option.name()))
                .collect(Collectors.joining(", "));
    }

    /** Throws what has been noted, if anything has. */
    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new InvalidScenario(problems);
        }
    }
}
