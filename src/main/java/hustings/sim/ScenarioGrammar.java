package hustings.sim;

import hustings.model.Engines;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Reads and writes the one-line form of a scenario; the one place where its keys are known. */
public final class ScenarioGrammar {
    /** The longest text that is read, in characters. */
    public static final int LONGEST_TEXT = 65_536;

    /** The default of every key, in the order of the canonical form. */
    public static final Map<String, String> DEFAULTS = defaults();

    private final Engines engines;

    /** A grammar that knows these algorithms. */
    public ScenarioGrammar(Engines engines) {
        this.engines = engines;
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
     * Takes a query apart into keys and values.
     *
     * @throws InvalidScenario if it does not have the form of a query; keys and values are not read
     */
    public Map<String, String> split(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidScenario("scenario", text.length() + " characters",
                    "at most " + LONGEST_TEXT + " characters");
        }
        Map<String, String> keys = new LinkedHashMap<>();
        String query = text.startsWith("?") ? text.substring(1) : text;
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new InvalidScenario("scenario", pair, "key=value pairs joined by &");
            }
            String key = decode(pair.substring(0, equals));
            if (keys.put(key, decode(pair.substring(equals + 1))) != null) {
                throw new InvalidScenario(key, "given twice", "one value for each key");
            }
        }
        return keys;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidScenario(List.of(Problem.notAllowed(
                    "scenario", text, "text in which % stands only before two hex digits")));
        }
    }

    /**
     * Makes a scenario of keys and values.
     *
     * @throws InvalidScenario naming every key that is wrong
     */
    public Scenario read(Map<String, String> given) {
        KeyReader keys = new KeyReader(given, engines);
        keys.requireKnown();
        keys.value("v", text -> Texts.whole(text, 1, 1));
        List<String> algorithms = keys.value("algorithms", this::algorithms);
        SortedMap<String, String> options = keys.options();
        Identifiers ids = keys.value("ids", Identifiers::parse);
        if (ids instanceof Identifiers.Listed listed && !given.containsKey("n")) {
            keys.set("n", Integer.toString(listed.ids().size()));
        }
        Graph graph = keys.value("graph", Graph::parse);
        if (graph instanceof ListedGraph listed && !given.containsKey("n")
                && !(ids instanceof Identifiers.Listed)) {
            keys.set("n", Integer.toString(listed.largest()));
        }
        int n = keys.value("n", text -> (int) Texts.whole(text, 1, Scenario.MOST_NODES));
        Initiators start = keys.value("start", Initiators::parse);
        Latency latency = keys.value("latency", Latency::parse);
        double loss = keys.value("loss", Texts::probability);
        double duplicate = keys.value("duplicate", Texts::probability);
        Scenario.Order order =
                keys.value("order", text -> Texts.choice(text, Scenario.Order.class));
        OptionalLong delta = keys.value("delta", ScenarioGrammar::delta);
        Clocks clocks = keys.value("clocks", Clocks::parse);
        Scenario.RingRepair ring =
                keys.value("ring", text -> Texts.choice(text, Scenario.RingRepair.class));
        Detection detector = keys.value("detector", Detection::parse);
        List<Fault> faults = keys.value("faults", FaultGrammar::all);
        long seed = keys.value("seed",
                text -> Texts.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
        long until = keys.value("until", text -> Texts.whole(text, 1, Scenario.LONGEST));
        long t = keys.value("t", text -> Texts.whole(text, 0, Scenario.LONGEST));
        keys.throwIfWrong();
        return new Scenario(algorithms, options, n, ids, start, latency, loss, duplicate, order,
                delta, clocks, ring, graph, detector, faults, seed, until, t);
    }

    private List<String> algorithms(String text) {
        List<String> ids = List.of(text.split(",", -1));
        if (ids.size() > Scenario.MOST_ALGORITHMS || ids.stream().distinct().count() < ids.size()
                || !ids.stream().allMatch(engines::has)) {
            throw new IllegalArgumentException("one to " + Scenario.MOST_ALGORITHMS
                    + " different ones of " + Texts.join(engines.ids(), ", "));
        }
        return ids;
    }

    private static OptionalLong delta(String text) {
        return text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Texts.whole(text, 1, 5 * Latency.LONGEST));
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
