package hustings.model;

/** What of an election a closed form is about. */
public enum Quantity {
    /** Election and announcement messages sent. */
    MESSAGES("messages"),
    /** Ticks from the first candidate until all live nodes agree. */
    TICKS("ticks"),
    /** In which term it ends, if the first one is 1. */
    TERMS("terms");

    private final String words;

    Quantity(String words) {
        this.words = words;
    }

    /** What it is counted in. */
    public String words() {
        return words;
    }
}
