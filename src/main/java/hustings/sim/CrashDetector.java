package hustings.sim;

import hustings.model.Node;
import java.util.Arrays;

/** Learns of every crash, and of nothing else, a fixed time after it. */
final class CrashDetector extends Detector {
    private final Suspicions suspicions;
    private final Membership membership;
    private final Leadership leadership;
    private final Present present;
    private final Alarms alarms;
    private final long delay;
    private final boolean onlyFirst;
    private final long[] crashedAt;
    private final long[] crash;
    private final long[] term;
    private boolean used;

    CrashDetector(Suspicions suspicions, Membership membership, Leadership leadership,
            Present present, Alarms alarms, long delay, boolean onlyFirst) {
        super(suspicions);
        this.suspicions = suspicions;
        this.membership = membership;
        this.leadership = leadership;
        this.present = present;
        this.alarms = alarms;
        this.delay = delay;
        this.onlyFirst = onlyFirst;
        crashedAt = new long[membership.places()];
        crash = new long[membership.places()];
        term = new long[membership.places()];
    }

    @Override
    void reset() {
        super.reset();
        if (used) {
            Arrays.fill(crashedAt, 0);
            Arrays.fill(crash, 0);
            Arrays.fill(term, 0);
        }
        used = false;
    }

    @Override
    void died(int node) {
        super.died(node);
        used = true;
        crashedAt[node] = present.now;
        crash[node] = present.cause;
        term[node] = leadership.term(node);
        later(delay, () -> tellFollowers(node));
    }

    private void tellFollowers(int dead) {
        for (int id : membership.members().clone()) {
            int node = membership.index(id);
            /* If it is back, whoever follows it in a later term follows it since then. */
            boolean isBack = membership.isAlive(dead);
            if (suspicions.follows(node, dead)
                    && (!isBack || leadership.term(node) <= term[dead])) {
                suspicions.suspect(node, dead, crash[dead]);
                if (onlyFirst) {
                    return;
                }
            }
        }
    }

    @Override
    void changed(int node) {
        super.changed(node);
        int leader = leadership.leader(node);
        if (leader != Node.NONE && leader != membership.id(node)) {
            int index = membership.index(leader);
            // Whoever comes to follow a node that is long dead is told as well, or waits for ever.
            if (!membership.isAlive(index) && crashedAt[index] + delay <= present.now) {
                later(1, () -> suspicions.suspect(node, index, crash[index]));
            }
        }
    }

    @Override
    void revived(int node) {
        long cause = present.cause;
        later(delay, () -> {
            for (int i = 0; i < membership.capacity(); i++) {
                suspicions.trust(i, node, cause);
            }
        });
    }

    private void later(long ticks, Runnable action) {
        alarms.setAfter(ticks, new Alarm() {
            @Override
            void ring() {
                action.run();
            }
        });
    }
}
