package hustings.scenario;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Makes one scenario of keys and values. */
final class ScenarioReader {
    private final KeyReader keys;
    private final AlgorithmRegistry registry;
    private final AlgorithmNames names;

    ScenarioReader(Map<String, String> given, AlgorithmRegistry registry) {
        this.keys = new KeyReader(given, registry);
        this.registry = registry;
        this.names = new AlgorithmNames(registry);
    }

    /**
     * The scenario.
     *
     * @throws InvalidScenario naming every key that is wrong
     */
    Scenario read() {
        try {
            Supplier<Scenario> scenario = values();
            keys.throwIfWrong();
            return scenario.get();
        } catch (InvalidScenario e) {
            throw keys.asTyped(e, names::id);
        }
    }

    /** Whether the value of a key can be read, whatever is wrong with others. */
    boolean reads(String key) {
        try {
            values();
        } catch (InvalidScenario e) {
            // The algorithms cannot be read, and there are none to take instead; that is noted.
        }
        return !keys.isWrong(key);
    }

    /** Reads every value; whether they fit together is seen when the scenario is made of them. */
    private Supplier<Scenario> values() {
        keys.requireKnown();
        keys.value("v", text -> Texts.whole(text, 1, 1));
        List<String> algorithms = keys.value("algorithms", this::algorithms);
        SortedMap<String, String> options = keys.options();
        Identifiers ids = keys.value("ids", Identifiers::parse);
        Graph graph = keys.value("graph", text -> Graph.parse(text, ids));
        boolean numbered = keys.has("n") || isNumbered(ids, graph);
        int n = keys.value("n", text -> (int) Texts.whole(text, 1, Scenario.MOST_NODES));
        Initiators start = keys.value("start", text -> Initiators.parse(text, ids));
        Latency latency = keys.value("latency", Latency::parse);
        double loss = keys.value("loss", Texts::probability);
        double duplicate = keys.value("duplicate", Texts::probability);
        Scenario.Order order =
                keys.value("order", text -> Texts.choice(text, Scenario.Order.class));
        OptionalLong delta = keys.value("delta", ScenarioReader::delta);
        Clocks clocks = keys.value("clocks", Clocks::parse);
        Scenario.RingRepair ring =
                keys.value("ring", text -> Texts.choice(text, Scenario.RingRepair.class));
        Detection detector = keys.value("detector", Detection::parse);
        List<Fault> faults = keys.value("faults", text -> FaultGrammar.all(text, names::id));
        Feint feint = keys.value("feign", Feint::parse);
        Deliveries deliveries = keys.value("deliveries", Deliveries::parse);
        long seed = keys.value("seed",
                text -> Texts.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
        long until = keys.value("until", text -> Texts.whole(text, 1, Scenario.LONGEST));
        long t = keys.value("t", text -> Texts.whole(text, 0, Scenario.LONGEST));
        return () -> {
            if (!numbered && graph instanceof ListedGraph listed) {
                throw listed.scattered(faults);
            }
            Scenario scenario = new Scenario(algorithms, options, n, ids, start, latency, loss,
                    duplicate, order, delta, clocks, ring, graph, detector, faults, feint,
                    deliveries, seed, until, t);
            algorithms.forEach(id -> requireCountable(scenario, registry.get(id)));
            return scenario;
        };
    }

    /** Refuses an algorithm that counts with identifiers where these are no numbers to count. */
    private static void requireCountable(Scenario scenario, AlgorithmType algorithm) {
        if (algorithm.earliestLead().isPresent()) {
            scenario.named().filter(id -> !id.isPlain()).findFirst().ifPresent(id -> {
                throw new InvalidScenario(List.of(new Problem("algorithms", algorithm.id(),
                        algorithm.about().name() + " counts with identifiers, which for that have"
                                + " to be whole numbers from 1 on, and " + id + " is none")));
            });
        }
    }

    /**
     * Sets n to what follows from other keys, and answers whether it is known how the nodes are
     * numbered: they are not where only a graph says which there are, and leaves some out.
     */
    private boolean isNumbered(Identifiers ids, Graph graph) {
        if (ids instanceof Identifiers.Listed listed) {
            keys.set("n", Integer.toString(listed.ids().size()));
        } else if (graph instanceof ListedGraph listed && !keys.isWrong("ids")) {
            if (listed.leavesOut()) {
                return false;
            }
            keys.set("n", Integer.toString(listed.nodes()));
        }
        return true;
    }

    private List<String> algorithms(String text) {
        List<String> ids = names.ids(text);
        String allowed = "one to " + Scenario.MOST_ALGORITHMS + " different ones of "
                + Texts.join(registry.ids(), ", ");
        if (ids.isEmpty() || ids.size() > Scenario.MOST_ALGORITHMS) {
            throw new IllegalArgumentException(allowed);
        }
        WrongItem.requireDifferent(ids, allowed);
        return ids;
    }

    private static OptionalLong delta(String text) {
        return text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Texts.whole(text, 1, 5 * Latency.LONGEST));
    }
}
