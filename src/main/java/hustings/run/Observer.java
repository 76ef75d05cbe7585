package hustings.run;

import java.util.List;

/** Gets every event of a run, in order; without one, no event is ever made. */
@FunctionalInterface
public interface Observer {
    /** Something has happened. */
    void saw(Event event);

    /**
     * A node has handled an event, and this is what its state has become.
     *
     * @param event the number of the event
     */
    default void changed(long event, int node, List<Change> changes) {}
}
