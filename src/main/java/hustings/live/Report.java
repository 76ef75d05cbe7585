package hustings.live;

import hustings.live.node.NodeEvent;
import java.util.List;
import java.util.Optional;

/**
 * What a node tells its group of a tick: that it is over, and what happened.
 *
 * @param node the node
 * @param tick the tick
 * @param events what happened at it, in order
 * @param changes the fields that changed
 * @param draws how many numbers it has drawn so far
 * @param late announcements of which it heard too late, in words
 * @param failure why its algorithm broke, if it did
 */
public record Report(int node, long tick, List<NodeEvent> events, List<NodeEvent.Changed> changes,
        int draws, List<String> late, Optional<String> failure) {
    /** Whether nothing happened. */
    boolean isQuiet() {
        return events.isEmpty() && late.isEmpty() && failure.isEmpty();
    }
}
