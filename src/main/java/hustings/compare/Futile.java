package hustings.compare;

/**
 * A fault of the scenario that did nothing in a run.
 *
 * @param tick when its time had come
 * @param action what was to be done, as the scenario writes it
 * @param why why nothing was, in words
 */
public record Futile(long tick, String action, String why) {}
