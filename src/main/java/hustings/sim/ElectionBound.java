package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Node;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.run.Bound;
import hustings.run.Status;
import hustings.scenario.Facts;
import hustings.scenario.Scenario;

/**
 * How long an election may go on before it counts as endless: clearly longer than the algorithm
 * promises. One that waits for nothing but messages takes as long as they do.
 */
final class ElectionBound {
    /* How long an election without any promised end may take. */
    private static final String ORDINARY_END = "detect + (n + 10)*20*delta";
    /* So much longer it goes on before it counts as endless; whoever comes may wait for a timeout
       until it stands. */
    private static final String CLEARLY_TOO_LONG = "2*(%s) + timeout";

    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Parts parts;
    private final Timers timers;
    private final Disturbances disturbances;

    ElectionBound(Scenario scenario, AlgorithmType algorithm, Membership membership, Parts parts,
            Timers timers, Disturbances disturbances) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        this.membership = membership;
        this.parts = parts;
        this.timers = timers;
        this.disturbances = disturbances;
    }

    /**
     * The bound for an election in a part, in ticks. Who counts with identifiers may have to count
     * with the largest, where others take no part.
     */
    long ticks(int part) {
        int dead = membership.size() - membership.alive();
        return algorithm.promises(Property.TERMINATION).stream()
                .map(Promise::within).filter(within -> !within.isEmpty()).findFirst()
                .map(this::bound).orElseGet(() -> bound(ORDINARY_END))
                .ticks(membership.size(), Math.max(dead, membership.crashes()), dead,
                        membership.naming().counted(largestUp(part)));
    }

    private Bound bound(String formula) {
        long delta = timers.wereAny() ? scenario.assumedDelta() : disturbances.longest();
        return new Bound(CLEARLY_TOO_LONG.formatted(formula),
                Facts.of(scenario, algorithm, delta));
    }

    /** The largest identifier of those that are up in a part; nobody's if none is. */
    private int largestUp(int part) {
        int largest = Node.NONE;
        for (int node = 0; node < membership.capacity(); node++) {
            if (membership.status(node) == Status.UP
                    && (!parts.areSeveral() || parts.of(node) == part)) {
                largest = Math.max(largest, membership.id(node));
            }
        }
        return largest;
    }
}
