package hustings.sim;

import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.RunListener;
import hustings.run.RunView;
import hustings.scenario.Fault;

/** Notifies the listener of a run of what happens at the present tick. */
final class RunNotifier {
    private final Present present;
    private RunListener listener;

    RunNotifier(RunListener listener, Present present) {
        this.listener = listener;
        this.present = present;
    }

    /** A run begins that this one listens to. */
    void reset(RunListener listener) {
        this.listener = listener;
    }

    /** The run is about to begin. */
    void begins(RunView view) {
        listener.begins(view);
    }

    /** The present tick begins. */
    void tickBegins() {
        listener.tickBegins(present.now);
    }

    /** A node, given by its index, has changed what it takes itself for. */
    void became(int node, Role role, int leader, long term, long event) {
        listener.became(node, role, leader, term, event);
    }

    /** Something has happened that an algorithm may or may not be made for. */
    void disturbed(Disturbance disturbance, long event) {
        listener.disturbed(disturbance, present.now, event);
    }

    /** A fault had nothing to do, for a reason in words. */
    void futile(Fault.Action action, String why) {
        listener.futile(action, why, present.now);
    }

    /** The detector of a node suspects another; both are identifiers. */
    void suspected(int node, int suspect) {
        listener.suspected(node, suspect, present.now);
    }

    /** Everything that happens in the present tick has happened. */
    void tickEnds() {
        listener.tickEnds(present.now);
    }
}
