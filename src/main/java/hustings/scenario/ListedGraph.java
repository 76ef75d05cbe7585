package hustings.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A graph of exactly these links.
 *
 * @param list the links, in ascending order
 */
record ListedGraph(List<Link> list) implements Graph {
    private static final int LONGEST_EXAMPLE = 60;
    private static final String DIFFERENT =
            "a list in which no link occurs twice, in whichever direction";

    /** Refuses a link that occurs twice. */
    ListedGraph {
        list = list.stream().sorted().toList();
        WrongItem.requireDifferent(list, DIFFERENT);
    }

    /** The graph of links as they were typed. */
    static ListedGraph of(List<String> items) {
        List<Link> links = WrongItem.each(items, Link::parse);
        WrongItem.requireDifferent(links, items, DIFFERENT);
        return new ListedGraph(links);
    }

    /** A link between two identifiers, the smaller one first. */
    record Link(Identity a, Identity b) implements Comparable<Link> {
        /** Puts the smaller identifier first, and refuses a link of a node with itself. */
        Link {
            if (a.equals(b)) {
                throw new IllegalArgumentException("a list of links, each between two nodes");
            }
            Identity first = a;
            boolean turned = a.compareTo(b) > 0;
            a = turned ? b : a;
            b = turned ? first : b;
        }

        /** Reads {@code 1-2}, or in brackets what links are to mathematicians: (1,2). */
        static Link parse(String text) {
            String link = Brackets.off(text);
            List<String> ends = Brackets.split(link, "-");
            if (ends.size() == 1 && Brackets.areRound(text)) {
                ends = Typed.items(link);
            }
            if (ends.size() != 2) {
                throw new IllegalArgumentException(ALLOWED);
            }
            return new Link(
                    Identity.parse(ends.get(0), ALLOWED), Identity.parse(ends.get(1), ALLOWED));
        }

        @Override
        public int compareTo(Link other) {
            return a.equals(other.a) ? b.compareTo(other.b) : a.compareTo(other.a);
        }

        @Override
        public String toString() {
            return a + "-" + b;
        }
    }

    /** How many nodes it links. */
    int nodes() {
        return linked().size();
    }

    /** Whether those that it links are not just all from 1 to the largest one. */
    boolean leavesOut() {
        SortedSet<Identity> linked = linked();
        return !linked.stream().allMatch(Identity::isPlain)
                || linked.last().first() > linked.size();
    }

    private SortedSet<Identity> linked() {
        SortedSet<Identity> linked = new TreeSet<>();
        list.forEach(link -> linked.addAll(List.of(link.a, link.b)));
        return linked;
    }

    /** Says what is to be done where it leaves identifiers out and nothing else names the nodes. */
    InvalidScenario scattered(List<Fault> faults) {
        SortedSet<Identity> ids = linked();
        faults.forEach(fault -> fault.joining().ifPresent(ids::remove));
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
    void requireConnected(Set<Identity> members, List<Identity> joining, Identifiers ids) {
        Set<Identity> known = new TreeSet<>(members);
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

    private void requireReached(
            Set<Identity> nodes, Set<Identity> reached, String when) {
        nodes.stream().filter(id -> !reached.contains(id)).findFirst().ifPresent(id -> {
            throw new InvalidScenario("graph", toString(), "links that connect all nodes; these do"
                    + " not lead from " + reached.iterator().next() + " to " + id
                    + (when.isEmpty() ? "" : ", " + when));
        });
    }

    /** Which of these nodes can be reached from the first of the members over each other. */
    private Set<Identity> reached(Set<Identity> nodes, Set<Identity> members) {
        Map<Identity, List<Identity>> neighbours = new HashMap<>();
        list.stream().filter(link -> nodes.contains(link.a) && nodes.contains(link.b))
                .forEach(link -> {
                    neighbours.computeIfAbsent(link.a, id -> new ArrayList<>()).add(link.b);
                    neighbours.computeIfAbsent(link.b, id -> new ArrayList<>()).add(link.a);
                });
        Set<Identity> reached = new LinkedHashSet<>();
        Deque<Identity> open = new ArrayDeque<>(List.of(members.iterator().next()));
        while (!open.isEmpty()) {
            Identity id = open.remove();
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
    public void build(Places places, int n, Chance chance, Builder builder) {
        list.forEach(link -> builder.link(
                places.find().applyAsInt(link.a), places.find().applyAsInt(link.b)));
    }

    @Override
    public String toString() {
        return Texts.join(list, ",");
    }
}
