package hustings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import hustings.compare.Moment;
import hustings.run.Change;
import hustings.run.Event;
import java.util.List;
import java.util.Optional;

/**
 * An event as traces and frames tell it.
 *
 * @param algorithm whose it is; empty where that goes without saying
 * @param event the event
 * @param changes the fields of its node that its handler has changed
 */
record TracedEvent(String algorithm, Event event, List<Changed> changes) {
    /**
     * A field that was changed.
     *
     * @param before what it was, in words; nothing for whoever knows that
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Changed(String field, Optional<String> before, String after) {
        static Changed of(Change change) {
            return new Changed(change.field(), Optional.of(change.before()), change.after());
        }
    }

    /** An event of a trace. */
    static TracedEvent of(String algorithm, Moment moment) {
        return new TracedEvent(algorithm, moment.event(),
                moment.changes().stream().map(Changed::of).toList());
    }

    /** The same without where the algorithm writes it, which moves whenever a comment does. */
    TracedEvent withoutPlace() {
        return new TracedEvent(algorithm, new Event(event.number(), event.tick(), event.cause(),
                event.node(), List.of(), 0, event.what()), changes);
    }
}
