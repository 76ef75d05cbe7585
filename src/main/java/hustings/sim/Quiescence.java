package hustings.sim;

import hustings.run.Status;

/** Whether anything of an election goes on in a part of the network, or it has come to rest. */
final class Quiescence {
    private final Membership membership;
    private final Parts parts;
    private final Cost cost;
    private final PendingWork pending;

    Quiescence(Membership membership, Parts parts, Cost cost, PendingWork pending) {
        this.membership = membership;
        this.parts = parts;
        this.cost = cost;
        this.pending = pending;
    }

    /** Whether in a part no message of the contest travels and no timer of one is set. */
    boolean isQuiet(int part) {
        if (!parts.areSeveral()) {
            return cost.contestInFlight() == 0 && pending.timers() == 0;
        }
        for (int node = 0; node < membership.capacity(); node++) {
            if (parts.isIn(part, node) && pending.isAnyOf(node)) {
                return false;
            }
        }
        PendingWork.Direction inside = (from, to) ->
                parts.isIn(part, to) && parts.isOpen(from, to);
        return !pending.isAnyTravelling(inside) && !pending.isAnyHeld(inside);
    }

    /** Whether any does, other than what only waits until a node that is paused resumes. */
    boolean goesOn(int part) {
        if (!parts.areSeveral() && !membership.isAnyPaused()) {
            return membership.alive() > 0
                    && (cost.contestInFlight() > 0 || pending.timers() > 0);
        }
        for (int node = 0; node < membership.capacity(); node++) {
            if (isUpIn(part, node) && pending.isAnyOf(node)) {
                return true;
            }
        }
        return pending.isAnyTravelling((from, to) -> isUpIn(part, to)
                && (!parts.areSeveral() || parts.isOpen(from, to)));
    }

    private boolean isUpIn(int part, int node) {
        return membership.status(node) == Status.UP
                && (!parts.areSeveral() || parts.of(node) == part);
    }
}
