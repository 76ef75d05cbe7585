package hustings.live.node;

/**
 * What names an event of a live run, in which nobody can count all events as they happen.
 *
 * @param node the node at which it happened; 0 for what the group did
 * @param number its place among the events of that node, from 1; 0 for what came from outside
 */
public record EventKey(int node, long number) {
    /** What comes from outside of the run. */
    public static final EventKey OUTSIDE = new EventKey(0, 0);

    /** Refuses numbers that no event has. */
    public EventKey {
        if (node < 0 || number < 0) {
            throw new IllegalArgumentException("an event has a node and a number from 0 on, not "
                    + node + " and " + number);
        }
    }

    @Override
    public String toString() {
        return node + ":" + number;
    }
}
