package hustings.check;

/**
 * How a condition was broken.
 *
 * @param tick when
 * @param by what did it, in words
 * @param lasts whether it is so from then on, rather than only then
 */
record Breach(long tick, String by, boolean lasts) {
    /** Whether it has been so all the time. */
    boolean isFromTheStart() {
        return lasts && tick == 0;
    }

    /** The same, told as the first of several. */
    Breach andOthersUntil(long last) {
        return new Breach(tick, by + (last == tick ? ", and more then"
                : ", and more by t " + last), lasts);
    }

    /** When and by what, in words. */
    String words() {
        return lasts ? "from t " + tick + " on " + by : "at t " + tick + " " + by;
    }
}
