package hustings.sim;

import hustings.run.Disturbance;
import hustings.run.Event;
import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;

/** Says what faults do, and which of them do nothing: in the trace, and to whoever judges. */
final class FaultLog {
    private final World world;

    FaultLog(World world) {
        this.world = world;
    }

    /** Says that an action has nothing to do, and why: in the trace, and to the listener. */
    void nothing(long cause, int node, Fault.Action action, String why) {
        world.trace.tell(cause, node, new Event.Note(why));
        world.listener.futile(action, why, world.present.now);
    }

    /** An action is carried out, and changes nothing: it disturbs nobody. */
    void idle(int node, Fault.Action action, String why) {
        traced(node, action);
        world.listener.futile(action, action + " does nothing: " + why, world.present.now);
    }

    /** An action is carried out at a node, or at none if it is 0: the trace tells of it. */
    void traced(int node, Fault.Action action) {
        world.present.cause = world.trace.tell(0, node, new Event.Acted(action.toString()));
    }

    /** The same, and whoever judges has to know, for it may change what is promised. */
    void done(int node, Fault.Action action) {
        traced(node, action);
        world.present.busyAt = world.present.now;
        world.elections.disturbed();
        // Whoever judges need not know how the node was found.
        Fault.Action known = action instanceof Fault.OnRandom(Verb verb)
                ? new Fault.OnNode(verb, world.membership.naming().identity(node)) : action;
        world.listener.disturbed(
                new Disturbance.Acted(known, node), world.present.now, world.present.cause);
    }

    /** Says that an action is about a store, where there is none. */
    void noStore(Fault.Action action) {
        nothing(0, 0, action, action + " does nothing: there is no store");
    }
}
