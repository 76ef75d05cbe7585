package hustings.model;

/** How long messages may travel for a closed form to hold. */
public enum Timing {
    /** However long, as far as the algorithm bears it. */
    ANY(""),
    /** All equally long, {@code L} ticks, at least one. */
    EQUAL("every message takes L ticks"),
    /** So that what is sent together arrives in random order, but before every answer to it. */
    MIXED("what is sent together arrives in random order, before any answer to it");

    private final String words;

    Timing(String words) {
        this.words = words;
    }

    /** What that is in words; empty if it is nothing. */
    public String words() {
        return words;
    }
}
