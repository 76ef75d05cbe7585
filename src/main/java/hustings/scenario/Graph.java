package hustings.scenario;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Which nodes have a link, for algorithms that run on any connected graph; links go both ways.
 *
 * <p>But for a list of links, a graph is laid over places: the nodes clockwise, from 0, and behind
 * them those that join later, each of which is linked to nodes that were there before it.
 */
public sealed interface Graph permits Graph.Pattern, Graph.Grid, DrawnGraph, ListedGraph {
    /** The most links of a graph. */
    int MOST_LINKS = 2_000_000;
    /** What a graph may look like. */
    String ALLOWED = "ring, line, star (the first node in the middle), complete, tree (binary),"
            + " grid:4 (so many columns), random:3 (connected, so many links a node on average),"
            + " or a list of links between identifiers such as 1-2,2-3";

    /** Takes one link after the other, each once. */
    @FunctionalInterface
    interface Builder {
        /** There is a link between two nodes, given by their place. */
        void link(int a, int b);
    }

    /**
     * The places of nodes: clockwise from 0, those of nodes that join later last.
     *
     * @param count how many there are
     * @param find the place of a node
     */
    record Places(int count, ToIntFunction<Identity> find) {}

    /** A graph that its name describes. */
    enum Pattern implements Graph {
        /** Each with the next, and the last with the first. */
        RING,
        /** Each with the next. */
        LINE,
        /** Each with the first. */
        STAR,
        /** Each with each. */
        COMPLETE,
        /** A binary tree; the first node is its root. */
        TREE;

        @Override
        public long links(int n) {
            return switch (this) {
                case RING -> n > 2 ? n : n - 1;
                case COMPLETE -> n * (n - 1L) / 2;
                case LINE, STAR, TREE -> n - 1;
            };
        }

        @Override
        public void build(Places places, int n, Chance chance, Builder builder) {
            for (int i = 1; i < places.count(); i++) {
                switch (this) {
                    case RING, LINE -> builder.link(i - 1, i);
                    case STAR -> builder.link(0, i);
                    case TREE -> builder.link((i - 1) / 2, i);
                    case COMPLETE -> {
                        for (int j = 0; j < i; j++) {
                            builder.link(j, i);
                        }
                    }
                }
                if (this == RING && i >= n - 1 && i > 1) {
                    builder.link(0, i);
                }
            }
        }

        @Override
        public String toString() {
            return Texts.text(this);
        }
    }

    /** Rows of so many columns; the last one may be shorter. */
    record Grid(int columns) implements Graph {
        @Override
        public long links(int n) {
            long rows = (n + columns - 1L) / columns;
            return n - rows + Math.max(0, n - columns);
        }

        @Override
        public void build(Places places, int n, Chance chance, Builder builder) {
            for (int i = 1; i < places.count(); i++) {
                if (i % columns > 0) {
                    builder.link(i - 1, i);
                }
                if (i >= columns) {
                    builder.link(i - columns, i);
                }
            }
        }

        @Override
        public String toString() {
            return "grid:" + columns;
        }
    }

    /** Whether it names the nodes that it links, and so says how many there are. */
    default boolean namesNodes() {
        return false;
    }

    /** How many links there are between n nodes. */
    long links(int n);

    /**
     * Tells every link.
     *
     * @param places those of all nodes
     * @param n how many are there from the start
     * @param chance what is drawn by
     * @param builder what takes the links
     */
    void build(Places places, int n, Chance chance, Builder builder);

    /**
     * The same where it is known what nodes are called: two of them in brackets are one link, also
     * where they have several parts.
     */
    static Graph parse(String text, Identifiers ids) {
        List<String> ends = Typed.items(text);
        boolean link = Brackets.areRound(text) && ends.size() == 2
                && ends.stream().allMatch(ids::isLike);
        return link ? ListedGraph.of(List.of(text)) : parse(text);
    }

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Graph parse(String text) {
        String list = Typed.closed(text, ":-");
        // Two numbers in brackets are one link, as there is none between commas.
        boolean link = Brackets.areRound(list)
                && Brackets.off(list).matches("[\\d.]++[,; ]++[\\d.]++");
        List<String> items = link ? List.of(list) : Typed.items(Typed.named(list));
        if (Texts.areNumbers(items)) {
            return ListedGraph.of(items);
        }
        String word = Typed.only(Typed.named(Typed.word(list)));
        try {
            if (word.startsWith("grid:")) {
                return new Grid((int) Texts.whole(word.substring(5), 1, Scenario.MOST_NODES));
            } else if (word.startsWith("random:")) {
                return new DrawnGraph((int) Texts.whole(
                        word.substring(7), 2, DrawnGraph.MOST_DEGREE));
            }
            return Texts.choice(word, Pattern.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }
}
