package hustings.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who calls an election at tick 0, after the faults of that tick. */
public sealed interface Initiators {
    /** What stands before the number of those that are drawn. */
    String DRAWN = "random:";
    /** The most that can be drawn; of fewer nodes, all are. */
    int MOST_DRAWN = 2_000_000;

    /** A rule for who starts. */
    enum Rule implements Initiators {
        /** Every live node. */
        ALL,
        /** The live node with the lowest identifier. */
        ONE,
        /** Nobody. */
        NONE;

        @Override
        public int[] choose(int[] alive, Naming naming, Chance chance) {
            return switch (this) {
                case ALL -> alive;
                case ONE -> Arrays.copyOf(alive, Math.min(1, alive.length));
                case NONE -> new int[0];
            };
        }

        @Override
        public int count(int n) {
            return switch (this) {
                case ALL -> n;
                case ONE -> 1;
                case NONE -> 0;
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
        public int[] choose(int[] alive, Naming naming, Chance chance) {
            int[] drawn = alive.clone();
            chance.shuffle(drawn, Chance.Stream.INITIATORS);
            int[] chosen = Arrays.copyOf(drawn, Math.min(count, drawn.length));
            Arrays.sort(chosen);
            return chosen;
        }

        @Override
        public int count(int n) {
            return Math.min(count, n);
        }

        @Override
        public String toString() {
            return DRAWN + count;
        }
    }

    /** These, as far as they are alive. */
    record Listed(List<Identity> ids) implements Initiators {
        /** Refuses an identifier that occurs twice, and identifiers of different forms. */
        public Listed {
            Identity.requireAlike(ids);
            ids = ids.stream().sorted().toList();
            WrongItem.requireDifferent(ids, Identity.DIFFERENT);
        }

        @Override
        public int[] choose(int[] alive, Naming naming, Chance chance) {
            Set<Integer> wanted = ids.stream().map(naming::number).collect(Collectors.toSet());
            return IntStream.of(alive).filter(wanted::contains).toArray();
        }

        @Override
        public int count(int n) {
            return ids.size();
        }

        @Override
        public String toString() {
            return Texts.join(ids, ",");
        }
    }

    /** Those who start, by their numbers, ascending, out of those alive, ascending. */
    int[] choose(int[] alive, Naming naming, Chance chance);

    /** How many start out of so many, if all of them are alive. */
    int count(int n);

    /** What a choice of initiators may look like. */
    String ALLOWED = "all, one, none, random:k for k drawn nodes, or else a list of nothing but"
            + " identifiers, such as 1,4: " + Identity.FORM;

    /**
     * The same where it is known what nodes are called: where they have several parts, so many in
     * brackets are one of them.
     */
    static Initiators parse(String text, Identifiers ids) {
        return ids.areLike(text) ? new Listed(List.of(Identity.parse(text))) : parse(text);
    }

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Initiators parse(String text) {
        String word = Typed.only(Typed.closed(Typed.named(Typed.word(text)), ":"));
        if (word.startsWith(DRAWN)) {
            return new Drawn((int) Texts.whole(word.substring(DRAWN.length()), 1, MOST_DRAWN));
        }
        List<String> items = Typed.items(text);
        if (Texts.areNumbers(items)) {
            return new Listed(Identity.all(items, ALLOWED));
        }
        try {
            return Texts.choice(word, Rule.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }
}
