package hustings.lab;

import hustings.model.AlgorithmRegistry;
import hustings.scenario.ScenarioGrammar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A scenario with ranges, carried out many times: what the Lab measures.
 *
 * <p>Every combination of an algorithm and of one value of each key that varies is a {@link Point};
 * those that differ in nothing but the key on the x axis are a {@link Series}. Trial k runs with
 * the world seed {@code seed + k} everywhere, so that algorithms are compared in the same weather.
 * Its one-line form is a URL query, see {@link ExperimentGrammar}.
 *
 * @param algorithms identifiers of the algorithms, any number
 * @param keys what the scenario's keys and options range over; every key of the grammar is there,
 *     in its order, but for those that only a single run has, and options that have been given
 * @param x the key on the x axis
 * @param trials how many runs each point has
 * @param work how many units of work one trial may need, see {@link hustings.run.WorkLimit}; one
 *     that needs more is broken off and called endless
 * @param oneAtATime whether of the keys beside the x axis at most one differs from its first value,
 *     instead of every combination of them
 */
public record Experiment(List<String> algorithms, Map<String, Values> keys, String x, int trials,
        long work, boolean oneAtATime) {
    /** The most trials at one point. */
    public static final int MOST_TRIALS = 1_000_000;
    /** The most work of one trial. */
    public static final long MOST_WORK = 1_000_000_000_000L;
    /** The most points of an experiment. */
    public static final int MOST_POINTS = 20_000;
    /** Keys of a scenario that have one value in an experiment. */
    static final Set<String> SINGLE = Set.of("v", "faults", "seed", "until");

    /** Refuses what contradicts itself. */
    public Experiment {
        algorithms = List.copyOf(algorithms);
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        if (algorithms.isEmpty() || algorithms.stream().distinct().count() < algorithms.size()) {
            throw new IllegalArgumentException(
                    "algorithms are " + algorithms + "; allowed are one or more different ones");
        } else if (trials < 1 || trials > MOST_TRIALS) {
            throw new IllegalArgumentException(
                    "trials is " + trials + "; allowed is 1 to " + MOST_TRIALS);
        } else if (work < 1 || work > MOST_WORK) {
            throw new IllegalArgumentException(
                    "work is " + work + "; allowed is 1 to " + MOST_WORK);
        } else if (!keys.containsKey(x)) {
            throw new IllegalArgumentException(
                    "x is \"" + x + "\"; allowed is one of " + keys.keySet());
        }
    }

    /**
     * Reads an experiment.
     *
     * @param text a page's address or its query, as people type them; may be empty
     * @param registry the algorithms that exist
     * @throws hustings.scenario.InvalidScenario naming every key that is wrong, its value, and what
     *     allowed
     */
    public static Experiment parse(String text, AlgorithmRegistry registry) {
        return new ExperimentGrammar(registry).parse(text);
    }

    /** The canonical one-line form: what is as by default is left out, but for the algorithms. */
    public String text() {
        return ExperimentGrammar.text(this);
    }

    /** What the x axis shows, from left to right in the order in which it was given. */
    public Values across() {
        return Objects.requireNonNull(keys.get(x));
    }

    /** The keys that tell points apart, in their order: those that vary, and that on the x axis. */
    public List<String> varying() {
        return keys.entrySet().stream()
                .filter(key -> key.getValue().vary() || key.getKey().equals(x))
                .map(Map.Entry::getKey).toList();
    }

    /** Every series, algorithm by algorithm. */
    public List<Series> series(AlgorithmRegistry registry) {
        ScenarioGrammar grammar = new ScenarioGrammar(registry);
        List<Series> all = new ArrayList<>();
        for (String algorithm : algorithms) {
            for (SortedMap<String, String> others : combinations(algorithm)) {
                List<Point> points = across().all().stream().map(value -> new Point(
                        value, grammar.read(cell(algorithm, others, value)))).toList();
                all.add(new Series(algorithm, others, distinction(others), points));
            }
        }
        return all;
    }

    /** Where one thing differs at a time, only that is worth saying. */
    private String distinction(Map<String, String> others) {
        return others.entrySet().stream()
                .filter(key -> !oneAtATime || differs(key.getKey(), key.getValue()))
                .map(Map.Entry::toString).collect(Collectors.joining(" "));
    }

    private boolean differs(String key, String value) {
        return !Objects.requireNonNull(keys.get(key)).all().get(0).equals(value);
    }

    /** The keys of one cell, as a scenario has them. */
    Map<String, String> cell(String algorithm, Map<String, String> others, String xValue) {
        Map<String, String> cell = new LinkedHashMap<>();
        cell.put("algorithms", algorithm);
        keys.forEach((key, values) -> cell.put(key, values.all().get(0)));
        cell.putAll(others);
        cell.put(x, xValue);
        cell.keySet().removeIf(key -> isForeign(key, algorithm));
        return cell;
    }

    /** Options of other algorithms make no difference to this one. */
    private static boolean isForeign(String key, String algorithm) {
        return key.contains(".") && !key.startsWith(algorithm + ".");
    }

    /** Every combination of values of the keys that vary beside the x axis. */
    List<SortedMap<String, String>> combinations(String algorithm) {
        List<SortedMap<String, String>> all = List.of(new TreeMap<>());
        for (Map.Entry<String, Values> key : keys.entrySet()) {
            boolean counts = key.getValue().vary() && !key.getKey().equals(x)
                    && !isForeign(key.getKey(), algorithm);
            if (counts) {
                all = all.stream().flatMap(before -> key.getValue().all().stream().map(value -> {
                    SortedMap<String, String> with = new TreeMap<>(before);
                    with.put(key.getKey(), value);
                    return with;
                })).filter(with -> !oneAtATime || with.entrySet().stream()
                        .filter(each -> differs(each.getKey(), each.getValue())).count() <= 1)
                        .toList();
            }
        }
        return all;
    }

    /** How many points there are. */
    public long points() {
        long points = 0;
        for (String algorithm : algorithms) {
            long series = 1;
            for (Map.Entry<String, Values> key : keys.entrySet()) {
                if (!key.getKey().equals(x) && !isForeign(key.getKey(), algorithm)) {
                    long values = key.getValue().all().size();
                    series = Math.min(Integer.MAX_VALUE,
                            oneAtATime ? series + values - 1 : series * values);
                }
            }
            points += series * across().all().size();
        }
        return points;
    }
}
