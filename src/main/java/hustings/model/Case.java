package hustings.model;

/** Which of the elections that a closed form ranges over it speaks of. */
public enum Case {
    /** The one that costs least. */
    BEST("best"),
    /** All of them, on average. */
    MEAN("mean"),
    /** The one that costs most. */
    WORST("worst");

    private final String words;

    Case(String words) {
        this.words = words;
    }

    /** What it is called. */
    public String words() {
        return words;
    }
}
