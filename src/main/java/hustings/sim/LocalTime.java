package hustings.sim;

import hustings.scenario.Clocks;
import hustings.scenario.Scenario;
import java.util.Arrays;

/**
 * Time as each node's own clock tells it.
 *
 * <p>A clock shows how many of its own ticks have gone by in full. A timer goes off at the first
 * tick at which the clock has moved on as far as was asked, so that clocks and timers never
 * contradict each other, however long a run is.
 */
final class LocalTime {
    private final Clocks clocks;
    private final Membership membership;
    private final int[] slowness;

    LocalTime(Clocks clocks, Membership membership) {
        this.clocks = clocks;
        this.membership = membership;
        slowness = new int[clocks.slowness().isEmpty() ? 0 : membership.places()];
        reset();
    }

    /** Nodes have been laid out anew. */
    void reset() {
        Arrays.fill(slowness, Clocks.TRUE);
        clocks.slowness().forEach((id, thousandths) ->
                slowness[membership.index(id)] = thousandths);
    }

    /** What the clock of a node shows at a tick. */
    long now(int node, long tick) {
        return slowness.length == 0 ? tick : tick * Clocks.TRUE / slowness[node];
    }

    /** The tick at which so many ticks have gone by on the clock of a node. */
    long due(int node, long tick, long ticks) {
        if (slowness.length == 0) {
            return tick + ticks;
        }
        // Beyond the end of any run it does not matter how far; there are no bits to waste.
        long shown = now(node, tick) + Math.min(ticks, 20 * Scenario.LONGEST);
        return Math.ceilDiv(shown * slowness[node], Clocks.TRUE);
    }
}
