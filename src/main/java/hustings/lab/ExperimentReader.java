package hustings.lab;

import hustings.model.Engines;
import hustings.sim.InvalidScenario;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import hustings.sim.ScenarioGrammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Makes one experiment of keys and values, and collects what is wrong, to tell all at once. */
final class ExperimentReader {
    private static final int MOST_PROBLEMS = 20;
    /** Keys that no scenario has, or that have no values one by one. */
    private static final List<String> OWN = List.of("algorithms", "trials", "work", "x", "vary");

    private final Map<String, String> given;
    private final Engines engines;
    private final ScenarioGrammar scenarios;
    private final ExperimentGrammar grammar;
    private final List<Problem> problems = new ArrayList<>();

    ExperimentReader(Map<String, String> given, Engines engines, ScenarioGrammar scenarios) {
        this.given = new LinkedHashMap<>(given);
        this.engines = engines;
        this.scenarios = scenarios;
        this.grammar = new ExperimentGrammar(engines);
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
            throw new InvalidScenario(problems);
        }
        Experiment rough = new Experiment(algorithms, keys, x, trials, work, oneAtATime);
        if (rough.points() > Experiment.MOST_POINTS) {
            problems.add(new Problem("experiment", rough.points() + " points", "these are "
                    + rough.points() + " combinations of algorithms and values; at most "
                    + Experiment.MOST_POINTS + " are allowed"));
            throw new InvalidScenario(problems);
        }
        Experiment canonical = checked(rough);
        if (!problems.isEmpty()) {
            throw new InvalidScenario(ExperimentGrammar.distinct(problems));
        }
        return canonical;
    }

    private void requireKnown() {
        given.forEach((key, value) -> {
            if (!ExperimentGrammar.DEFAULTS.containsKey(key) && !key.contains(".")) {
                Problem problem = new Problem(key, key, "");
                problems.add(new Problem(problem.value(), value, "there is no key \""
                        + problem.value() + "\" in an experiment; there are "
                        + String.join(", ", ExperimentGrammar.DEFAULTS.keySet())
                        + ", and options of algorithms"));
            }
        });
    }

    private String text(String key) {
        return given.getOrDefault(key, ExperimentGrammar.DEFAULTS.getOrDefault(key, ""));
    }

    private List<String> algorithms() {
        List<String> ids = List.of(text("algorithms").split(",", -1));
        if (ids.stream().distinct().count() < ids.size() || !ids.stream().allMatch(engines::has)) {
            problems.add(Problem.notAllowed("algorithms", text("algorithms"),
                    "one or more different ones of " + String.join(", ", engines.ids())));
            return ids.stream().distinct().filter(engines::has).toList();
        }
        return ids;
    }

    /** What every key ranges over; its default, where what was given cannot be read. */
    private Map<String, Values> keys() {
        String ids = text("ids");
        if (!ids.isEmpty() && Character.isDigit(ids.charAt(0))) {
            given.putIfAbsent("n", Integer.toString(ids.split("[^0-9,]")[0].split(",").length));
        }
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

    private Values values(String key, String text) {
        try {
            return grammar.values(key, text);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.notAllowed(key, text, String.valueOf(e.getMessage())));
            return grammar.values(key, grammar.standard(key));
        }
    }

    /** An option may belong to an algorithm that is not compared, and then no cell has it. */
    private void requireOption(String key, Values values) {
        for (String value : values.all()) {
            try {
                scenarios.read(Map.of("algorithms", engines.ids().get(0), key, value));
            } catch (InvalidScenario e) {
                problems.addAll(e.problems());
            }
        }
    }

    private long whole(String key, long most) {
        String text = text(key);
        if (text.matches("\\d{1,15}") && Long.parseLong(text) >= 1
                && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        problems.add(Problem.notAllowed(key, text, "a whole number from 1 to " + most));
        return 1;
    }

    private boolean oneAtATime() {
        String text = text("vary");
        if (!text.equals("all") && !text.equals("one")) {
            problems.add(Problem.notAllowed("vary", text, "all for every combination of what"
                    + " varies, or one for one thing at a time"));
        }
        return text.equals("one");
    }

    private String x(Map<String, Values> keys) {
        String text = text("x");
        String usual = ExperimentGrammar.usualX(keys);
        if (text.isEmpty() || text.equals(usual)) {
            return usual;
        }
        List<String> vary = keys.keySet().stream()
                .filter(key -> key.equals("n") || keys.get(key).vary()).toList();
        if (!vary.contains(text)) {
            problems.add(Problem.notAllowed("x", text,
                    "a key that has several values: " + String.join(", ", vary)));
            return usual;
        }
        return text;
    }

    /** The same in canonical form, after a look at every cell. */
    private Experiment checked(Experiment rough) {
        Map<String, Map<String, String>> canonical = new LinkedHashMap<>();
        for (String algorithm : rough.algorithms()) {
            for (SortedMap<String, String> others : rough.combinations(algorithm)) {
                for (String value : rough.across().all()) {
                    if (problems.size() < MOST_PROBLEMS) {
                        check(rough.cell(algorithm, others, value), canonical);
                    }
                }
            }
        }
        Map<String, Values> keys = new LinkedHashMap<>();
        rough.keys().forEach((key, values) -> {
            Values better = canonical(key, values, canonical.getOrDefault(key, Map.of()));
            boolean usual = better.text().equals(grammar.standard(key));
            if (!key.contains(".") || better.vary() || !usual) {
                keys.put(key, better);
            }
        });
        return new Experiment(rough.algorithms(), keys, rough.x(), rough.trials(),
                rough.work(), rough.oneAtATime());
    }

    private void check(Map<String, String> cell, Map<String, Map<String, String>> canonical) {
        try {
            Scenario scenario = scenarios.read(cell);
            boolean allKnown = cell.entrySet().stream().allMatch(key -> canonical
                    .getOrDefault(key.getKey(), Map.of()).containsKey(key.getValue()));
            if (!allKnown) {
                Map<String, String> written = scenarios.split(scenario.text());
                cell.forEach((key, value) -> canonical
                        .computeIfAbsent(key, unknown -> new LinkedHashMap<>())
                        .put(value, written.getOrDefault(key, standardOfScenario(key))));
            }
        } catch (InvalidScenario e) {
            problems.addAll(e.problems());
        }
    }

    private String standardOfScenario(String key) {
        return ScenarioGrammar.DEFAULTS.getOrDefault(key, grammar.standard(key));
    }

    /** Numbers are canonical already; words are written as a scenario writes them. */
    private static Values canonical(String key, Values values, Map<String, String> written) {
        boolean numbers = values.all().stream().allMatch(value -> value.matches("[\\d.]*"));
        return numbers && !Experiment.SINGLE.contains(key) ? values
                : Values.listed(values.all().stream()
                        .map(value -> written.getOrDefault(value, value)).toList());
    }
}
