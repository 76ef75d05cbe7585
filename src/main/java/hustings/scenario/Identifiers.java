package hustings.scenario;

import hustings.model.MessageKind;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How identifiers are laid out, clockwise round the ring. */
public sealed interface Identifiers {
    /** The identifiers 1 to n in some order. */
    enum Pattern implements Identifiers {
        /** They grow in the direction of travel. */
        ASCENDING,
        /** They shrink in the direction of travel. */
        DESCENDING,
        /** In an order that the seed decides. */
        SHUFFLED;

        @Override
        public int[] layOut(int n, Naming naming, Chance chance) {
            int[] ids = new int[n];
            for (int i = 0; i < n; i++) {
                ids[i] = this == DESCENDING ? n - i : i + 1;
            }
            if (this == SHUFFLED) {
                chance.shuffle(ids, Chance.Stream.IDENTIFIERS);
            }
            return ids;
        }

        @Override
        public Predicate<Identity> members(int n) {
            return id -> id.isPlain() && id.first() <= n;
        }

        @Override
        public boolean mayJoin(Identity id) {
            return id.isPlain();
        }

        @Override
        public int bits(int n) {
            return MessageKind.bitsToTell(n);
        }

        @Override
        public String toString() {
            return Texts.text(this);
        }
    }

    /** Exactly these, in this order. */
    record Listed(List<Identity> ids) implements Identifiers {
        /** Refuses an identifier that occurs twice, and identifiers of different forms. */
        public Listed {
            ids = List.copyOf(ids);
            Identity.requireAlike(ids);
            WrongItem.requireDifferent(ids, Identity.DIFFERENT);
        }

        @Override
        public int[] layOut(int n, Naming naming, Chance chance) {
            return ids.stream().mapToInt(naming::number).toArray();
        }

        @Override
        public Predicate<Identity> members(int n) {
            return Set.copyOf(ids)::contains;
        }

        @Override
        public boolean mayJoin(Identity id) {
            return id.isLike(ids.get(0));
        }

        /** Each part takes as many as tell its values apart: from 1, or 0, to the largest. */
        @Override
        public int bits(int n) {
            return IntStream.range(0, ids.get(0).parts().size()).map(part -> {
                IntSummaryStatistics values = ids.stream()
                        .mapToInt(id -> id.parts().get(part)).summaryStatistics();
                return MessageKind.bitsToTell(values.getMax() + (values.getMin() == 0 ? 1 : 0));
            }).sum();
        }

        @Override
        public String toString() {
            return Texts.join(ids, ",");
        }
    }

    /** The numbers by which nodes are known, clockwise; the ring's direction of travel. */
    int[] layOut(int n, Naming naming, Chance chance);

    /** Whether a node is there from the start. */
    Predicate<Identity> members(int n);

    /** Whether a node may be called that which joins. */
    boolean mayJoin(Identity id);

    /** Whether a text is one identifier in brackets that has as many parts as these. */
    default boolean areLike(String text) {
        return Brackets.areRound(text) && isLike(text);
    }

    /** Whether a text is one identifier that has as many parts as these, in brackets or not. */
    default boolean isLike(String text) {
        return Identity.isOne(text) && mayJoin(Identity.parse(text));
    }

    /** The same of a list as it was typed; of what is none, nothing is. */
    static boolean areLike(String ids, String text) {
        try {
            return parse(ids).areLike(text);
        } catch (IllegalArgumentException e) {
            // What is wrong with the list is told beside it.
            return false;
        }
    }

    /** How many bits an identifier takes, by the size model of messages. */
    int bits(int n);

    /** What a layout may look like. */
    String ALLOWED = "ascending, descending, shuffled, or else a list of nothing but identifiers,"
            + " clockwise round the ring, such as 3,1,2: " + Identity.FORM;

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Identifiers parse(String text) {
        List<String> items = Typed.items(text);
        if (Texts.areNumbers(items)) {
            return new Listed(Identity.all(items, ALLOWED));
        }
        try {
            return Texts.choice(Typed.only(text), Pattern.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }
}
