package hustings.sim;

import hustings.model.Node;
import hustings.run.Status;
import hustings.scenario.Chance;
import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Does to nodes, and to the store, what faults say: where their state allows it. */
final class NodeFaults {
    private final World world;
    private final FaultLog log;

    NodeFaults(World world, FaultLog log) {
        this.world = world;
        this.log = log;
    }

    /** Does something to a node, or to the store, if its state allows it. */
    void onNode(Verb verb, int node, Fault.Action action) {
        Status status = world.membership.status(node);
        int id = world.id(node);
        if (status.allows(verb)) {
            carryOut(verb, node, action);
        } else {
            log.nothing(0, id, action, action + " does nothing: the "
                    + (id == Node.SHARED_STORE ? "store " : "node ") + describe(status));
        }
    }

    /** The same because the node feigns it; answers whether its state allowed it. */
    boolean feign(Verb verb, int node) {
        boolean possible = world.membership.status(node).allows(verb);
        if (possible) {
            world.parts.change();
            carryOut(verb, node, new Fault.OnNode(verb, world.identity(node)));
            world.parts.change();
        }
        return possible;
    }

    /**
     * Of those to which it can be done, the first in an order that the seed draws.
     *
     * @param place the how-manieth fault it is, so that each draws anew
     */
    void onRandom(Verb verb, int place, Fault.Action action) {
        OptionalInt drawn = IntStream.of(world.membership.members()).map(world.membership::index)
                .filter(node -> world.membership.status(node).allows(verb))
                .boxed().min(Comparator.comparingLong(node ->
                        world.chance.bits(Chance.Stream.FAULT, world.membership.key(node), place)))
                .map(OptionalInt::of).orElse(OptionalInt.empty());
        if (drawn.isPresent()) {
            carryOut(verb, drawn.getAsInt(), action);
        } else {
            log.nothing(0, 0, action, action + " does nothing: there is no node to which it can be"
                    + " done");
        }
    }

    /** Does something to the store, if there is one. */
    void onStore(Verb verb, Fault.Action action) {
        if (world.membership.store() >= 0) {
            onNode(verb, world.membership.store(), action);
        } else {
            log.noStore(action);
        }
    }

    /** Crashes whoever leads, if anyone does. */
    void crashLeader(Fault.Action action) {
        int leader = world.leadership.currentLeader();
        if (leader >= 0) {
            onNode(Verb.CRASH, leader, action);
        } else {
            log.nothing(0, 0, action, "nobody leads, so no leader crashes");
        }
    }

    private void carryOut(Verb verb, int node, Fault.Action action) {
        Status status = world.membership.status(node);
        log.done(world.id(node), action);
        switch (verb) {
            case CRASH -> world.processes.stop(node, Status.CRASHED);
            case LEAVE -> leave(node, status);
            case RECOVER, JOIN -> world.processes.revive(node);
            case PAUSE -> world.processes.pause(node);
            case RESUME -> world.processes.resume(node);
            case ELECT -> world.processes.start(node);
        }
    }

    private void leave(int node, Status status) {
        if (status.isAlive()) {
            if (status == Status.UP) {
                world.processes.leave(node);
            }
            world.processes.stop(node, Status.LEFT);
        } else {
            world.membership.change(node, Status.LEFT);
        }
    }

    private static String describe(Status status) {
        return switch (status) {
            case ABSENT -> "has not joined";
            case UP -> "is up";
            case PAUSED -> "is paused";
            case CRASHED -> "has crashed";
            case LEFT -> "has left";
        };
    }
}
