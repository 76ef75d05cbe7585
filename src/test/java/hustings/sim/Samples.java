package hustings.sim;

/** How many runs a test draws that measures: few for every build, and more by hand. */
public final class Samples {
    private static final int TIMES = Integer.getInteger("samples", 1);

    private Samples() {}

    /** So many; {@code -Dsamples=20} makes it twenty times as many. */
    public static int of(int few) {
        return TIMES * few;
    }
}
