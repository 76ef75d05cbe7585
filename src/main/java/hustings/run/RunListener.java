package hustings.run;

import hustings.model.Role;
import hustings.scenario.Fault;

/**
 * Watches what the properties of an election speak of: roles, disturbances, and the end of ticks.
 *
 * <p>It sees whether or not the events of the run are told to anyone, and it changes nothing.
 */
public interface RunListener {
    /** A listener who is not there. */
    RunListener NOBODY = new RunListener() {};

    /** The run is about to begin; the view stays up to date by itself. */
    default void begins(RunView view) {}

    /** A tick begins in which something happens. */
    default void tickBegins(long tick) {}

    /** A node, given by its index, has changed what it takes itself for, in the event numbered. */
    default void became(int node, Role role, int leader, long term, long event) {}

    /** Something has happened that an algorithm may or may not be made for. */
    default void disturbed(Disturbance disturbance, long tick, long event) {}

    /** A fault of the scenario had nothing to do, for a reason in words. */
    default void futile(Fault.Action action, String why, long tick) {}

    /** The detector of a node suspects another, dead or alive; both are identifiers. */
    default void suspected(int node, int suspect, long tick) {}

    /** Everything that happens in a tick has happened. */
    default void tickEnds(long tick) {}
}
