package hustings.server;

import hustings.lab.Experiment;
import hustings.lab.ExperimentGrammar;
import hustings.lab.ReadyExperiments;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.scenario.AlgorithmNames;
import hustings.scenario.Problem;
import hustings.scenario.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Lab's column: a control for every key, with what stands in it and what is wrong with it.
 *
 * @param text the experiment in canonical form, if it is one; otherwise empty
 * @param algorithms all algorithms, and which are chosen
 * @param fields every other key
 * @param options every option of every algorithm; only those of chosen ones are shown
 * @param problems what is wrong beside the fields
 * @param ready the menu
 */
public record LabForm(String text, List<Chip> algorithms, List<Field> fields,
        List<OptionField> options, List<String> problems, ReadyExperiments ready) {

    /** An algorithm to choose. */
    public record Chip(String id, String name, boolean chosen) {}

    /** A key of the grammar: its name for people, what it means, its value, what is wrong. */
    public record Field(String key, String label, String title, String value, String error) {}

    /** An option of an algorithm, as a field. */
    public record OptionField(String algorithm, boolean shown, Field field) {}

    private static final String ALGORITHM = "algorithm";
    /** Says that a query comes from the form; a form without any algorithm has to be told apart. */
    private static final String FORM = "form";
    private static final Set<String> NO_FIELDS = Set.of("v", "algorithms");
    private static final String SEVERAL = "; several values joined by commas are compared";

    private static final Map<String, List<String>> WORDS = words();

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put("n", List.of("Nodes",
                "How many: 8, or 4,8,16, or 4-64, or 4-64:4 with a step, or 2^2-2^10"));
        words.put("ids", List.of("Identifiers",
                "ascending, descending or shuffled (anew in every trial), or a list" + SEVERAL));
        words.put("start", List.of("Initiators",
                "all, one (the lowest), random:2, none, or a list such as 1,4" + SEVERAL));
        words.put("latency", List.of("Latency", "In ticks: 0, or 1-5, or exp:3" + SEVERAL));
        words.put("loss", List.of("Loss",
                "The probability that a message is lost: 0.1, or 0,0.02, or 0-0.2:0.05"));
        words.put("duplicate", List.of("Duplication",
                "The probability that a message arrives twice: 0.1, or 0,0.1, or 0-0.2:0.05"));
        words.put("order", List.of("Order", "fifo or any, or fifo,any to compare both"));
        words.put("delta", List.of("Δ assumed",
                "The one-way bound that protocols assume; empty: the largest latency"));
        words.put("clocks", List.of("Clocks", "Whose clock is slow or fast; empty: none"));
        words.put("graph", List.of("Graph",
                "For algorithms on any graph: ring, line, star, grid, tree, ... or a list of edges"
                        + SEVERAL));
        words.put("ring", List.of("Dead on ring", "heal or skip, or heal,skip to compare both"));
        words.put("detector", List.of("Detector",
                "perfect:3, first:3, heartbeat:5,15 or none" + SEVERAL));
        words.put("faults", List.of("Faults", "Such as 10:crash-8,70:recover-8"));
        words.put("feign", List.of("Feigned", "Failures at drawn times: crash:0-200,20-80 has each"
                + " node up for 0 to 200 ticks, then down for 20 to 80; pause:0-200,20-80; none"
                + SEVERAL));
        words.put("seed", List.of("Seed", "Trial k runs with the seed that is larger by k"));
        words.put("until", List.of("Until", "The last tick of a trial"));
        words.put("trials", List.of("Trials", "How many runs each point has"));
        words.put("work", List.of("Work", "Messages and timers of one trial, at most; one that"
                + " needs more is broken off, and counted as endless"));
        words.put("x", List.of("Across",
                "The key on the x axis, one of those with several values; empty: n, if it varies"));
        words.put("vary", List.of("Vary", "all: every combination of what has several values;"
                + " one: one thing at a time, the others at their first value"));
        return words;
    }

    /** A form that shows an experiment. */
    static LabForm of(Experiment experiment, AlgorithmRegistry registry, ReadyExperiments ready) {
        return of(experiment.text(), new ExperimentGrammar(registry).split(experiment.text()),
                List.of(), registry, ready);
    }

    /** A form that shows keys, whatever is wrong with them. */
    static LabForm of(String text, Map<String, String> keys, List<Problem> problems,
            AlgorithmRegistry registry, ReadyExperiments ready) {
        Map<String, String> values = new LinkedHashMap<>(ExperimentGrammar.DEFAULTS);
        values.putAll(keys);
        List<String> chosen =
                new AlgorithmNames(registry).known(values.getOrDefault("algorithms", ""));
        Map<String, String> errors = problems.stream().collect(Collectors.toMap(Problem::key,
                problem -> problem.beside(values.getOrDefault(problem.key(), "")),
                (first, second) -> first, LinkedHashMap::new));
        List<Field> fields = ExperimentGrammar.DEFAULTS.keySet().stream()
                .filter(key -> !NO_FIELDS.contains(key)).map(key -> field(key,
                        WORDS.getOrDefault(key, List.of(key, key)), values.getOrDefault(key, ""),
                        errors)).toList();
        List<OptionField> options = new ArrayList<>();
        registry.all().forEach(algorithm -> algorithm.options().forEach(option ->
                options.add(option(algorithm, option, values, errors, chosen))));
        Set<String> shown = fields.stream().map(Field::key).collect(Collectors.toSet());
        options.forEach(option -> shown.add(option.field.key));
        return new LabForm(text,
                registry.all().stream().map(algorithm -> new Chip(algorithm.id(),
                        algorithm.about().name(), chosen.contains(algorithm.id()))).toList(),
                fields, options,
                problems.stream().filter(problem -> !shown.contains(problem.key()))
                        .map(problem -> sentence(problem.message())).toList(),
                ready);
    }

    private static Field field(
            String key, List<String> words, String value, Map<String, String> errors) {
        return new Field(key, words.get(0), words.get(1), value, errors.getOrDefault(key, ""));
    }

    private static OptionField option(AlgorithmType algorithm,
            hustings.model.OptionField option,
            Map<String, String> values, Map<String, String> errors, List<String> chosen) {
        String key = algorithm.id() + "." + option.name();
        return new OptionField(algorithm.id(), chosen.contains(algorithm.id()), field(key,
                List.of(algorithm.about().name() + " " + option.name(),
                        option.description() + ": " + option.allowed() + SEVERAL),
                values.getOrDefault(key, option.defaultValue()), errors));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Reads the fields of the form back into keys of the grammar; empty ones are as by default. */
    static Map<String, String> keys(Map<String, List<String>> fields) {
        Map<String, String> keys = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            String value = values.isEmpty() ? "" : Typed.plain(values.get(0));
            if (!name.equals(ALGORITHM) && !name.equals(FORM) && !value.isEmpty()) {
                keys.put(name, value);
            }
        });
        keys.put("algorithms", String.join(",", fields.getOrDefault(ALGORITHM, List.of())));
        return keys;
    }

    /** Whether a query comes from the form. */
    static boolean isFrom(Map<String, List<String>> fields) {
        return fields.containsKey(FORM);
    }
}
