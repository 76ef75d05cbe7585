package hustings.live.lab;

/**
 * What strangers may take of the daemon.
 *
 * @param members in the group, 1 to 1000
 * @param connections at once, from 1 on; more are closed
 * @param requestMillis for a request to come, from 1 on, in milliseconds
 */
public record GcdLimits(int members, int connections, int requestMillis) {
    /** Those of a class. */
    public static final GcdLimits STANDARD = new GcdLimits(500, 64, 3_000);

    /** Refuses limits that nobody could live with. */
    public GcdLimits {
        if (members < 1 || members > Members.MOST) {
            throw new IllegalArgumentException("the limit of members is " + members
                    + "; allowed is 1 to " + Members.MOST);
        }
        if (connections < 1 || requestMillis < 1) {
            throw new IllegalArgumentException("the limits are " + connections
                    + " connections and " + requestMillis + " ms; allowed is 1 or more");
        }
    }
}
