package hustings.sim;

/** Messages that take no time have caused each other for too long within one tick. */
final class StormInATick extends RuntimeException {
    private static final long serialVersionUID = 1;

    StormInATick(long depth) {
        super("messages that take no time have caused one another, " + depth + " in a row, within"
                + " one tick, and it goes on: with latency=0 a storm has no time to pass in");
    }
}
