package hustings.scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whose clock is slow or fast.
 *
 * @param slowness how many thousandths of a tick one tick takes by the clock of a node, by
 *     identifier: more than 1000 is slow, less is fast; nodes that are not in it keep true time
 */
public record Clocks(SortedMap<Identity, Integer> slowness) {
    /** The thousandths of a clock that keeps true time. */
    public static final int TRUE = 1000;

    private static final String ALLOWED = "ID:FACTOR joined by commas, each identifier once, with"
            + " factors from 0.1 to 10 and at most three decimals, as in 5:1.3: each tick by the"
            + " clock of 5 takes 1.3 ticks";

    /** Refuses a factor that is out of bounds, and leaves out clocks that keep true time. */
    public Clocks {
        SortedMap<Identity, Integer> wrong = new TreeMap<>(slowness);
        wrong.values().removeIf(thousandths -> thousandths == TRUE);
        wrong.values().forEach(Clocks::requireInBounds);
        slowness = Collections.unmodifiableSortedMap(wrong);
    }

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Clocks parse(String text) {
        SortedMap<Identity, Integer> slowness = new TreeMap<>();
        WrongItem.each(Typed.items(Typed.closed(text, ":")), item -> {
            String[] parts = Brackets.off(item).split(":", -1);
            if (parts.length != 2 || parts[1].isEmpty()
                    || !parts[1].matches("\\d{0,2}(\\.\\d{1,3})?")
                    || slowness.containsKey(Identity.parse(parts[0], ALLOWED))) {
                throw new IllegalArgumentException(ALLOWED);
            }
            int thousandths = (int) Math.round(Double.parseDouble(parts[1]) * TRUE);
            requireInBounds(thousandths);
            return slowness.put(Identity.parse(parts[0]), thousandths) == null;
        });
        return new Clocks(slowness);
    }

    /** How many ticks a tick takes by the slowest of all clocks; at least 1. */
    double slowest() {
        return Math.max(TRUE, slowness.values().stream().max(Integer::compare).orElse(TRUE))
                / (double) TRUE;
    }

    /** How many ticks a tick takes by the fastest of all clocks; at most 1. */
    public double fastest() {
        return Math.min(TRUE, slowness.values().stream().min(Integer::compare).orElse(TRUE))
                / (double) TRUE;
    }

    private static void requireInBounds(int thousandths) {
        if (thousandths < TRUE / 10 || thousandths > TRUE * 10) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    /** The clock of one node, as the grammar writes it. */
    String text(Identity id) {
        return id + ":" + Texts.text(slowness.getOrDefault(id, TRUE) / (double) TRUE);
    }

    @Override
    public String toString() {
        return slowness.keySet().stream().map(this::text).collect(Collectors.joining(","));
    }
}
