package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Topology;
import hustings.scenario.Chance;
import hustings.scenario.Graph;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who is a neighbour of whom, by the links that an algorithm may use. */
final class Neighbourhood {
    private static final int UNKNOWN = -1;

    private final Membership membership;
    private final WorkMeter work;
    private final Topology topology;
    private final Graph shape;
    private final int first;
    private Optional<Adjacency> graph;
    private int diameter = UNKNOWN;
    private long knownAt = UNKNOWN;
    private long price;
    private long paidAt = UNKNOWN;

    Neighbourhood(Scenario scenario, AlgorithmType algorithm, Membership membership, Chance chance,
            WorkMeter work) {
        this.membership = membership;
        this.work = work;
        topology = algorithm.about().topology();
        shape = scenario.graph();
        first = scenario.n();
        graph = Optional.of(topology).filter(Topology.GRAPH::equals).map(on -> build(chance));
    }

    /** Chance and identifiers are new. */
    void reset(Chance chance) {
        paidAt = UNKNOWN;
        if (!(shape instanceof Graph.Pattern)) {
            graph = graph.map(old -> build(chance));
            knownAt = UNKNOWN;
        }
    }

    private Adjacency build(Chance chance) {
        Graph.Places places = new Graph.Places(membership.places(), membership::index);
        return Adjacency.of(shape, places, first, chance);
    }

    /** Whether the algorithm runs on the graph of the scenario, and not all nodes have a link. */
    boolean isGraph() {
        return graph.isPresent();
    }

    /** Whether a message can go from one node to another, as long as nothing is cut. */
    boolean areLinked(int from, int to) {
        return graph.isEmpty() || graph.get().has(from, to);
    }

    /** The identifiers of the members that a node has a link to. */
    int[] of(int node) {
        return switch (topology) {
            case RING -> new int[] {membership.id(membership.successor(node))};
            case BIDIRECTIONAL_RING -> IntStream.of(
                    membership.successor(node), membership.previous(node))
                    .distinct().map(membership::id).toArray();
            case COMPLETE, OVERLAY_RING -> IntStream.of(membership.members())
                    .filter(id -> id != membership.id(node)).toArray();
            case GRAPH -> onGraph(node);
            case STORE -> new int[0];
        };
    }

    private int[] onGraph(int node) {
        int[] neighbours = graph.orElseThrow().of(node);
        int members = 0;
        for (int neighbour : neighbours) {
            if (membership.status(neighbour).isMember()) {
                neighbours[members++] = membership.id(neighbour);
            }
        }
        return members == neighbours.length
                ? neighbours : IntStream.of(neighbours).limit(members).toArray();
    }

    /** The longest of the shortest ways between two live nodes, or a bound on it, for a node. */
    int diameter() {
        int measured = measured();
        if (paidAt != membership.changes()) {
            // Also for what is known from a run before, or that would change what a run costs.
            paidAt = membership.changes();
            work.spend(price);
        }
        return measured;
    }

    /** The same for whoever judges, which costs the run nothing. */
    int measured() {
        if (graph.isEmpty()) {
            return Math.max(0, switch (topology) {
                case COMPLETE, OVERLAY_RING -> Math.min(1, membership.alive() - 1);
                case BIDIRECTIONAL_RING -> membership.alive() / 2;
                default -> membership.alive() - 1;
            });
        }
        if (knownAt != membership.changes()) {
            knownAt = membership.changes();
            Diameter search = new Diameter(graph.get(), membership::isAlive);
            diameter = search.find();
            // A step is far less work than a message is.
            price = 1 + search.steps() / 32;
        }
        return diameter;
    }

    /** The links of the graph, each once, by two identifiers; none if it runs on none. */
    List<int[]> links() {
        List<int[]> links = new ArrayList<>();
        graph.ifPresent(all -> {
            for (int node = 0; node < all.nodes(); node++) {
                for (int at = all.first(node); at < all.first(node + 1); at++) {
                    if (node < all.at(at)) {
                        links.add(new int[] {membership.id(node), membership.id(all.at(at))});
                    }
                }
            }
        });
        return links;
    }
}
