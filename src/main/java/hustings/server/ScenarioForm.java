package hustings.server;

import hustings.check.Warning;
import hustings.check.Warnings;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.OptionField;
import hustings.model.Words;
import hustings.scenario.AlgorithmNames;
import hustings.scenario.Fault;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import hustings.scenario.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The scenario column: a control for every key, with its value and what is wrong with it.
 *
 * @param text the scenario, if it is one; empty if something is wrong with it
 * @param values the text of every key, as it was given or by default
 * @param errors what is wrong, by key
 * @param algorithms the chosen algorithms, each with its options
 * @param faults the faults, one by one, as the grammar writes them
 * @param draft the fault that is being put together
 * @param warnings what is allowed but hardly meant, by key
 */
public record ScenarioForm(
        String text,
        Map<String, String> values,
        Map<String, String> errors,
        List<Chosen> algorithms,
        List<FaultRow> faults,
        FaultDraft draft,
        Map<String, String> warnings) {

    /** An algorithm on the stage. */
    public record Chosen(String id, String name, List<OptionControl> options) {}

    /**
     * An option of an algorithm.
     *
     * @param key its name in the grammar
     * @param label its own name, in words
     * @param description what it decides, and what is allowed
     * @param value what it is set to
     * @param choices what there is to choose from; empty if it is a number
     */
    public record OptionControl(
            String key, String label, String description, String value, List<String> choices) {
        /** Whether it is something that is on or off. */
        public boolean isSwitch() {
            return choices.equals(List.of("false", "true"));
        }
    }

    /** A fault as the grammar writes it, and in words. */
    public record FaultRow(String text, String tick, String words) {}

    /** The names of form fields that stand for a key of the grammar. */
    private static final String ALGORITHM = "algorithm";
    private static final String FAULT = "fault";

    /** A form that shows a scenario. */
    static ScenarioForm of(Scenario scenario, FaultDraft draft, AlgorithmRegistry registry) {
        return of(scenario.with("t", 0, registry).text(),
                new ScenarioGrammar(registry).split(scenario.text()), List.of(), draft,
                warnings(scenario, registry), registry);
    }

    /** A form that shows keys with which something is wrong. */
    static ScenarioForm of(Map<String, String> keys, List<Problem> problems, FaultDraft draft,
            AlgorithmRegistry registry) {
        return of("", keys, problems, draft, Map.of(), registry);
    }

    /** What is hardly meant, by the field in which it stands; several of one field together. */
    private static Map<String, String> warnings(Scenario scenario, AlgorithmRegistry registry) {
        return Warnings.of(scenario, registry).stream().collect(Collectors.toMap(Warning::key,
                Warning::message, (first, second) -> first + " " + second, LinkedHashMap::new));
    }

    private static ScenarioForm of(String text, Map<String, String> keys, List<Problem> problems,
            FaultDraft draft, Map<String, String> warnings, AlgorithmRegistry registry) {
        Map<String, String> values = new LinkedHashMap<>(ScenarioGrammar.DEFAULTS);
        values.putAll(keys);
        // What is chosen from a list is shown there, however it was typed in an address.
        List.of("order", "ring").forEach(key ->
                values.computeIfPresent(key, (same, value) -> Typed.word(value)));
        List<String> chosen = new AlgorithmNames(registry).known(values.get("algorithms"));
        Map<String, String> errors = problems.stream().collect(Collectors.toMap(
                Problem::key, problem -> words(problem, values),
                (first, second) -> first, LinkedHashMap::new));
        return new ScenarioForm(
                text,
                values,
                errors,
                chosen.stream().map(registry::get)
                        .map(algorithm -> new Chosen(algorithm.id(), algorithm.about().name(),
                                algorithm.options().stream()
                                        .map(option ->
                                                control(algorithm, option, values)).toList()))
                        .toList(),
                faults(values.get("faults")),
                draft,
                warnings);
    }

    /** What is wrong, for someone who sees the field and what stands in it. */
    private static String words(Problem problem, Map<String, String> values) {
        String beside = problem.beside(values.getOrDefault(problem.key(), ""));
        if (problem.allowed().equals(problem.message())) {
            return beside;
        }
        return switch (problem.key()) {
            case "scenario" -> problem.message();
            case "algorithms" -> "Choose one to " + Scenario.MOST_ALGORITHMS;
            case "faults" -> faults(problem.value()).stream()
                    .filter(row -> row.text.contains(":"))
                    .map(row -> "At " + row.tick + ", " + row.words + ": ").findFirst().orElse("")
                    + "allowed is " + problem.allowed();
            case "seed" -> "Allowed: a whole number";
            default -> beside.replace(" on this page", "").replace(", or no n", "");
        };
    }

    private static OptionControl control(
            AlgorithmType algorithm, OptionField option, Map<String, String> values) {
        String key = algorithm.id() + "." + option.name();
        String value = values.getOrDefault(key, option.defaultValue());
        return new OptionControl(key, Words.of(option.name(), " "),
                option.description() + ": " + option.allowed(),
                option.choices().isEmpty() ? value : Typed.word(value), option.choices());
    }

    private static List<FaultRow> faults(String text) {
        return Fault.texts(text).stream()
                .map(fault -> new FaultRow(fault, fault.replaceFirst(":.*", ""),
                        FaultWords.of(fault.replaceFirst("^[^:]*:", "")))).toList();
    }

    /** What is wrong with the value of a key, or nothing. */
    public String error(String key) {
        return errors.getOrDefault(key, "");
    }

    /** What is allowed for a key but hardly meant, or nothing. */
    public String warning(String key) {
        return warnings.getOrDefault(key, "");
    }

    /** Reads the fields of the form back into keys of the grammar. */
    static Map<String, String> keys(Map<String, List<String>> fields) {
        Map<String, String> keys = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (ScenarioGrammar.DEFAULTS.containsKey(name) || name.contains(".")) {
                keys.put(name, Typed.plain(first(values)));
            }
        });
        if (!keys.containsKey("algorithms")) {
            keys.put("algorithms", String.join(",", fields.getOrDefault(ALGORITHM, List.of())));
        }
        List<String> faults = new ArrayList<>(fields.getOrDefault(FAULT, List.of()));
        if (fields.containsKey("take-out")) {
            faults.remove(first(fields.get("take-out")));
        }
        keys.putIfAbsent("faults", String.join(",", faults));
        keys.remove("t");
        return keys;
    }

    /** A field that cannot be decoded has no value at all. */
    private static String first(List<String> values) {
        return values.stream().findFirst().orElse("");
    }
}
