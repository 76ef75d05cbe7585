package hustings.live.maelstrom;

import hustings.model.AlgorithmRegistry;
import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;
import hustings.scenario.Identifiers;
import hustings.scenario.Identity;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What happens to a group of programs of which nothing is known but what they say.
 *
 * @param scenario the links between them, and the faults; algorithms and detectors do not matter
 */
public record GroupScenario(Scenario scenario) {
    /** The most nodes of a group. */
    public static final int MOST_NODES = 12;

    private static final List<String> KEYS = List.of("v", "n", "ids", "latency", "loss", "order",
            "faults", "seed", "until", "t");
    private static final Set<Verb> VERBS =
            EnumSet.of(Verb.CRASH, Verb.RECOVER, Verb.PAUSE, Verb.RESUME);

    /** Refuses what cannot be done to programs of others. */
    public GroupScenario {
        List<Problem> problems = new ArrayList<>();
        if (scenario.n() > MOST_NODES) {
            problems.add(Problem.notAllowed("n", Integer.toString(scenario.n()),
                    "1 to " + MOST_NODES + ": each node is a process of its own"));
        }
        scenario.faults().stream().filter(fault -> !isPossible(fault.action()))
                .forEach(fault -> problems.add(impossible(fault.toString())));
        if (!problems.isEmpty()) {
            throw new InvalidScenario(problems);
        }
    }

    /**
     * Reads the keys of a scenario that concern links and faults.
     *
     * @throws InvalidScenario naming every key that is wrong, or that only an algorithm has
     */
    public static GroupScenario parse(String text, AlgorithmRegistry registry) {
        ScenarioGrammar grammar = new ScenarioGrammar(registry);
        Map<String, String> keys = grammar.split(text);
        List<Problem> problems = keys.entrySet().stream()
                .filter(key -> !KEYS.contains(key.getKey()))
                .map(key -> Problem.notAllowed(key.getKey(), key.getValue(), "nothing where"
                        + " --node says what the nodes are; keys are " + String.join(", ", KEYS)))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidScenario(problems);
        }
        return new GroupScenario(grammar.read(keys));
    }

    private static boolean isPossible(Fault.Action action) {
        return switch (action) {
            case Fault.OnNode(Verb verb, Identity node) -> VERBS.contains(verb);
            case Fault.CrashLeader crash -> true;
            case Fault.Cut cut -> true;
            case Fault.Split split -> true;
            case Fault.Heal heal -> true;
            case Fault.Slow slow -> true;
            default -> false;
        };
    }

    private static Problem impossible(String fault) {
        return Problem.notAllowed("faults", fault, "crash, crash-leader, recover, pause, resume,"
                + " cut, split, heal and slow, which can be done to any program");
    }

    /** Refuses what cannot be done to programs of others, or to nodes that do not exist. */
    void require(Fault.Action action) {
        if (!isPossible(action)) {
            throw new InvalidScenario(List.of(impossible(action.toString())));
        }
        new Fault(0, action).named().stream().filter(id -> !scenario.isMember(id)).findFirst()
                .ifPresent(id -> {
                    throw new InvalidScenario(List.of(Problem.notAllowed("node", id.toString(),
                            "one of " + String.join(", ", names().ordered()))));
                });
    }

    /** What a node is called: n3 is the one with the identifier 3. */
    static String name(Identity id) {
        return "n" + id;
    }

    /** What the nodes are called. */
    NodeNames names() {
        return new NodeNames(scenario.ids() instanceof Identifiers.Listed listed
                ? listed.ids().stream().map(GroupScenario::name).toList()
                : IntStream.rangeClosed(1, scenario.n()).mapToObj(id -> "n" + id).toList());
    }

    /** The one-line form of all that matters. */
    String text() {
        return "n=" + scenario.n() + Arrays.stream(scenario.text().split("&"))
                .filter(key -> !key.matches("(v|algorithms|n)=.*"))
                .map(key -> "&" + key).collect(Collectors.joining());
    }
}
