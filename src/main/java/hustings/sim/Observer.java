package hustings.sim;

/** Gets every event of a run, in order; without one, no event is ever made. */
@FunctionalInterface
public interface Observer {
    /** Something has happened. */
    void saw(Event event);
}
