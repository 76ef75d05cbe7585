package hustings.check;

/**
 * Something about a scenario that is allowed and hardly meant.
 *
 * @param key the key of the grammar that it concerns, or the option of an algorithm
 * @param message what comes of it, in a sentence
 */
public record Warning(String key, String message) {}
