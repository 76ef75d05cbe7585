package hustings.run;

/**
 * A field of a node that a handler has changed.
 *
 * @param field its name
 * @param before its value before the handler ran, in words
 * @param after its value after it
 */
public record Change(String field, String before, String after) {}
