package hustings.sim;

import hustings.model.Node;
import java.util.Arrays;

/** Learns of every crash, and of nothing else, a fixed time after it. */
final class CrashDetector extends Detector {
    private final long delay;
    private final boolean onlyFirst;
    private final long[] crashedAt;
    private final long[] crash;
    private final long[] term;
    private boolean used;

    CrashDetector(World world, long delay, boolean onlyFirst) {
        super(world);
        this.delay = delay;
        this.onlyFirst = onlyFirst;
        crashedAt = new long[world.membership.places()];
        crash = new long[world.membership.places()];
        term = new long[world.membership.places()];
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
        crashedAt[node] = world.present.now;
        crash[node] = world.present.cause;
        term[node] = world.leadership.term(node);
        later(delay, () -> tellFollowers(node));
    }

    private void tellFollowers(int dead) {
        for (int id : world.membership.members().clone()) {
            int node = world.membership.index(id);
            /* If it is back, whoever follows it in a later term follows it since then. */
            boolean isBack = world.membership.isAlive(dead);
            if (follows(node, dead) && (!isBack || world.leadership.term(node) <= term[dead])) {
                suspect(node, dead, crash[dead]);
                if (onlyFirst) {
                    return;
                }
            }
        }
    }

    @Override
    void changed(int node) {
        super.changed(node);
        int leader = world.leadership.leader(node);
        if (leader != Node.NONE && leader != world.id(node)) {
            int index = world.membership.index(leader);
            // Whoever comes to follow a node that is long dead is told as well, or waits for ever.
            if (!world.membership.isAlive(index) && crashedAt[index] + delay <= world.present.now) {
                later(1, () -> suspect(node, index, crash[index]));
            }
        }
    }

    @Override
    void revived(int node) {
        long cause = world.present.cause;
        later(delay, () -> {
            for (int i = 0; i < world.membership.capacity(); i++) {
                trust(i, node, cause);
            }
        });
    }

    private void later(long ticks, Runnable action) {
        world.wheel.add(world.present.now + ticks, new Alarm() {
            @Override
            void ring() {
                action.run();
            }
        });
    }
}
