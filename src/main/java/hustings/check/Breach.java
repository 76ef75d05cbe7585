package hustings.check;

/**
 * How a condition was broken.
 *
 * @param tick when
 * @param by what did it, in words
 * @param lasts whether it is so from then on, rather than only then
 */
record Breach(long tick, String by, boolean lasts) {
    /** When and by what, in words. */
    String words() {
        return lasts ? "from t " + tick + " on " + by : "at t " + tick + " " + by;
    }
}
