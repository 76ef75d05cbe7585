package hustings.compare;

import hustings.run.Change;
import hustings.run.Event;
import java.util.List;

/**
 * An event, and what has become of the state of its node when it had been handled.
 *
 * @param event the event
 * @param changes the fields that its handler has changed; none if it has no handler
 */
public record Moment(Event event, List<Change> changes) {}
