package hustings.sim;

/** Thrown when a run needs more work than it was given; the same run always stops at one place. */
public final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchWork(String algorithm, long allowed, String ofWhat, long tick) {
        super(algorithm + " needs more than the " + allowed + " " + ofWhat
                + " that a run may have here; it got to tick " + tick
                + ". Choose fewer nodes or an earlier \"until\", or use the command line, which has"
                + " no such limit");
    }
}
