package hustings.live.lab;

/**
 * How long a node of the exercise waits for what, in milliseconds.
 *
 * @param answer for an OK to its ELECTION, before it leads
 * @param leader for the COORDINATOR after an OK, before it elects again; longer than
 *     {@code answer}, for whoever said OK waits as long as that before it leads
 * @param probe between two probes of its leader, drawn from this
 * @param probeAnswer for a leader to answer a probe
 * @param healthy before it feigns a failure
 * @param silent while it does
 * @param request for a message to come on a connection, and for the daemon's answer
 */
public record NodeTimes(int answer, int leader, Range probe, int probeAnswer, Range healthy,
        Range silent, int request) {
    /** Those of the exercise. */
    public static final NodeTimes STANDARD = new NodeTimes(2_000, 4_000, new Range(500, 3_000),
            1_500, new Range(0, 10_000), new Range(1_000, 4_000), 3_000);

    /** Refuses times of nothing. */
    public NodeTimes {
        if (answer < 1 || leader < 1 || probeAnswer < 1 || request < 1 || probe.from() < 1) {
            throw new IllegalArgumentException("the times are " + answer + ", " + leader + ", "
                    + probe + ", " + probeAnswer + " and " + request
                    + " ms; allowed is 1 or more");
        }
    }

    /** From so many milliseconds to so many, both included. */
    public record Range(int from, int to) {
        /** Refuses one that ends before it begins. */
        public Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("the range is " + from + " to " + to
                        + " ms; allowed is 0 or more, the smaller one first");
            }
        }
    }
}
