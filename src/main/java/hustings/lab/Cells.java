package hustings.lab;

import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Every cell of an experiment, read as the scenario that it is. */
final class Cells {
    private static final int MOST_PROBLEMS = 20;

    private final Experiment rough;
    private final ExperimentGrammar grammar;
    private final ScenarioGrammar scenarios;
    /** How scenarios write the values of each key. */
    private final Map<String, Map<String, String>> written = new LinkedHashMap<>();

    /** Those of an experiment that has not been looked at yet. */
    Cells(Experiment rough, ExperimentGrammar grammar, ScenarioGrammar scenarios) {
        this.rough = rough;
        this.grammar = grammar;
        this.scenarios = scenarios;
    }

    /** The same experiment in canonical form; what is wrong with a cell is noted. */
    Experiment checked(List<Problem> problems) {
        for (String algorithm : rough.algorithms()) {
            for (SortedMap<String, String> others : rough.combinations(algorithm)) {
                for (String value : rough.across().all()) {
                    if (problems.size() < MOST_PROBLEMS) {
                        check(rough.cell(algorithm, others, value), problems);
                    }
                }
            }
        }
        Map<String, Values> keys = new LinkedHashMap<>();
        rough.keys().forEach((key, values) -> {
            Values better = canonical(key, values);
            boolean usual = better.text().equals(grammar.standard(key));
            if (!key.contains(".") || better.vary() || !usual) {
                keys.put(key, better);
            }
        });
        return new Experiment(rough.algorithms(), keys, rough.x(), rough.trials(),
                rough.work(), rough.oneAtATime());
    }

    private void check(Map<String, String> cell, List<Problem> problems) {
        try {
            Scenario scenario = scenarios.read(cell);
            boolean allKnown = cell.entrySet().stream().allMatch(key -> written
                    .getOrDefault(key.getKey(), Map.of()).containsKey(key.getValue()));
            if (!allKnown) {
                Map<String, String> keys = scenarios.split(scenario.text());
                cell.forEach((key, value) -> written
                        .computeIfAbsent(key, unknown -> new LinkedHashMap<>())
                        .put(value, keys.getOrDefault(key, standardOfScenario(key))));
            }
        } catch (InvalidScenario e) {
            problems.addAll(e.problems());
        }
    }

    private String standardOfScenario(String key) {
        return ScenarioGrammar.DEFAULTS.getOrDefault(key, grammar.standard(key));
    }

    /** Numbers are canonical already; words are written as a scenario writes them. */
    private Values canonical(String key, Values values) {
        Map<String, String> words = written.getOrDefault(key, Map.of());
        return grammar.hasNumbers(key) ? values
                : Values.listed(values.all().stream()
                        .map(value -> words.getOrDefault(value, value)).toList());
    }
}
