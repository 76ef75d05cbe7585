package hustings.sim;

import hustings.model.Driver;
import hustings.run.Status;

/** Crashes, pauses and restarts nodes and the store, and has nodes join and leave. */
final class Lifecycle {
    private final Membership membership;
    private final Leadership leadership;
    private final PendingWork pending;
    private final Backlog backlog;
    private final Backlog.Receiver receiver;
    private final Detector detector;
    private final Handlers handlers;
    private final NodeFactory factory;
    private final Starter starter;

    Lifecycle(Membership membership, Leadership leadership, PendingWork pending, Backlog backlog,
            Backlog.Receiver receiver, Detector detector, Handlers handlers, NodeFactory factory,
            Starter starter) {
        this.membership = membership;
        this.leadership = leadership;
        this.pending = pending;
        this.backlog = backlog;
        this.receiver = receiver;
        this.detector = detector;
        this.handlers = handlers;
        this.factory = factory;
        this.starter = starter;
    }

    /** A live node crashes. */
    void crash(int node) {
        stop(node, Status.CRASHED);
    }

    /** A node leaves for good; if it is up, it first does what it has left to do. */
    void leave(int node) {
        if (membership.isAlive(node)) {
            if (membership.status(node) == Status.UP) {
                handlers.handle(node, Handling.LEAVING, Driver::leave);
            }
            stop(node, Status.LEFT);
        } else {
            membership.change(node, Status.LEFT);
        }
    }

    private void stop(int node, Status to) {
        membership.change(node, to);
        pending.forget(node);
        leadership.died(node);
        backlog.drop(node, receiver);
        detector.died(node);
    }

    /** A node that is not alive gets a fresh process: it recovers, or joins. */
    void revive(int node) {
        starter.comesBack(node);
        boolean hasCrashed = membership.isStore(node) || membership.status(node).isMember();
        membership.change(node, Status.UP);
        leadership.revived(node);
        if (hasCrashed) {
            factory.recreate(node);
        } else {
            factory.create(node);
        }
        detector.revived(node);
        handlers.handle(node, Driver::recover);
        starter.callIfInLockStep();
    }

    /** A node does nothing for the time being. */
    void pause(int node) {
        membership.change(node, Status.PAUSED);
    }

    /** A paused node goes on, first with what it has missed. */
    void resume(int node) {
        membership.change(node, Status.UP);
        backlog.release(node);
    }
}
