package hustings.sim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Who calls an election at tick 0, after the faults of that tick. */
public sealed interface Initiators {
    /** A rule for who starts. */
    enum Rule implements Initiators {
        /** Every live node. */
        ALL,
        /** The live node with the lowest identifier. */
        ONE,
        /** Nobody. */
        NONE;

        @Override
        public int[] choose(int[] alive, Chance chance) {
            return switch (this) {
                case ALL -> alive;
                case ONE -> Arrays.copyOf(alive, Math.min(1, alive.length));
                case NONE -> new int[0];
            };
        }

        @Override
        public String toString() {
            return Texts.text(this);
        }
    }

    /** So many live nodes, drawn by the seed. */
    record Drawn(int count) implements Initiators {
        @Override
        public int[] choose(int[] alive, Chance chance) {
            int[] drawn = alive.clone();
            chance.shuffle(drawn, Chance.Stream.INITIATORS);
            int[] chosen = Arrays.copyOf(drawn, Math.min(count, drawn.length));
            Arrays.sort(chosen);
            return chosen;
        }

        @Override
        public String toString() {
            return "random:" + count;
        }
    }

    /** These, as far as they are alive. */
    record Listed(List<Integer> ids) implements Initiators {
        /** Refuses an identifier that occurs twice. */
        public Listed {
            ids = ids.stream().sorted().toList();
            if (ids.stream().distinct().count() < ids.size()) {
                throw new IllegalArgumentException("a list in which no identifier occurs twice");
            }
        }

        @Override
        public int[] choose(int[] alive, Chance chance) {
            return IntStream.of(alive).filter(ids::contains).toArray();
        }

        @Override
        public String toString() {
            return Texts.join(ids, ",");
        }
    }

    /** The identifiers of those who start, ascending, out of those alive, ascending. */
    int[] choose(int[] alive, Chance chance);

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Initiators parse(String text) {
        if (text.startsWith("random:")) {
            return new Drawn((int) Texts.whole(text.substring(7), 1, Scenario.LARGEST_ID));
        }
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            try {
                return Texts.choice(text, Rule.class);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("all, one, none, random:k for k drawn nodes,"
                        + " or a list of identifiers such as 1,4", e);
            }
        }
        return new Listed(Texts.ids(text, ","));
    }
}
