package hustings.sim;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * How far apart the nodes of a graph are: the longest of the shortest ways between two that are
 * alive and in touch.
 *
 * <p>From the middle of the graph outwards no two nodes of a level and below are further apart than
 * twice the level; so only the outermost nodes have to be searched from, until one finds a way that
 * long. Where even that takes too many steps, the bound that has been reached is answered: never
 * too little, and at most twice too much.
 *
 * <p>Pierluigi Crescenzi and others: On computing the diameter of real-world undirected graphs.
 * Theoretical Computer Science 514, 2013.
 */
final class Diameter {
    private static final long MOST_STEPS = 20_000_000;
    private static final int FAR = -1;

    private final Adjacency graph;
    private final IntPredicate alive;
    private final int[] distance;
    private final int[] queue;
    private final int[] farthest;
    private int reached;
    private int longest;
    private long steps;

    Diameter(Adjacency graph, IntPredicate alive) {
        this.graph = graph;
        this.alive = alive;
        this.distance = new int[graph.nodes()];
        this.queue = new int[graph.nodes()];
        this.farthest = new int[graph.nodes()];
        Arrays.fill(distance, FAR);
    }

    /** The diameter, or where the graph is too large a bound on it. */
    int find() {
        boolean[] seen = new boolean[graph.nodes()];
        int widest = 0;
        for (int node = 0; node < seen.length; node++) {
            if (!seen[node] && alive.test(node)) {
                search(node);
                for (int i = 0; i < reached; i++) {
                    seen[queue[i]] = true;
                }
                widest = Math.max(widest, ofPart());
            }
        }
        return widest;
    }

    /** How many steps the search has taken. */
    long steps() {
        return steps;
    }

    /** The diameter of the part of the graph that has been searched last. */
    private int ofPart() {
        longest = 0;
        search(middle());
        int[] outwards = Arrays.copyOf(queue, reached);
        int[] levels = new int[reached];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = distance[outwards[i]];
        }
        for (int i = levels.length - 1; i >= 0 && longest < 2 * levels[i]; i--) {
            if (steps > MOST_STEPS) {
                return 2 * levels[i];
            }
            search(outwards[i]);
        }
        return longest;
    }

    /** A node that is as close as can be to four of the outermost ones. */
    private int middle() {
        for (int i = 0; i < reached; i++) {
            farthest[queue[i]] = 0;
        }
        int middle = queue[0];
        for (int sweep = 0; sweep < 2; sweep++) {
            search(queue[reached - 1]);
            widen();
            search(queue[reached - 1]);
            middle = widen();
            search(middle);
        }
        return middle;
    }

    /** Notes the distances of the last search; answers a node the farthest of which is closest. */
    private int widen() {
        int closest = queue[0];
        for (int i = 0; i < reached; i++) {
            int node = queue[i];
            farthest[node] = Math.max(farthest[node], distance[node]);
            closest = farthest[node] < farthest[closest] ? node : closest;
        }
        return closest;
    }

    /** Finds the distance of every node that can be reached from one. */
    private void search(int start) {
        for (int i = 0; i < reached; i++) {
            distance[queue[i]] = FAR;
        }
        distance[start] = 0;
        queue[0] = start;
        reached = 1;
        for (int i = 0; i < reached; i++) {
            int node = queue[i];
            for (int at = graph.first(node); at < graph.first(node + 1); at++) {
                int next = graph.at(at);
                if (distance[next] == FAR && alive.test(next)) {
                    distance[next] = distance[node] + 1;
                    queue[reached++] = next;
                }
            }
            steps += 1 + graph.first(node + 1) - graph.first(node);
        }
        longest = Math.max(longest, distance[queue[reached - 1]]);
    }
}
