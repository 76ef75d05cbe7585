package hustings.scenario;

import java.util.List;

/**
 * Failures that all nodes feign again and again, at times that the seed draws.
 *
 * @param way what a node does
 * @param leastGap the fewest ticks for which it is up, before the first time and between two
 * @param mostGap the most; each number from one to the other is equally likely
 * @param leastLength the fewest ticks for which it is not
 * @param mostLength the most
 */
public record Feint(Way way, long leastGap, long mostGap, long leastLength, long mostLength) {
    /** Nobody feigns anything. */
    public static final Feint NONE = new Feint(Way.NONE, 0, 0, 0, 0);

    private static final long LONGEST = 1_000_000;
    private static final String ALLOWED = "none, or gaps and lengths in ticks, as in"
            + " crash:0-200,20-80: each node is up for 0 to 200 ticks, then down for 20 to 80, and"
            + " so on; with pause: instead of crash: it only sleeps; ticks are from 0 to "
            + LONGEST + ", and a failure takes at least 1";

    /** What a node does that feigns a failure. */
    public enum Way {
        /** Nothing. */
        NONE,
        /** It crashes, and comes back with what it keeps on stable storage. */
        CRASH,
        /** It sleeps, and wakes with all that it has missed. */
        PAUSE
    }

    /** Refuses what is out of order or out of range. */
    public Feint {
        boolean inOrder = leastGap >= 0 && leastGap <= mostGap && mostGap <= LONGEST
                && leastLength <= mostLength && mostLength <= LONGEST
                && (way == Way.NONE || leastLength >= 1);
        if (!inOrder) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    /** Whether anybody ever does. */
    public boolean isAny() {
        return way != Way.NONE;
    }

    /** Reads what {@code toString} writes; without the way it is crash. Throws what is allowed. */
    public static Feint parse(String text) {
        String typed = Typed.named(Typed.closed(Typed.ranges(text), ":"));
        if (typed.equals("none")) {
            return NONE;
        }
        int colon = typed.indexOf(':');
        try {
            Way way = colon < 0 ? Way.CRASH : Texts.choice(typed.substring(0, colon), Way.class);
            List<String> parts = Typed.items(typed.substring(colon + 1));
            if (way != Way.NONE && parts.size() == 2) {
                long[] gap = range(parts.get(0));
                long[] length = range(parts.get(1));
                return new Feint(way, gap[0], gap[1], length[0], length[1]);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    private static long[] range(String text) {
        String[] bounds = text.split("-", -1);
        long least = Texts.whole(bounds[0], 0, LONGEST);
        if (bounds.length > 2) {
            throw new IllegalArgumentException(text);
        }
        return new long[] {least, bounds.length == 1
                ? least : Texts.whole(bounds[1], least, LONGEST)};
    }

    @Override
    public String toString() {
        return isAny() ? Texts.text(way) + ":" + text(leastGap, mostGap) + ","
                + text(leastLength, mostLength) : "none";
    }

    private static String text(long least, long most) {
        return least == most ? Long.toString(least) : least + "-" + most;
    }
}
