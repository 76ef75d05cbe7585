package hustings.run;

import hustings.model.AlgorithmType;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One algorithm in one scenario, which goes on tick by tick and can be looked at.
 *
 * <p>Not thread-safe. It only goes forward; whoever wants to go back begins it again, see
 * {@link RunSource}.
 */
public interface Run {
    /** The scenario. */
    Scenario scenario();

    /** The algorithm. */
    AlgorithmType algorithm();

    /** The tick up to whose end everything has happened. */
    long now();

    /** The next tick at which anything happens, if there is one before the end. */
    OptionalLong nextTick();

    /**
     * Goes on to the end of a tick, or to the end of the run if that comes first.
     *
     * @throws TooMuchWork if the run needs more than it was given; it then stands where it stopped
     */
    void advanceTo(long tick);

    /** Has the observer look away, or look again; what happens meanwhile it is not told. */
    void attend(boolean attentive);

    /** The last tick so far at which more happened than a detector's everyday work. */
    long lastBusyTick();

    /** Whether nothing more will ever happen by itself. */
    boolean isStill();

    /** What it is at. */
    Phase phase();

    /** The phases it has gone through. */
    List<PhaseInterval> phases();

    /** How many events there have been; it does not depend on anyone watching. */
    long eventCount();

    /** Why the algorithm broke, if it did. */
    Optional<String> failure();

    /** How it came out so far, and what it has cost. */
    Result result();

    /** Everything that there is to see at this tick. */
    Snapshot snapshot();

    /** One node at this tick; it must exist. */
    Snapshot.NodeState node(int id);

    /** All identifiers clockwise, those of nodes that join later last. */
    int[] places();

    /** The links of the graph, each by two identifiers; none if the algorithm runs on none. */
    List<int[]> links();
}
