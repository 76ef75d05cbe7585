package hustings.check;

/** How a run stands by one property. */
public enum Verdict {
    /** It has been kept so far. */
    HOLDS("holds"),
    /** It was not kept, and the algorithm promises it only under conditions that did not hold. */
    EXPECTED("violated as expected here"),
    /** It was not kept although all conditions held: a bug. */
    UNEXPECTED("violated unexpectedly"),
    /** Whether it is kept in time is not known yet. */
    PENDING("pending"),
    /** The algorithm does not promise it. */
    NOT_PROMISED("not promised"),
    /** There are too many nodes to look at all, or the run was over before it had to be so. */
    NOT_JUDGED("not judged");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
