package hustings.live.node;

import hustings.run.Change;
import hustings.run.Event;
import java.util.List;

/**
 * Something that happened at a node of a live group, as the node itself tells it.
 *
 * @param number its place among the events of the node, from 1
 * @param cause the event that led to it
 * @param lines the lines of pseudo-code that did it, as in {@link Event}
 * @param source the line of source, as in {@link Event}
 * @param what what happened; when a message arrives is not known when it is sent, and is 0
 */
public record NodeEvent(
        long number, EventKey cause, List<Integer> lines, int source, Event.What what) {
    /** A node's fields that the handling of one of its events has changed. */
    public record Changed(EventKey event, List<Change> changes) {}
}
