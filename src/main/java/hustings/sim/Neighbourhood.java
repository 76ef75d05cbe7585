package hustings.sim;

import hustings.model.Topology;
import hustings.scenario.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who is a neighbour of whom, by the links that an algorithm may use. */
final class Neighbourhood {
    private static final int UNKNOWN = -1;

    private final World world;
    private final Topology topology;
    private Optional<Adjacency> graph;
    private int diameter = UNKNOWN;
    private long knownAt = UNKNOWN;
    private long price;
    private long paidAt = UNKNOWN;

    Neighbourhood(World world) {
        this.world = world;
        topology = world.algorithm.about().topology();
        graph = Optional.of(topology).filter(Topology.GRAPH::equals).map(on -> build());
    }

    /** Chance and identifiers are new. */
    void reset() {
        paidAt = UNKNOWN;
        if (!(world.scenario.graph() instanceof Graph.Pattern)) {
            graph = graph.map(old -> build());
            knownAt = UNKNOWN;
        }
    }

    private Adjacency build() {
        Graph.Places places = new Graph.Places(world.membership.places(), world.membership::index);
        return Adjacency.of(world.scenario.graph(), places, world.scenario.n(), world.chance);
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
            case RING -> new int[] {world.id(world.membership.successor(node))};
            case BIDIRECTIONAL_RING -> IntStream.of(
                    world.membership.successor(node), world.membership.previous(node))
                    .distinct().map(world::id).toArray();
            case COMPLETE, OVERLAY_RING -> IntStream.of(world.membership.members())
                    .filter(id -> id != world.id(node)).toArray();
            case GRAPH -> onGraph(node);
            case STORE -> new int[0];
        };
    }

    private int[] onGraph(int node) {
        int[] neighbours = graph.orElseThrow().of(node);
        int members = 0;
        for (int neighbour : neighbours) {
            if (world.membership.status(neighbour).isMember()) {
                neighbours[members++] = world.id(neighbour);
            }
        }
        return members == neighbours.length
                ? neighbours : IntStream.of(neighbours).limit(members).toArray();
    }

    /** The longest of the shortest ways between two live nodes, or a bound on it, for a node. */
    int diameter() {
        int measured = measured();
        if (paidAt != world.membership.changes()) {
            // Also for what is known from a run before, or that would change what a run costs.
            paidAt = world.membership.changes();
            world.spend(price);
        }
        return measured;
    }

    /** The same for whoever judges, which costs the run nothing. */
    int measured() {
        if (graph.isEmpty()) {
            return Math.max(0, switch (topology) {
                case COMPLETE, OVERLAY_RING -> Math.min(1, world.membership.alive() - 1);
                case BIDIRECTIONAL_RING -> world.membership.alive() / 2;
                default -> world.membership.alive() - 1;
            });
        }
        if (knownAt != world.membership.changes()) {
            knownAt = world.membership.changes();
            Diameter search = new Diameter(graph.get(), world.membership::isAlive);
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
                        links.add(new int[] {world.id(node), world.id(all.at(at))});
                    }
                }
            }
        });
        return links;
    }
}
