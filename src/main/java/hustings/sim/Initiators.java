package hustings.sim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Who calls an election at tick 0, after the faults of that tick. */
public sealed interface Initiators {
    /** What stands before the number of those that are drawn. */
    String DRAWN = "random:";

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
            return DRAWN + count;
        }
    }

    /** These, as far as they are alive. */
    record Listed(List<Integer> ids) implements Initiators {
        /** Refuses an identifier that occurs twice. */
        public Listed {
            ids = ids.stream().sorted().toList();
            WrongItem.requireDifferent(ids, "a list in which no identifier occurs twice");
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

    /** What a choice of initiators may look like. */
    String ALLOWED = "all, one, none, random:k for k drawn nodes, or else a list of nothing but"
            + " identifiers from 1 to " + Scenario.LARGEST_ID + ", such as 1,4";

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Initiators parse(String text) {
        String word = Typed.only(Typed.closed(Typed.word(text), ":"));
        if (word.startsWith(DRAWN)) {
            return new Drawn((int) Texts.whole(
                    word.substring(DRAWN.length()), 1, Scenario.LARGEST_ID));
        }
        List<String> items = Typed.items(text);
        if (Texts.areNumbers(items)) {
            return new Listed(WrongItem.each(items, item -> Texts.id(item, ALLOWED)));
        }
        try {
            return Texts.choice(word, Rule.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }
}
