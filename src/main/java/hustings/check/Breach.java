package hustings.check;

/**
 * How a condition was broken.
 *
 * @param tick when
 * @param by what did it, in words
 */
record Breach(long tick, String by) {}
