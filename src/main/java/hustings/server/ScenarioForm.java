package hustings.server;

import hustings.model.Engine;
import hustings.model.Engines;
import hustings.model.OptionField;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import hustings.sim.ScenarioGrammar;
import java.util.ArrayList;
import java.util.Arrays;
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
 * @param algorithms all algorithms, and which are chosen
 * @param options the options of the chosen ones
 * @param faults the faults, one by one, as the grammar writes them
 */
public record ScenarioForm(
        String text,
        Map<String, String> values,
        Map<String, String> errors,
        List<Chip> algorithms,
        List<OptionControl> options,
        List<FaultRow> faults) {

    /** An algorithm to choose. */
    public record Chip(String id, String name, boolean chosen) {}

    /** An option of an algorithm: a choice, or a number if there are none. */
    public record OptionControl(
            String key, String label, String description, String value, List<String> choices) {}

    /** A fault as the grammar writes it, and in words. */
    public record FaultRow(String text, String tick, String words) {}

    /** The names of form fields that stand for a key of the grammar. */
    private static final String ALGORITHM = "algorithm";
    private static final String FAULT = "fault";

    /** A form that shows a scenario. */
    static ScenarioForm of(Scenario scenario, Engines engines) {
        return of(scenario.with("t", 0, engines).text(),
                new ScenarioGrammar(engines).split(scenario.text()), List.of(), engines);
    }

    /** A form that shows keys with which something is wrong. */
    static ScenarioForm of(Map<String, String> keys, List<Problem> problems, Engines engines) {
        return of("", keys, problems, engines);
    }

    private static ScenarioForm of(
            String text, Map<String, String> keys, List<Problem> problems, Engines engines) {
        Map<String, String> values = new LinkedHashMap<>(ScenarioGrammar.DEFAULTS);
        values.putAll(keys);
        List<String> chosen = List.of(values.get("algorithms").split(","));
        Map<String, String> errors = problems.stream().collect(Collectors.toMap(
                Problem::key, Problem::message, (first, second) -> first, LinkedHashMap::new));
        return new ScenarioForm(
                text,
                values,
                errors,
                engines.all().stream().map(engine -> new Chip(
                        engine.id(), engine.about().name(), chosen.contains(engine.id()))).toList(),
                chosen.stream().filter(engines::has).map(engines::get)
                        .flatMap(engine -> engine.options().stream()
                                .map(option -> control(engine, option, values))).toList(),
                faults(values.get("faults")));
    }

    private static OptionControl control(
            Engine engine, OptionField option, Map<String, String> values) {
        String key = engine.id() + "." + option.name();
        return new OptionControl(key, engine.about().name() + " " + option.name(),
                option.description(), values.getOrDefault(key, option.defaultValue()),
                option.choices());
    }

    private static List<FaultRow> faults(String text) {
        return Arrays.stream(text.split(",")).filter(fault -> !fault.isBlank())
                .map(fault -> new FaultRow(fault, fault.replaceFirst(":.*", ""),
                        words(fault.replaceFirst("^[^:]*:", "")))).toList();
    }

    private static String words(String action) {
        String verb = action.replaceFirst("-.*", "");
        String rest = action.replaceFirst("^[^-]*-?", "").replace("-", " ");
        return switch (verb) {
            case "split" -> "partition {" + rest + "} | rest";
            case "cut" -> "cut the link " + rest.replace(" ", " → ");
            case "heal" -> "heal all links";
            case "elect" -> "node " + rest + " calls an election";
            default -> verb + (rest.equals("leader") ? " the leader" : " node " + rest);
        };
    }

    /** What is wrong with the value of a key, or nothing. */
    public String error(String key) {
        return errors.getOrDefault(key, "");
    }

    /** Reads the fields of the form back into keys of the grammar. */
    static Map<String, String> keys(Map<String, List<String>> fields) {
        Map<String, String> keys = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (ScenarioGrammar.DEFAULTS.containsKey(name) || name.contains(".")) {
                keys.put(name, first(values).strip());
            }
        });
        if (!keys.containsKey("algorithms")) {
            keys.put("algorithms", String.join(",", fields.getOrDefault(ALGORITHM, List.of())));
        }
        List<String> faults = new ArrayList<>(fields.getOrDefault(FAULT, List.of()));
        if (fields.containsKey("take-out")) {
            faults.remove(first(fields.get("take-out")));
        }
        if (fields.containsKey("put-in")) {
            faults.add(newFault(fields));
        }
        keys.putIfAbsent("faults", String.join(",", faults));
        keys.remove("t");
        return keys;
    }

    /** A field that cannot be decoded has no value at all. */
    private static String first(List<String> values) {
        return values.stream().findFirst().orElse("");
    }

    private static String newFault(Map<String, List<String>> fields) {
        String tick = first(fields.getOrDefault("new-tick", List.of())).strip();
        String action = first(fields.getOrDefault("new-action", List.of()));
        String nodes = first(fields.getOrDefault("new-nodes", List.of())).strip();
        boolean needsNodes = !action.equals("heal") && !action.equals("crash-leader");
        return tick + ":" + action
                + (needsNodes ? "-" + nodes.replaceAll("[\\s,;→-]+", "-") : "");
    }
}
