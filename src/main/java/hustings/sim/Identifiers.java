package hustings.sim;

import java.util.List;

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
        public int[] layOut(int n, Chance chance) {
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
        public String toString() {
            return Texts.text(this);
        }
    }

    /** Exactly these, in this order. */
    record Listed(List<Integer> ids) implements Identifiers {
        /** Refuses an identifier that occurs twice. */
        public Listed {
            ids = List.copyOf(ids);
            WrongItem.requireDifferent(ids, "a list in which no identifier occurs twice");
        }

        @Override
        public int[] layOut(int n, Chance chance) {
            return ids.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public String toString() {
            return Texts.join(ids, ",");
        }
    }

    /** The identifiers, clockwise; the ring's direction of travel. */
    int[] layOut(int n, Chance chance);

    /** What a layout may look like. */
    String ALLOWED = "ascending, descending, shuffled, or else a list of nothing but identifiers"
            + " from 1 to " + Scenario.LARGEST_ID + ", clockwise round the ring, such as 3,1,2";

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Identifiers parse(String text) {
        List<String> items = Typed.items(text);
        if (Texts.areNumbers(items)) {
            return new Listed(WrongItem.each(items, item -> Texts.id(item, ALLOWED)));
        }
        try {
            return Texts.choice(Typed.only(text), Pattern.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }
}
