package hustings.check;

import java.util.OptionalLong;

/**
 * How a condition was broken.
 *
 * @param tick when
 * @param by what did it, in words
 * @param lasts whether it is so from then on, rather than only then
 * @param mendedAt the tick at which something that lasted came to its end, if it has
 */
record Breach(long tick, String by, boolean lasts, OptionalLong mendedAt) {
    /** One that has not come to its end. */
    Breach(long tick, String by, boolean lasts) {
        this(tick, by, lasts, OptionalLong.empty());
    }

    /** The same, come to its end. */
    Breach mendedAt(long end) {
        return new Breach(tick, by, lasts, OptionalLong.of(end));
    }

    /** Whether it has been so all the time. */
    boolean isFromTheStart() {
        return lasts && tick == 0 && mendedAt.isEmpty();
    }

    /** When and by what, in words. */
    String words() {
        String when = !lasts ? "at t " + tick
                : mendedAt.isPresent() ? "from t " + tick + " until t " + mendedAt.getAsLong()
                : "from t " + tick + " on";
        return when + " " + by;
    }
}
