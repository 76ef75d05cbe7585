package hustings.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A graph of exactly these links.
 *
 * @param list the links, in ascending order
 */
record ListedGraph(List<Link> list) implements Graph {
    private static final int LONGEST_EXAMPLE = 60;

    /** Refuses a link that occurs twice. */
    ListedGraph {
        list = list.stream().sorted().toList();
        WrongItem.requireDifferent(list,
                "a list in which no link occurs twice, in whichever direction");
    }

    /** A link between two identifiers, the smaller one first. */
    record Link(int a, int b) implements Comparable<Link> {
        /** Puts the smaller identifier first, and refuses a link of a node with itself. */
        Link {
            if (a == b) {
                throw new IllegalArgumentException("a list of links, each between two nodes");
            }
            int smaller = Math.min(a, b);
            b = Math.max(a, b);
            a = smaller;
        }

        static Link parse(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException(ALLOWED);
            }
            return new Link(Texts.id(ends[0], ALLOWED), Texts.id(ends[1], ALLOWED));
        }

        @Override
        public int compareTo(Link other) {
            return a != other.a ? Integer.compare(a, other.a) : Integer.compare(b, other.b);
        }

        @Override
        public String toString() {
            return a + "-" + b;
        }
    }

    /** The largest identifier that is linked. */
    int largest() {
        return list.stream().mapToInt(Link::b).max().orElse(0);
    }

    /** Whether there are identifiers below the largest one that it does not link. */
    boolean leavesOut() {
        return linked().size() < largest();
    }

    private SortedSet<Integer> linked() {
        SortedSet<Integer> linked = new TreeSet<>();
        list.forEach(link -> linked.addAll(List.of(link.a, link.b)));
        return linked;
    }

    /** Says what is to be done where it leaves identifiers out and nothing else names the nodes. */
    InvalidScenario scattered(List<Fault> faults) {
        SortedSet<Integer> ids = linked();
        faults.stream().filter(fault -> fault.action() instanceof Fault.OnNode on
                && on.verb() == Fault.Verb.JOIN).forEach(fault -> ids.removeAll(fault.named()));
        String all = Texts.join(List.copyOf(ids), ",");
        return new InvalidScenario("graph", toString(), "links of all nodes from 1 to n, for so"
                + " they are numbered unless ids lists others; to have just those that are linked"
                + " here, add ids="
                + (all.length() > LONGEST_EXAMPLE ? "… with all of them" : all));
    }

    /**
     * Checks that it leads from every node to every other one, whoever has not joined yet.
     *
     * @throws InvalidScenario naming a node that does not exist, or is out of reach
     */
    void requireConnected(Set<Integer> members, List<Integer> joining, Identifiers ids) {
        Set<Integer> known = new HashSet<>(members);
        known.addAll(joining);
        for (Link link : list) {
            if (!known.contains(link.a) || !known.contains(link.b)) {
                String which = ids instanceof Identifiers.Listed ? "as ids lists them"
                        : "which are 1 to " + members.size() + " unless ids lists others";
                throw InvalidScenario.item("graph", link, "links between the nodes of the scenario,"
                        + " " + which + ", and those that join");
            }
        }
        requireReached(members, reached(members, members), "before anyone joins");
        requireReached(known, reached(known, members), "");
    }

    private void requireReached(Set<Integer> nodes, Set<Integer> reached, String when) {
        nodes.stream().filter(id -> !reached.contains(id)).findFirst().ifPresent(id -> {
            throw new InvalidScenario("graph", toString(), "links that connect all nodes; these do"
                    + " not lead from " + reached.iterator().next() + " to " + id
                    + (when.isEmpty() ? "" : ", " + when));
        });
    }

    /** Which of these nodes can be reached from the first of the members over each other. */
    private Set<Integer> reached(Set<Integer> nodes, Set<Integer> members) {
        Map<Integer, List<Integer>> neighbours = new HashMap<>();
        list.stream().filter(link -> nodes.contains(link.a) && nodes.contains(link.b))
                .forEach(link -> {
                    neighbours.computeIfAbsent(link.a, id -> new ArrayList<>()).add(link.b);
                    neighbours.computeIfAbsent(link.b, id -> new ArrayList<>()).add(link.a);
                });
        Set<Integer> reached = new LinkedHashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(members.iterator().next()));
        while (!open.isEmpty()) {
            int id = open.remove();
            if (reached.add(id)) {
                open.addAll(neighbours.getOrDefault(id, List.of()));
            }
        }
        return reached;
    }

    @Override
    public boolean namesNodes() {
        return true;
    }

    @Override
    public long links(int n) {
        return list.size();
    }

    @Override
    public void build(int[] ids, int n, Chance chance, Builder builder) {
        int[] places = new int[Math.max(largest(), IntStream.of(ids).max().orElse(0)) + 1];
        for (int i = 0; i < ids.length; i++) {
            places[ids[i]] = i;
        }
        list.forEach(link -> builder.link(places[link.a], places[link.b]));
    }

    @Override
    public String toString() {
        return Texts.join(list, ",");
    }
}
