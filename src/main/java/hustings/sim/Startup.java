package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Driver;
import hustings.model.Node;
import hustings.run.Status;
import hustings.scenario.Chance;
import hustings.scenario.Scenario;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How a run begins for its nodes: all boot, those that the scenario names call an election, and the
 * others hear that they are not called. A paused node hears it when it resumes.
 */
final class Startup {
    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final LookAhead lookAhead;
    private final Backlog backlog;
    private final Present present;
    private final Handlers handlers;
    private final Starter starter;

    Startup(Scenario scenario, AlgorithmType algorithm, Membership membership,
            LookAhead lookAhead, Backlog backlog, Present present, Handlers handlers,
            Starter starter) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        this.membership = membership;
        this.lookAhead = lookAhead;
        this.backlog = backlog;
        this.present = present;
        this.handlers = handlers;
        this.starter = starter;
    }

    /** Tells all nodes that are alive that the run begins. */
    void bootAll() {
        if (algorithm.boots()) {
            for (int id : membership.living()) {
                int node = membership.index(id);
                backlog.onceAwake(node, () -> begin(node, Driver::boot));
            }
        }
    }

    private void begin(int node, Consumer<Node<?>> handler) {
        present.cause = 0;
        handlers.handle(node, Handling.BOOTED, handler);
    }

    /** Has the nodes that the scenario names call an election, and the others wait. */
    void startAll(Chance chance) {
        int[] called = scenario.start().choose(
                membership.living(), membership.naming(), chance);
        for (int i = 0; i < called.length; i++) {
            lookAhead.toStarts(called, i);
            int node = membership.index(called[i]);
            if (membership.status(node) == Status.UP) {
                start(node);
            } else {
                backlog.onceAwake(node, () -> start(node));
            }
        }
        idleAll(called);
    }

    private void start(int node) {
        present.cause = 0;
        starter.start(node);
    }

    /** Tells all live nodes that nothing has roused, by now, that the run has begun. */
    private void idleAll(int[] called) {
        if (algorithm.idles()) {
            IntStream.of(membership.living())
                    .filter(id -> Arrays.binarySearch(called, id) < 0)
                    .map(membership::index).filter(node -> !starter.isRoused(node))
                    .forEach(node -> backlog.onceAwake(
                            node, () -> begin(node, Driver::idle)));
        }
    }
}
