package hustings.scenario;

/**
 * A connected graph drawn by the seed: each node is linked to an earlier one, and then any two are
 * until a node has so many links on average.
 *
 * @param degree the links a node has on average; 2 to {@link #MOST_DEGREE}
 */
record DrawnGraph(int degree) implements Graph {
    /** The most links a node may have on average. */
    static final int MOST_DEGREE = 100;

    @Override
    public long links(int n) {
        return Math.min(Pattern.COMPLETE.links(n), Math.max(n - 1L, (long) n * degree / 2));
    }

    @Override
    public void build(Places places, int n, Chance chance, Builder builder) {
        if (links(n) == Pattern.COMPLETE.links(n)) {
            Pattern.COMPLETE.build(new Places(n, places.find()), n, chance, builder);
        } else {
            draw(n, chance, builder);
        }
        for (int i = n; i < places.count(); i++) {
            builder.link(earlier(i, chance), i);
        }
    }

    private void draw(int n, Chance chance, Builder builder) {
        Pairs linked = new Pairs(n, (int) links(n));
        for (int i = 1; i < n; i++) {
            int j = earlier(i, chance);
            linked.add(j, i);
            builder.link(j, i);
        }
        for (int nth = 0; linked.size < links(n); nth++) {
            long random = chance.bits(Chance.Stream.GRAPH, 1, nth);
            int a = (int) Chance.below(random, n);
            int b = (int) Chance.below(random << 32, n);
            if (a != b && linked.add(Math.min(a, b), Math.max(a, b))) {
                builder.link(a, b);
            }
        }
    }

    private static int earlier(int i, Chance chance) {
        return (int) Chance.below(chance.bits(Chance.Stream.GRAPH, 0, i), i);
    }

    /** A set of pairs in an open hash table: millions of boxed numbers would not fit. */
    private static final class Pairs {
        private final int n;
        private final long[] table;
        private int size;

        Pairs(int n, int most) {
            this.n = n;
            this.table = new long[4 * Integer.highestOneBit(most + 1)];
        }

        /** Adds a pair, the smaller first; answers whether it is new. */
        boolean add(int a, int b) {
            long key = (long) a * n + b; // b > 0, so 0 stands for an empty place
            int mask = table.length - 1;
            int at = (int) (key * 0x9E3779B97F4A7C15L >>> 33) & mask;
            while (table[at] != 0 && table[at] != key) {
                at = at + 1 & mask;
            }
            boolean isNew = table[at] == 0;
            table[at] = key;
            size += isNew ? 1 : 0;
            return isNew;
        }
    }

    @Override
    public String toString() {
        return "random:" + degree;
    }
}
