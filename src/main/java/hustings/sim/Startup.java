package hustings.sim;

import hustings.model.Driver;
import hustings.run.Status;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * How a run begins for its nodes: all boot, those that the scenario names call an election, and the
 * others hear that they are not called. A paused node hears it when it resumes.
 */
final class Startup {
    private final World world;
    /* Who has started or come back before it could be told that it is not called. */
    private final BitSet roused = new BitSet();

    Startup(World world) {
        this.world = world;
    }

    /** Nobody has been told anything. */
    void reset() {
        roused.clear();
    }

    /** A node starts, or comes back. */
    void rouse(int node) {
        roused.set(node);
    }

    /** Tells all nodes that are alive that the run begins. */
    void bootAll() {
        if (world.algorithm.boots()) {
            for (int id : world.membership.living()) {
                int node = world.membership.index(id);
                onceAwake(node, () -> world.processes.begin(node, Driver::boot));
            }
        }
    }

    /** Has the nodes that the scenario names call an election, and the others wait. */
    void startAll() {
        int[] called = world.scenario.start().choose(
                world.membership.living(), world.membership.naming(), world.chance);
        for (int i = 0; i < called.length; i++) {
            world.lookAhead.toStarts(called, i);
            int node = world.membership.index(called[i]);
            if (world.membership.status(node) == Status.UP) {
                start(node);
            } else {
                onceAwake(node, () -> start(node));
            }
        }
        idleAll(called);
    }

    private void start(int node) {
        world.present.cause = 0;
        world.processes.start(node);
    }

    /** Tells all live nodes that nothing has roused, by now, that the run has begun. */
    private void idleAll(int[] called) {
        if (world.algorithm.idles()) {
            IntStream.of(world.membership.living())
                    .filter(id -> Arrays.binarySearch(called, id) < 0)
                    .map(world.membership::index).filter(node -> !roused.get(node))
                    .forEach(node -> onceAwake(node,
                            () -> world.processes.begin(node, Driver::idle)));
        }
    }

    /** Does something at once, or when a node resumes that is paused. */
    private void onceAwake(int node, Runnable action) {
        new Alarm() {
            @Override
            void ring() {
                if (!world.backlog.hold(node, this)) {
                    action.run();
                }
            }
        }.ring();
    }
}
