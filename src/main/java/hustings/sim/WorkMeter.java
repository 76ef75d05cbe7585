package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.run.WorkLimit;
import hustings.scenario.Identity;
import java.util.function.Supplier;

/**
 * Counts what a run does, and holds it to the limit that the run was given.
 *
 * <p>So it does with what grows while it runs and takes memory: messages on their way, and links
 * once used.
 */
final class WorkMeter {
    private final String algorithm;
    private final Wheel wheel;
    private final Links links;
    private final Present present;
    private WorkLimit limit;

    WorkMeter(AlgorithmType algorithm, WorkLimit limit, Wheel wheel, Links links,
            Present present) {
        this.algorithm = algorithm.id();
        this.limit = limit;
        this.wheel = wheel;
        this.links = links;
        this.present = present;
    }

    /** A run begins that is held to this limit. */
    void reset(WorkLimit limit) {
        this.limit = limit;
    }

    /** So many more things have been done. */
    void spend(long units) {
        limit.spend(units, wheel.messages() + links.scattered(), algorithm, present.now);
    }

    /** Stops the run between two ticks if it has had enough; see {@link WorkLimit#require}. */
    void require() {
        limit.require(wheel.messages() + links.scattered(), algorithm, present.now);
    }

    /** A tick is about to be carried out; see {@link WorkLimit#beats}. */
    void beats(long tick, Supplier<Identity> node) {
        limit.beats(algorithm, tick, node);
    }

    /** Something of the algorithm is about to be shown; see {@link WorkLimit#reads}. */
    void reads(String what) {
        limit.reads(algorithm, what);
    }

    /** What is done from now on is not the algorithm's; see {@link WorkLimit#isOurs}. */
    void isOurs() {
        limit.isOurs();
    }
}
