package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Node;
import hustings.model.Role;
import hustings.model.Topology;
import hustings.run.Result.Outcome;
import hustings.run.Snapshot.NodeState;
import hustings.run.Status;
import hustings.scenario.Fault;
import hustings.scenario.Identity;
import hustings.scenario.Naming;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a run stands, found by looking at every node and reading off the scenario which links are
 * open: slowly, and by nothing that the simulation keeps for the same purpose.
 */
record LookedAt(Simulation simulation, Map<Integer, NodeState> alive, List<Set<Integer>> parts) {
    static LookedAt of(Simulation simulation) {
        Map<Integer, NodeState> alive = simulation.snapshot().nodes().stream()
                .filter(node -> node.id() != Node.SHARED_STORE)
                .filter(node -> node.status().isAlive())
                .collect(Collectors.toMap(NodeState::id, Function.identity()));
        List<Set<Integer>> parts = new ArrayList<>();
        for (int id : alive.keySet()) {
            if (parts.stream().noneMatch(part -> part.contains(id))) {
                Set<Integer> part = new TreeSet<>();
                alive.keySet().stream().filter(other -> other == id
                        || reaches(simulation, alive.keySet(), id, other)
                        && reaches(simulation, alive.keySet(), other, id)).forEach(part::add);
                parts.add(part);
            }
        }
        return new LookedAt(simulation, alive, parts);
    }

    private static boolean reaches(
            Simulation simulation, Set<Integer> alive, int from, int goal) {
        Set<Integer> others = new HashSet<>(alive);
        boolean shared = simulation.algorithm().about().topology() == Topology.STORE;
        if (shared) {
            // All that nodes have in common is the store.
            return isOpen(simulation, from, Node.SHARED_STORE)
                    && isOpen(simulation, Node.SHARED_STORE, goal);
        }
        Set<Integer> seen = new HashSet<>(Set.of(from));
        List<Integer> queue = new ArrayList<>(seen);
        for (int at = 0; at < queue.size(); at++) {
            for (int next : others) {
                if (isOpen(simulation, queue.get(at), next) && seen.add(next)) {
                    queue.add(next);
                }
            }
        }
        return seen.contains(goal);
    }

    private static boolean isOpen(Simulation simulation, int from, int to) {
        boolean linked = simulation.algorithm().about().topology() != Topology.GRAPH
                || simulation.links().stream().anyMatch(link ->
                        link[0] == from && link[1] == to || link[0] == to && link[1] == from);
        Naming naming = Naming.of(simulation.scenario());
        Identity sender = naming.identity(from);
        Identity receiver = naming.identity(to);
        boolean open = true;
        for (Fault fault : simulation.scenario().faults()) {
            if (fault.tick() <= simulation.now()) {
                open = switch (fault.action()) {
                    case Fault.Heal heal -> true;
                    case Fault.Split(List<Identity> inside) -> open
                            && inside.contains(sender) == inside.contains(receiver);
                    case Fault.Cut(Identity a, Identity b) -> open
                            && !(a.equals(sender) && b.equals(receiver));
                    default -> open;
                };
            }
        }
        return linked && open;
    }

    /** All that lead, ascending. */
    List<Integer> leaders() {
        return alive.values().stream().filter(node -> node.role() == Role.LEADER)
                .map(NodeState::id).sorted().toList();
    }

    private boolean needsMajority() {
        return Set.of("raft", "fast-leader-election", "afek-gafni")
                .contains(simulation.algorithm().id());
    }

    private boolean canElect(Set<Integer> part) {
        AlgorithmType algorithm = simulation.algorithm();
        if (algorithm.about().topology() == Topology.STORE) {
            int any = part.iterator().next();
            return reaches(simulation, alive.keySet(), any, any);
        }
        long members = simulation.snapshot().nodes().stream()
                .filter(node -> node.status() != Status.LEFT).count();
        return !needsMajority() || 2 * part.size() > members;
    }

    /** The parts of which it depends how the run stands. */
    private List<Set<Integer>> deciding() {
        List<Set<Integer>> able = parts.stream().filter(this::canElect).toList();
        return parts.size() <= 1 || able.isEmpty() ? parts : able;
    }

    private Optional<Integer> agreedIn(Set<Integer> part) {
        Set<List<Long>> views = part.stream().map(alive::get)
                .map(node -> List.of((long) node.leader(), node.term())).collect(
                        Collectors.toSet());
        List<NodeState> leading = part.stream().map(alive::get)
                .filter(node -> node.role() == Role.LEADER).toList();
        boolean candidates = part.stream().map(alive::get)
                .anyMatch(node -> node.role() == Role.CANDIDATE);
        return views.size() == 1 && leading.size() == 1 && !candidates
                && leading.get(0).leader() == leading.get(0).id()
                ? Optional.of(leading.get(0).id()) : Optional.empty();
    }

    /** Whether every part that decides has a leader whom all in it follow. */
    boolean haveAgreed() {
        return !alive.isEmpty()
                && deciding().stream().allMatch(part -> agreedIn(part).isPresent());
    }

    /** What the outcome may be; whether an election is endless does not show at one instant. */
    List<Outcome> outcomes() {
        if (haveAgreed()) {
            return List.of(parts.size() == 1 ? Outcome.ELECTED
                    : deciding().size() > 1 ? Outcome.ONE_IN_EACH_PART
                    : needsMajority() ? Outcome.MAJORITY_ELECTED : Outcome.ELECTED_IN_TOUCH);
        }
        boolean led = deciding().stream().flatMap(Set::stream).map(alive::get)
                .anyMatch(node -> node.role() == Role.LEADER);
        boolean inEach = deciding().stream().allMatch(part -> agreedIn(part).isPresent()
                || part.stream().map(alive::get).noneMatch(node -> node.role() == Role.LEADER));
        return led ? List.of(inEach ? Outcome.LED_IN_SOME_PARTS : Outcome.DISAGREEMENT)
                : List.of(Outcome.NO_LEADER, Outcome.LIVELOCK);
    }
}
