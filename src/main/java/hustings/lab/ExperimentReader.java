package hustings.lab;

import hustings.model.AlgorithmRegistry;
import hustings.model.Spelling;
import hustings.scenario.AlgorithmNames;
import hustings.scenario.Brackets;
import hustings.scenario.Figures;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.ScenarioGrammar;
import hustings.scenario.Typed;
import hustings.scenario.WrongItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one experiment of keys and values, and collects what is wrong, to tell all at once. */
final class ExperimentReader {
    /** Keys that no scenario has, or that have no values one by one. */
    private static final List<String> OWN = List.of("algorithms", "trials", "work", "x", "vary");

    /** A list of numbers, or one of its items. */
    private static final String IN_NUMBERS = "[(\\[{ ]*+\\d[^a-zA-Z]*+";

    private final Map<String, String> given;
    private final AlgorithmRegistry registry;
    private final ScenarioGrammar scenarios;
    private final ExperimentGrammar grammar;
    private final AlgorithmNames names;
    private final List<Problem> problems = new ArrayList<>();

    ExperimentReader(Map<String, String> given, AlgorithmRegistry registry,
            ScenarioGrammar scenarios) {
        this.given = new LinkedHashMap<>(given);
        this.registry = registry;
        this.scenarios = scenarios;
        this.grammar = new ExperimentGrammar(registry);
        this.names = new AlgorithmNames(registry);
    }

    Experiment read() {
        requireKnown();
        List<String> algorithms = algorithms();
        Map<String, Values> keys = keys();
        int trials = (int) whole("trials", Experiment.MOST_TRIALS);
        long work = whole("work", Experiment.MOST_WORK);
        String x = x(keys);
        boolean oneAtATime = oneAtATime();
        if (algorithms.isEmpty()) {
            throw refusal();
        }
        Experiment rough = new Experiment(algorithms, keys, x, trials, work, oneAtATime);
        if (rough.points() > Experiment.MOST_POINTS) {
            problems.add(new Problem("experiment", rough.points() + " points", "these are "
                    + rough.points() + " combinations of algorithms and values; at most "
                    + Experiment.MOST_POINTS + " are allowed"));
            throw refusal();
        }
        Experiment canonical = new Cells(rough, grammar, scenarios).checked(problems);
        if (!problems.isEmpty()) {
            throw refusal();
        }
        return canonical;
    }

    /** Tells all that is wrong, as it was typed. */
    private InvalidScenario refusal() {
        return new InvalidScenario(ExperimentGrammar.distinct(problems.stream()
                .map(problem -> Optional.ofNullable(given.get(problem.key()))
                        .map(text -> new Quotation(problem.key(), text, grammar).of(problem))
                        .orElse(problem)).toList()));
    }

    /** Whether the value of a key can be read, whatever is wrong with others. */
    boolean reads(String key) {
        switch (key) {
            case "algorithms" -> algorithms();
            case "trials", "work" -> whole(key, Experiment.MOST_WORK);
            case "x" -> x(keys());
            case "vary" -> oneAtATime();
            default -> {
                for (String value : values(key, text(key)).all()) {
                    if (!scenarios.reads(Map.of(key, value), key)) {
                        return false;
                    }
                }
            }
        }
        return problems.stream().noneMatch(problem -> problem.key().equals(key));
    }

    private void requireKnown() {
        Set<String> known = ExperimentGrammar.DEFAULTS.keySet();
        given.forEach((key, value) -> {
            if (!known.contains(key) && !key.contains(".")) {
                String name = new Problem(key, key, "").value();
                problems.add(new Problem(name, value, "there is no key \"" + name
                        + "\" in an experiment; " + Spelling.nearest(key, known)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElseGet(() -> "there are " + String.join(", ", known)
                                        + ", and options of algorithms")));
            }
        });
    }

    private String text(String key) {
        return given.getOrDefault(key, ExperimentGrammar.DEFAULTS.getOrDefault(key, ""));
    }

    private List<String> algorithms() {
        String text = text("algorithms");
        String allowed = "one or more different ones of " + String.join(", ", registry.ids());
        try {
            List<String> ids = names.ids(text);
            if (ids.isEmpty()) {
                throw new IllegalArgumentException(allowed);
            }
            WrongItem.requireDifferent(ids, allowed);
            return ids;
        } catch (IllegalArgumentException e) {
            problems.add(Problem.of("algorithms", text, e));
            return names.known(text);
        }
    }

    /** What every key ranges over; its default, where what was given cannot be read. */
    private Map<String, Values> keys() {
        numberNodes();
        Map<String, Values> keys = new LinkedHashMap<>();
        ExperimentGrammar.DEFAULTS.keySet().stream()
                .filter(key -> !OWN.contains(key))
                .forEach(key -> keys.put(key, values(key, text(key))));
        given.keySet().stream().filter(key -> key.contains(".")).sorted().forEach(key -> {
            Values values = values(key, given.getOrDefault(key, ""));
            requireOption(key, values);
            keys.put(key, values);
        });
        return keys;
    }

    /** Sets n, if it is not given, to what follows from a list of identifiers or of links. */
    private void numberNodes() {
        List<String> ids = Typed.items(text("ids"));
        long listed = ids.stream().takeWhile(id -> id.matches(IN_NUMBERS)).count();
        String graph = Typed.plain(text("graph"));
        if (listed > 0) {
            given.putIfAbsent("n", Long.toString(listed));
        } else if (!given.containsKey("n") && graph.matches(IN_NUMBERS)) {
            try {
                given.put("n", Integer.toString(scenarios.read(Map.of("algorithms",
                        registry.ids().get(0), "graph", graph, "faults", text("faults"))).n()));
            } catch (InvalidScenario e) {
                problems.addAll(e.problems());
                given.remove("graph");
                given.remove("faults");
            }
        }
    }

    private Values values(String key, String text) {
        try {
            return grammar.values(key, text);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.of(key, text, e));
            return grammar.values(key, grammar.standard(key));
        }
    }

    /** An option may belong to an algorithm that is not compared, and then no cell has it. */
    private void requireOption(String key, Values values) {
        for (String value : values.all()) {
            try {
                scenarios.read(Map.of("algorithms", registry.ids().get(0), key, value));
            } catch (InvalidScenario e) {
                problems.addAll(e.problems());
            }
        }
    }

    private long whole(String key, long most) {
        String text = Figures.whole(Brackets.off(text(key)));
        if (text.matches("\\d{1,15}") && Long.parseLong(text) >= 1
                && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        problems.add(Problem.notAllowed(key, text(key), "a whole number from 1 to " + most));
        return 1;
    }

    private boolean oneAtATime() {
        String text = Typed.word(Brackets.off(text("vary")));
        if (!text.equals("all") && !text.equals("one")) {
            problems.add(Problem.notAllowed("vary", text("vary"), "all for every combination of"
                    + " what varies, or one for one thing at a time"));
        }
        return text.equals("one");
    }

    private String x(Map<String, Values> keys) {
        String text = grammar.named(Brackets.off(text("x")));
        String usual = ExperimentGrammar.usualX(keys);
        if (text.isEmpty() || text.equals(usual)) {
            return usual;
        }
        List<String> vary = keys.keySet().stream()
                .filter(key -> key.equals("n") || keys.get(key).vary()).toList();
        if (!vary.contains(text)) {
            problems.add(Problem.notAllowed("x", text("x"),
                    "a key that has several values: " + String.join(", ", vary)));
            return usual;
        }
        return text;
    }
}
