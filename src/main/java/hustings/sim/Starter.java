package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Driver;
import java.util.BitSet;

/**
 * Starts nodes: each by itself, or in a lock-step model all together.
 *
 * <p>In lock step, whoever calls an election starts it for all that are alive, at the end of the
 * tick, however many call it. A paused node starts when it resumes.
 */
final class Starter {
    private final Membership membership;
    private final Backlog backlog;
    private final Present present;
    private final Trace trace;
    private final Handlers handlers;
    private final boolean inLockStep;
    /* Who has started or come back. */
    private final BitSet roused = new BitSet();
    private long count;
    private boolean called;
    private long cause;

    Starter(AlgorithmType algorithm, Membership membership, Backlog backlog, Present present,
            Trace trace, Handlers handlers) {
        this.membership = membership;
        this.backlog = backlog;
        this.present = present;
        this.trace = trace;
        this.handlers = handlers;
        this.inLockStep = algorithm.about().lockStep();
    }

    /** Nobody has started. */
    void reset() {
        roused.clear();
        count = 0;
        called = false;
        cause = 0;
    }

    /** Has a node call an election; in lock step it calls one of all. */
    void start(int node) {
        if (inLockStep) {
            call(present.cause);
        } else {
            wake(node);
        }
    }

    private void wake(int node) {
        roused.set(node);
        present.cause = trace.tell(present.cause, membership.id(node), Handling.STARTED);
        handlers.handle(node, Handling.STARTED, Driver::start);
    }

    /** A node comes back, so that it need not be told any more that the run has begun. */
    void comesBack(int node) {
        roused.set(node);
    }

    /** Whether a node has started or come back. */
    boolean isRoused(int node) {
        return roused.get(node);
    }

    /** Nobody can begin alone what all have to begin together: so all are going to start. */
    void callIfInLockStep() {
        if (inLockStep) {
            call(present.cause);
        }
    }

    /** Someone calls an election in this tick; the event with which it begins is the cause. */
    private void call(long cause) {
        if (!called) {
            called = true;
            this.cause = cause;
        }
    }

    /** Everything else that happens in a tick has happened: starts all if anyone has called. */
    void startTogether() {
        if (!called) {
            return;
        }
        called = false;
        count++;
        for (int id : membership.living()) {
            int node = membership.index(id);
            backlog.onceAwake(node, () -> {
                present.cause = cause;
                wake(node);
            });
        }
    }

    /** How many elections all have started together. */
    long commonStarts() {
        return count;
    }
}
