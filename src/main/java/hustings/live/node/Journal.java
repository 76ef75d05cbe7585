package hustings.live.node;

import hustings.model.AlgorithmType;
import hustings.run.Change;
import hustings.run.Event;
import hustings.run.Listing;
import java.util.ArrayList;
import java.util.List;

/** What happens at a node in the present tick, and because of what. */
final class Journal {
    private static final String CALLER = Handlers.class.getName();

    private final int node;
    private final Listing listing;
    private final List<NodeEvent> events = new ArrayList<>();
    private final List<NodeEvent.Changed> changes = new ArrayList<>();
    private long count;

    /** The present tick. */
    long now;
    /** The event whose consequences are being worked out. */
    EventKey cause = EventKey.OUTSIDE;

    /**
     * The journal of a node.
     *
     * @param count how many events it has had in lives before
     */
    Journal(int node, AlgorithmType algorithm, long count) {
        this.node = node;
        this.count = count;
        listing = Listing.of(algorithm);
    }

    /** A tick begins, and nothing has happened in it. */
    void begin(long tick) {
        now = tick;
        cause = EventKey.OUTSIDE;
        events.clear();
        changes.clear();
    }

    /** Something happened that no line of the algorithm did. */
    EventKey tell(EventKey cause, Event.What what) {
        return add(cause, List.of(), 0, what);
    }

    /** A line of the algorithm has just done something. */
    EventKey tellFromLine(Event.What what) {
        Listing.Place place = listing.beingCarriedOut(CALLER);
        return add(cause, place.lines(), place.source(), what);
    }

    private EventKey add(EventKey cause, List<Integer> lines, int source, Event.What what) {
        events.add(new NodeEvent(++count, cause, lines, source, what));
        return new EventKey(node, count);
    }

    /** The handling of an event has changed fields. */
    void changed(EventKey event, List<Change> changed) {
        if (!changed.isEmpty()) {
            changes.add(new NodeEvent.Changed(event, changed));
        }
    }

    /** What has happened in this tick. */
    List<NodeEvent> events() {
        return List.copyOf(events);
    }

    /** What has changed in this tick. */
    List<NodeEvent.Changed> changes() {
        return List.copyOf(changes);
    }
}
