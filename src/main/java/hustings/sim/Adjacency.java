package hustings.sim;

import hustings.scenario.Chance;
import hustings.scenario.Graph;
import java.util.Arrays;

/** The links of a graph, found from either end. Nodes are given by their index, clockwise. */
final class Adjacency {
    private static final int[] NOBODY = {};

    private final int[] first;
    private final int[] neighbours;

    private Adjacency(int[] first, int[] neighbours) {
        this.first = first;
        this.neighbours = neighbours;
    }

    /**
     * The links of a graph.
     *
     * @param places those of all nodes, which are their indices
     * @param n how many are there from the start
     */
    static Adjacency of(Graph graph, Graph.Places places, int n, Chance chance) {
        Ends ends = new Ends();
        graph.build(places, n, chance, ends);
        int nodes = places.count();
        int[] first = new int[nodes + 1];
        for (int i = 0; i < ends.count; i++) {
            first[ends.ends[i] + 1]++;
        }
        for (int i = 0; i < nodes; i++) {
            first[i + 1] += first[i];
        }
        int[] filled = first.clone();
        int[] neighbours = new int[ends.count];
        for (int i = 0; i < ends.count; i++) {
            // Each end of a link stands beside the other one.
            neighbours[filled[ends.ends[i]]++] = ends.ends[i ^ 1];
        }
        for (int i = 0; i < nodes; i++) {
            Arrays.sort(neighbours, first[i], first[i + 1]);
        }
        return new Adjacency(first, neighbours);
    }

    private static final class Ends implements Graph.Builder {
        private int[] ends = new int[64];
        private int count;

        @Override
        public void link(int a, int b) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ends[count++] = a;
            ends[count++] = b;
        }
    }

    /** How many nodes there are or may come to be. */
    int nodes() {
        return first.length - 1;
    }

    /** How many links there are, each counted from both ends. */
    int ends() {
        return neighbours.length;
    }

    /** The neighbours of a node, ascending; a fresh array. */
    int[] of(int node) {
        return first[node] == first[node + 1]
                ? NOBODY : Arrays.copyOfRange(neighbours, first[node], first[node + 1]);
    }

    /** Where the neighbours of a node begin; those of the next one begin where they end. */
    int first(int node) {
        return first[node];
    }

    /** The neighbour at a place, see {@link #first}. */
    int at(int place) {
        return neighbours[place];
    }

    /** Whether two nodes have a link. */
    boolean has(int a, int b) {
        return Arrays.binarySearch(neighbours, first[a], first[a + 1], b) >= 0;
    }
}
