package hustings.sim;

import hustings.run.Disturbance;
import hustings.run.Event;
import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;

/** Says what faults do, and which of them do nothing: in the trace, and to whoever judges. */
final class FaultLog {
    private final Membership membership;
    private final Present present;
    private final Trace trace;
    private final RunNotifier notifier;
    private final RunningElections elections;

    FaultLog(Membership membership, Present present, Trace trace, RunNotifier notifier,
            RunningElections elections) {
        this.membership = membership;
        this.present = present;
        this.trace = trace;
        this.notifier = notifier;
        this.elections = elections;
    }

    /** Says that an action has nothing to do, and why: in the trace, and to the listener. */
    void nothing(long cause, int node, Fault.Action action, String why) {
        trace.tell(cause, node, new Event.Note(why));
        notifier.futile(action, why);
    }

    /** An action is carried out, and changes nothing: it disturbs nobody. */
    void idle(int node, Fault.Action action, String why) {
        traced(node, action);
        notifier.futile(action, action + " does nothing: " + why);
    }

    /** An action is carried out at a node, or at none if it is 0: the trace tells of it. */
    void traced(int node, Fault.Action action) {
        present.cause = trace.tell(0, node, new Event.Acted(action.toString()));
    }

    /** The same, and whoever judges has to know, for it may change what is promised. */
    void done(int node, Fault.Action action) {
        traced(node, action);
        present.busyAt = present.now;
        elections.disturbed();
        // Whoever judges need not know how the node was found.
        Fault.Action known = action instanceof Fault.OnRandom(Verb verb)
                ? new Fault.OnNode(verb, membership.naming().identity(node)) : action;
        notifier.disturbed(new Disturbance.Acted(known, node), present.cause);
    }

    /** Says that an action is about a store, where there is none. */
    void noStore(Fault.Action action) {
        nothing(0, 0, action, action + " does nothing: there is no store");
    }
}
