package hustings.live.maelstrom;

import hustings.live.LiveScenario;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.OptionField;
import hustings.scenario.Detection;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which algorithm a node runs, and what is said of it besides who is in its group. */
public final class NodeOptions {
    /* What a node can be told of its surroundings, in the words of the grammar. */
    private static final List<String> KEYS = List.of("delta", "detector", "seed", "start");
    private static final int SOME_NODES = 3;

    private final AlgorithmRegistry registry;
    private final AlgorithmType algorithm;
    private final Map<String, String> keys = new LinkedHashMap<>();

    /**
     * Reads options.
     *
     * @param algorithm the identifier of an algorithm
     * @param options options of the algorithm, and the keys {@code delta}, {@code detector},
     *     {@code seed} and {@code start} of a scenario
     * @throws IllegalArgumentException naming what is wrong, and what is allowed
     */
    public NodeOptions(AlgorithmRegistry registry, String algorithm, Map<String, String> options) {
        this.registry = registry;
        keys.putAll(Map.of("algorithms", algorithm, "ids", "ascending",
                "until", Long.toString(Scenario.LONGEST)));
        Scenario plain = new ScenarioGrammar(registry).read(
                Map.of("algorithms", algorithm, "until", keys.get("until")));
        if (plain.algorithms().size() != 1) {
            throw new InvalidScenario(List.of(Problem.notAllowed(
                    "algorithm", algorithm, "one algorithm: a node runs no more")));
        }
        this.algorithm = registry.get(plain.algorithms().get(0));
        options.forEach(this::put);
        long delta = scenario(SOME_NODES).assumedDelta();
        // As the literature has it: an interval of 5Δ, and a timeout of a little over two of them.
        keys.putIfAbsent("detector", "heartbeat:" + 5 * delta + "," + (12 * delta + 1));
        Scenario scenario = scenario(SOME_NODES);
        LiveScenario.require(scenario, this.algorithm);
        if (scenario.detector() instanceof Detection.Perfect) {
            throw new InvalidScenario(List.of(Problem.notAllowed("detector",
                    scenario.detector().toString(), "heartbeat:5,15 (interval, timeout) or none:"
                            + " nobody tells a node of Maelstrom who has crashed")));
        }
    }

    private void put(String key, String value) {
        List<String> own = algorithm.options().stream().map(OptionField::name).toList();
        if (own.contains(key)) {
            keys.put(algorithm.id() + "." + key, value);
        } else if (KEYS.contains(key)) {
            keys.put(key, value);
        } else {
            throw new InvalidScenario(List.of(Problem.notAllowed("option", key, "one of "
                    + String.join(", ", Stream.concat(own.stream(), KEYS.stream()).toList()))));
        }
    }

    /** The algorithm. */
    AlgorithmType algorithm() {
        return algorithm;
    }

    /** What a node of a group of so many has to know. */
    Scenario scenario(int n) {
        Map<String, String> all = new LinkedHashMap<>(keys);
        all.put("n", Integer.toString(n));
        return new ScenarioGrammar(registry).read(all);
    }
}
