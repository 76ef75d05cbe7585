package hustings.lab;

import hustings.model.AlgorithmRegistry;
import hustings.model.OptionField;
import hustings.scenario.Brackets;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.ScenarioGrammar;
import hustings.scenario.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads and writes the one-line form of an experiment: that of a scenario, in which a key may have
 * several values, and {@code trials}, {@code work}, {@code x} and
 * {@code vary} beside.
 */
public final class ExperimentGrammar {
    /** The default of every key, in the order of the canonical form. */
    public static final Map<String, String> DEFAULTS = defaults();

    /** Keys whose values are numbers, and so have ranges. */
    private static final Set<String> WHOLE = Set.of("n", "delta");
    private static final Set<String> FRACTIONS = Set.of("loss", "duplicate");
    /** Keys whose values never contain a comma. */
    private static final Set<String> PLAIN = Set.of("latency", "order", "ring");

    private final AlgorithmRegistry registry;
    private final ScenarioGrammar scenarios;

    /** A grammar that knows these algorithms. */
    public ExperimentGrammar(AlgorithmRegistry registry) {
        this.registry = registry;
        this.scenarios = new ScenarioGrammar(registry);
    }

    private static Map<String, String> defaults() {
        Map<String, String> keys = new LinkedHashMap<>(ScenarioGrammar.DEFAULTS);
        keys.remove("t");
        // A recording is of one run; no trial is like it.
        keys.remove("deliveries");
        keys.put("algorithms", "chang-roberts");
        keys.put("n", "2^2-2^8");
        keys.put("until", "100000");
        keys.put("trials", "100");
        keys.put("work", "10000000");
        keys.put("x", "");
        keys.put("vary", "all");
        return Collections.unmodifiableMap(keys);
    }

    /**
     * Reads an experiment from its one-line form.
     *
     * @throws InvalidScenario naming every key that is wrong
     */
    public Experiment parse(String text) {
        return read(split(text));
    }

    /**
     * Takes a query apart into keys and values.
     *
     * @throws InvalidScenario if it does not have the form of a query; keys and values are not read
     */
    public Map<String, String> split(String text) {
        return scenarios.split(text, this::named, (given, key) ->
                new ExperimentReader(given, registry, scenarios).reads(key));
    }

    /** How the grammar writes the name of a key; what is none is given back as it is. */
    String named(String key) {
        String word = Typed.word(key);
        return DEFAULTS.containsKey(word) ? word : scenarios.named(key);
    }

    /**
     * Makes an experiment of keys and values.
     *
     * @throws InvalidScenario naming every key that is wrong
     */
    public Experiment read(Map<String, String> given) {
        return new ExperimentReader(given, registry, scenarios).read();
    }

    /**
     * Reads what one key ranges over; whether each of the values is one is not looked at.
     *
     * @throws IllegalArgumentException whose message is what is allowed
     */
    Values values(String key, String given) {
        String text = Typed.plain(given);
        if (text.isEmpty() || Experiment.SINGLE.contains(key)) {
            return Values.listed(List.of(text));
        } else if (WHOLE.contains(key) || isNumber(key)) {
            return RangeGrammar.parse(text, true);
        } else if (FRACTIONS.contains(key)) {
            return RangeGrammar.parse(text, false);
        } else if (key.equals("clocks")) {
            return Values.listed(clocks(text));
        } else if (PLAIN.contains(key) || key.contains(".")) {
            return Values.listed(Typed.items(Typed.named(Typed.closed(Typed.ranges(text), ":"))));
        }
        String signs = key.equals("graph") ? ":-" : ":";
        return Values.listed(words(Typed.named(Typed.closed(text, signs))));
    }

    /**
     * Values that are words with numbers behind them. In a value, a comma stands before a digit:
     * heartbeat:5,15 and the list 3,1,2 are one.
     */
    private static List<String> words(String text) {
        if (text.chars().noneMatch(Character::isLetter)) {
            return List.of(text);
        }
        List<String> all = new ArrayList<>();
        for (String item : Typed.items(text)) {
            boolean more = !all.isEmpty() && !item.matches("[(\\[{ ]*+[a-zA-Z].*");
            all.add(more ? all.removeLast() + "," + item : item);
        }
        return all;
    }

    /**
     * Settings of clocks, each of which may be of several clocks: the next one begins where an
     * identifier occurs again, or where all clocks of one keep true time and so none is named.
     */
    private static List<String> clocks(String text) {
        List<String> all = new ArrayList<>();
        Set<String> named = new HashSet<>();
        // Here commas count: nothing between two of them is the setting in which all are true.
        String list = Typed.closed(Brackets.off(text), ":,;");
        for (String clock : Brackets.split(list, ",; ")) {
            boolean again = !named.add(clock.split(":", -1)[0]);
            if (all.isEmpty() || again || clock.isEmpty() || all.getLast().isEmpty()) {
                named.clear();
                named.add(clock.split(":", -1)[0]);
                all.add(clock);
            } else {
                all.add(all.removeLast() + "," + clock);
            }
        }
        return all;
    }

    /** Whether the values of a key are numbers, and so have ranges. */
    boolean hasNumbers(String key) {
        return WHOLE.contains(key) || FRACTIONS.contains(key) || isNumber(key);
    }

    private boolean isNumber(String key) {
        return option(key).map(option -> option.choices().isEmpty()).orElse(false);
    }

    private Optional<OptionField> option(String key) {
        int dot = key.indexOf('.');
        return dot < 0 || !registry.has(key.substring(0, dot)) ? Optional.empty()
                : registry.get(key.substring(0, dot)).options().stream()
                        .filter(option -> option.name().equals(key.substring(dot + 1)))
                        .findFirst();
    }

    /** What an option or a key is unless it is given. */
    String standard(String key) {
        return DEFAULTS.getOrDefault(key,
                option(key).map(OptionField::defaultValue).orElse(""));
    }

    /** The canonical one-line form. */
    static String text(Experiment experiment) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("v", "1");
        keys.put("algorithms", String.join(",", experiment.algorithms()));
        Map<String, String> options = new TreeMap<>();
        experiment.keys().forEach((key, values) -> {
            if (key.contains(".")) {
                options.put(key, values.text());
            } else if (!values.text().equals(DEFAULTS.get(key))) {
                keys.put(key, values.text());
            }
        });
        keys.putAll(options);
        if (experiment.trials() != Integer.parseInt(DEFAULTS.get("trials"))) {
            keys.put("trials", Integer.toString(experiment.trials()));
        }
        if (experiment.work() != Long.parseLong(DEFAULTS.get("work"))) {
            keys.put("work", Long.toString(experiment.work()));
        }
        if (!experiment.x().equals(usualX(experiment.keys()))) {
            keys.put("x", experiment.x());
        }
        if (experiment.oneAtATime()) {
            keys.put("vary", "one");
        }
        return keys.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }

    /** What is on the x axis unless it is said: n, or else the first key that varies. */
    static String usualX(Map<String, Values> keys) {
        List<String> vary = keys.entrySet().stream().filter(key -> key.getValue().vary())
                .map(Map.Entry::getKey).toList();
        return vary.contains("n") || vary.isEmpty() ? "n" : vary.get(0);
    }

    /** What is wrong with several cells, each thing once. */
    static List<Problem> distinct(List<Problem> problems) {
        return new ArrayList<>(problems.stream().collect(Collectors.toMap(
                Problem::message, problem -> problem, (first, second) -> first,
                LinkedHashMap::new)).values());
    }
}
