package hustings.sim;

import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import hustings.sim.Tape.Mark;

/** Hands messages that have arrived to their nodes, and counts them. */
final class Reception {
    private final int[] rows;
    private final Present present;
    private final Trace trace;
    private final MessageLog log;
    private final Cost cost;
    private final Handlers handlers;
    private final Detector detector;

    Reception(Membership membership, Present present, Trace trace, MessageLog log, Cost cost,
            Handlers handlers, Detector detector) {
        this.rows = membership.rows().numbers;
        this.present = present;
        this.trace = trace;
        this.log = log;
        this.cost = cost;
        this.handlers = handlers;
        this.detector = detector;
    }

    /** Does what {@link #hand} does, with a message of the contest of which nobody is told. */
    void handFast(int from, int to, MessageKind kind, Object message, int depth, long number) {
        cost.arrivedOfContest(kind, to);
        present.busyAt = present.now;
        deepen(to, depth);
        present.cause = trace.skip(Mark.DELIVERED, kind.index(), number, to, from, 0, message);
        handlers.receiveUnwatched(to, from, message);
    }

    /** Hands a message to a node that is up. */
    void hand(int from, int to, MessageKind kind, Object message, int depth, long number) {
        cost.arrived(kind, to);
        present.busyWith(kind);
        deepen(to, depth);
        present.cause = log.delivered(number, from, to, kind, message);
        if (message instanceof Heartbeat heartbeat) {
            detector.heard(to, from, heartbeat.term());
            handlers.heartbeat(to, from, heartbeat);
        } else {
            handlers.receive(to, from, message);
        }
    }

    /** What a node does from now on comes of a chain of at least so many messages. */
    private void deepen(int node, int depth) {
        int at = NodeTable.at(node, NodeTable.DEPTH);
        rows[at] = Math.max(rows[at], depth);
    }
}
