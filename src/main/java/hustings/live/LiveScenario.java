package hustings.live;

import hustings.model.AlgorithmType;
import hustings.model.Topology;
import hustings.scenario.Detection;
import hustings.scenario.Fault;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Which scenarios a live group can run. */
public final class LiveScenario {
    /** The most nodes that a group has. */
    public static final int MOST_NODES = 64;

    /** What can be done to a live group. */
    static final String DOABLE = "crash, recover, pause, resume, elect, join and leave of a node,"
            + " crash-leader, cut, split, heal and slow";

    private LiveScenario() {}

    /**
     * Refuses what no live group can do.
     *
     * @throws InvalidScenario naming every key that is wrong, and what is allowed
     */
    public static void require(Scenario scenario, AlgorithmType algorithm) {
        List<Problem> problems = new ArrayList<>();
        Topology topology = algorithm.about().topology();
        boolean runs = topology != Topology.GRAPH && topology != Topology.STORE
                && !algorithm.about().anonymous() && !algorithm.about().lockStep();
        require(problems, runs, "algorithms", algorithm.id(), "algorithms for a complete graph or a"
                + " ring whose nodes have names and keep their own time");
        require(problems, scenario.n() + scenario.joining().size() <= MOST_NODES, "n",
                Integer.toString(scenario.n()), "at most " + MOST_NODES + " nodes");
        require(problems, scenario.ring() == Scenario.RingRepair.HEAL, "ring",
                "skip", "heal: the group tells its nodes who is dead");
        require(problems, !(scenario.detector() instanceof Detection.First), "detector",
                scenario.detector().toString(), "perfect, heartbeat or none");
        require(problems, scenario.clocks().slowness().isEmpty(), "clocks",
                scenario.clocks().toString(), "nothing: processes have clocks of their own");
        require(problems, !scenario.feint().isAny(), "feign", scenario.feint().toString(), "none");
        require(problems, scenario.duplicate() == 0, "duplicate",
                Double.toString(scenario.duplicate()), "0: no link of TCP doubles a message");
        scenario.faults().stream().filter(fault -> !isDoable(fault.action())).forEach(fault ->
                require(problems, false, "faults", fault.toString(), DOABLE));
        require(problems, !scenario.deliveries().isAny(), "deliveries", "a recording",
                "none: it is recorded anew");
        if (!problems.isEmpty()) {
            throw new InvalidScenario(problems);
        }
    }

    private static boolean isDoable(Fault.Action action) {
        return switch (action) {
            case Fault.OnRandom random -> false;
            case Fault.OnStore store -> false;
            case Fault.OnMessage message -> false;
            default -> true;
        };
    }

    private static void require(List<Problem> problems, boolean holds, String key, String value,
            String allowed) {
        if (!holds) {
            problems.add(Problem.notAllowed(key, value, allowed));
        }
    }
}
