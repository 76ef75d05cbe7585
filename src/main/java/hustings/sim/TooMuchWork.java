package hustings.sim;

/** Thrown when a run needs more work than it was given; the same run always stops at one place. */
public final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchWork(String algorithm, long allowed, long tick) {
        super(algorithm + " needs more than the " + allowed
                + " messages and timers that one run may take here; it got to tick " + tick
                + ". Choose fewer nodes, an earlier \"until\", or the command line, which has no"
                + " such limit");
    }
}
