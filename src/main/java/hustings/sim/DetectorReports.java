package hustings.sim;

import hustings.model.Driver;
import hustings.run.Disturbance;
import hustings.run.Event;

/** Tells nodes whom their failure detectors suspect, and whom they trust again. */
final class DetectorReports {
    private final Membership membership;
    private final Present present;
    private final Trace trace;
    private final RunNotifier notifier;
    private final Handlers handlers;
    private final Starter starter;

    DetectorReports(Membership membership, Present present, Trace trace, RunNotifier notifier,
            Handlers handlers, Starter starter) {
        this.membership = membership;
        this.present = present;
        this.trace = trace;
        this.notifier = notifier;
        this.handlers = handlers;
        this.starter = starter;
    }

    /** Tells a node that its detector suspects another, because of the event numbered. */
    void suspect(int node, int suspect, long cause) {
        int id = membership.id(node);
        int suspectId = membership.id(suspect);
        Event.What suspected = new Event.Suspected(suspectId);
        present.cause = trace.tell(cause, id, suspected);
        notifier.suspected(id, suspectId);
        if (membership.isAlive(suspect)) {
            notifier.disturbed(new Disturbance.Misjudged(id, suspectId), present.cause);
        }
        handlers.handle(node, suspected,
                watcher -> Driver.suspect(watcher, handlers.named(suspect)));
        starter.callIfInLockStep();
    }

    /** Tells a node that its detector trusts another again, because of the event numbered. */
    void trust(int node, int trusted, long cause) {
        Event.What trusts = new Event.Trusted(membership.id(trusted));
        present.cause = trace.tell(cause, membership.id(node), trusts);
        handlers.handle(node, trusts,
                watcher -> Driver.trust(watcher, handlers.named(trusted)));
    }
}
