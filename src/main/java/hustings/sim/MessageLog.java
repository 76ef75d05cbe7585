package hustings.sim;

import hustings.model.MessageKind;
import hustings.run.Event;
import hustings.sim.Tape.Mark;

/** Tells what becomes of messages, and counts those that do not arrive as they were sent. */
final class MessageLog {
    private final Membership membership;
    private final Present present;
    private final Trace trace;
    private final Cost cost;

    MessageLog(Membership membership, Present present, Trace trace, Cost cost) {
        this.membership = membership;
        this.present = present;
        this.trace = trace;
        this.cost = cost;
    }

    /** A message is sent that is due at a tick; answers the number of the event, as all do. */
    long sent(int from, int to, MessageKind kind, Object message, long due) {
        return trace.isWatched()
                ? trace.tellFromLine(membership.id(from), new Event.Sent(
                        membership.id(to), kind.name(), MessageKind.partsOf(message), due))
                : trace.skip(Mark.SENT, kind.index(), present.cause, from, to, due, message);
    }

    /** The network makes a copy of a message that was sent in the event numbered. */
    long duplicated(long sent, int from, int to, MessageKind kind, Object message, long due) {
        cost.count(Cost.Count.DUPLICATED, kind);
        return trace.isWatched()
                ? trace.tell(sent, membership.id(from), new Event.Duplicated(
                        membership.id(to), kind.name(), MessageKind.partsOf(message), due))
                : trace.skip(Mark.DUPLICATED, kind.index(), sent, from, to, due, message);
    }

    /** A message has arrived that was sent in the event numbered. */
    long delivered(long sent, int from, int to, MessageKind kind, Object message) {
        return trace.isWatched()
                ? trace.tell(sent, membership.id(to), new Event.Delivered(
                        membership.id(from), kind.name(), MessageKind.partsOf(message)))
                : trace.skip(Mark.DELIVERED, kind.index(), sent, to, from, 0, message);
    }

    /** A message on its way will arrive only at another tick. */
    void delayed(long sent, int from, int to, MessageKind kind, long due) {
        trace.tell(sent, membership.id(from),
                new Event.Delayed(membership.id(to), kind.name(), due));
    }

    /** A message on its way will never arrive; this shows at one of its ends. */
    void droppedOnItsWay(
            long sent, int from, int to, MessageKind kind, Event.Reason why, int where) {
        cost.inFlight(kind, -1);
        present.busyWith(kind);
        dropped(sent, from, to, kind, why, where);
    }

    /** A message has not even set out. */
    void dropped(long sent, int from, int to, MessageKind kind, Event.Reason why, int where) {
        cost.count(switch (why) {
            case LOSS -> Cost.Count.LOST;
            case PARTITION -> Cost.Count.BLOCKED;
            case CRASH -> Cost.Count.TO_DEAD;
        }, kind);
        trace.tell(sent, membership.id(where), new Event.Dropped(
                membership.id(from), membership.id(to), kind.name(), why));
    }
}
