package hustings.run;

/** Thrown when a run needs more work than it was given; the same run always stops at one place. */
public final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofMemory;

    TooMuchWork(String algorithm, long allowed, String ofWhat, long tick, boolean ofMemory) {
        super(algorithm + " needs more than the " + allowed + " " + ofWhat
                + " that a run may have here; it got to tick " + tick
                + ". Choose fewer nodes" + (tick > 0 && !ofMemory ? " or an earlier \"until\"" : "")
                + ", or use the command line, which has no such limit");
        this.ofMemory = ofMemory;
    }

    /** Whether it would have taken too much memory, and not too much time. */
    public boolean isOfMemory() {
        return ofMemory;
    }
}
