package hustings.scenario;

import hustings.model.AlgorithmRegistry;
import hustings.model.OptionField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads and writes the one-line form of a scenario; the one place where its keys are known. */
public final class ScenarioGrammar {
    /** The longest text that is read, in characters. */
    public static final int LONGEST_TEXT = 65_536;

    /** The default of every key, in the order of the canonical form. */
    public static final Map<String, String> DEFAULTS = defaults();

    private final AlgorithmRegistry registry;
    private final AlgorithmNames names;

    /** A grammar that knows these algorithms. */
    public ScenarioGrammar(AlgorithmRegistry registry) {
        this.registry = registry;
        this.names = new AlgorithmNames(registry);
    }

    private static Map<String, String> defaults() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("v", "1");
        keys.put("algorithms", "bully,ring,chang-roberts,randomized");
        keys.put("n", "8");
        keys.put("ids", "shuffled");
        keys.put("start", "all");
        keys.put("latency", "1-5");
        keys.put("loss", "0");
        keys.put("duplicate", "0");
        keys.put("order", "fifo");
        keys.put("delta", "");
        keys.put("clocks", "");
        keys.put("ring", "heal");
        keys.put("graph", "ring");
        keys.put("detector", "perfect:3");
        keys.put("faults", "");
        keys.put("feign", "none");
        keys.put("deliveries", "");
        keys.put("seed", "42");
        keys.put("until", "500");
        keys.put("t", "0");
        return Collections.unmodifiableMap(keys);
    }

    /**
     * Reads a scenario from its one-line form.
     *
     * @throws InvalidScenario naming every key that is wrong
     */
    public Scenario parse(String text) {
        return read(split(text));
    }

    /**
     * Takes an address or a query apart into keys and values.
     *
     * @throws InvalidScenario if it does not have the form of a query; keys and values are not read
     */
    public Map<String, String> split(String text) {
        return split(text, this::named, this::reads);
    }

    /** The same for a grammar that has other names for keys, and reads them otherwise. */
    public Map<String, String> split(String text, UnaryOperator<String> naming,
            BiPredicate<Map<String, String>, String> reads) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidScenario("scenario", text.length() + " characters",
                    "at most " + LONGEST_TEXT + " characters");
        }
        return Address.keys(text, naming, reads);
    }

    /** How the grammar writes the name of a key; what is none is given back as it is. */
    public String named(String key) {
        String word = Typed.word(key);
        int dot = key.indexOf('.');
        if (DEFAULTS.containsKey(word) || dot < 0) {
            return DEFAULTS.containsKey(word) ? word : key;
        }
        String algorithm = names.id(key.substring(0, dot).strip());
        String option = key.substring(dot + 1).strip();
        List<String> meant = !registry.has(algorithm) ? List.of()
                : registry.get(algorithm).options().stream().map(OptionField::name)
                        .filter(option::equalsIgnoreCase).toList();
        return algorithm + "." + (meant.size() == 1 ? meant.get(0) : option);
    }

    /** Whether the value of a key can be read, whatever is wrong with others. */
    public boolean reads(Map<String, String> given, String key) {
        return new ScenarioReader(given, registry).reads(key);
    }

    /**
     * Makes a scenario of keys and values.
     *
     * @throws InvalidScenario naming every key that is wrong
     */
    public Scenario read(Map<String, String> given) {
        return new ScenarioReader(given, registry).read();
    }

    /** The canonical one-line form. */
    static String text(Scenario scenario) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("v", "1");
        keys.put("algorithms", Texts.join(scenario.algorithms(), ","));
        putUnlessDefault(keys, "n", scenario.n());
        putUnlessDefault(keys, "ids", scenario.ids());
        putUnlessDefault(keys, "start", scenario.start());
        putUnlessDefault(keys, "latency", scenario.latency());
        putUnlessDefault(keys, "loss", Texts.text(scenario.loss()));
        putUnlessDefault(keys, "duplicate", Texts.text(scenario.duplicate()));
        putUnlessDefault(keys, "order", Texts.text(scenario.order()));
        scenario.delta().ifPresent(delta -> keys.put("delta", Long.toString(delta)));
        putUnlessDefault(keys, "clocks", scenario.clocks());
        putUnlessDefault(keys, "ring", Texts.text(scenario.ring()));
        putUnlessDefault(keys, "graph", scenario.graph());
        putUnlessDefault(keys, "detector", scenario.detector());
        putUnlessDefault(keys, "faults", Texts.join(scenario.faults(), ","));
        putUnlessDefault(keys, "feign", scenario.feint());
        putUnlessDefault(keys, "deliveries", scenario.deliveries());
        keys.putAll(scenario.options());
        putUnlessDefault(keys, "seed", scenario.seed());
        putUnlessDefault(keys, "until", scenario.until());
        putUnlessDefault(keys, "t", scenario.t());
        return keys.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }

    private static void putUnlessDefault(Map<String, String> keys, String key, Object value) {
        if (!DEFAULTS.get(key).equals(value.toString())) {
            keys.put(key, value.toString());
        }
    }
}
