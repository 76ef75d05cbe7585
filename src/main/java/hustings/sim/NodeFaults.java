package hustings.sim;

import hustings.model.Node;
import hustings.run.Status;
import hustings.scenario.Chance;
import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;
import hustings.scenario.Identity;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Does to nodes, and to the store, what faults say: where their state allows it. */
final class NodeFaults {
    private final Membership membership;
    private final Leadership leadership;
    private final Parts parts;
    private final Lifecycle lifecycle;
    private final Starter starter;
    private final FaultLog log;
    private Chance chance;

    NodeFaults(Membership membership, Leadership leadership, Parts parts, Lifecycle lifecycle,
            Starter starter, FaultLog log, Chance chance) {
        this.membership = membership;
        this.leadership = leadership;
        this.parts = parts;
        this.lifecycle = lifecycle;
        this.starter = starter;
        this.log = log;
        this.chance = chance;
    }

    /** Luck is new. */
    void reset(Chance chance) {
        this.chance = chance;
    }

    /** Does something to a node, or to the store, if its state allows it. */
    void onNode(Verb verb, Identity id, Fault.Action action) {
        onNode(verb, membership.index(id), action);
    }

    private void onNode(Verb verb, int node, Fault.Action action) {
        Status status = membership.status(node);
        int id = membership.id(node);
        if (status.allows(verb)) {
            carryOut(verb, node, action);
        } else {
            log.nothing(0, id, action, action + " does nothing: the "
                    + (id == Node.SHARED_STORE ? "store " : "node ") + describe(status));
        }
    }

    /** The same because the node feigns it; answers whether its state allowed it. */
    boolean feign(Verb verb, int node) {
        boolean possible = membership.status(node).allows(verb);
        if (possible) {
            parts.change();
            carryOut(verb, node, new Fault.OnNode(verb, membership.identity(node)));
            parts.change();
        }
        return possible;
    }

    /**
     * Of those to which it can be done, the first in an order that the seed draws.
     *
     * @param place the how-manieth fault it is, so that each draws anew
     */
    void onRandom(Verb verb, int place, Fault.Action action) {
        OptionalInt drawn = IntStream.of(membership.members()).map(membership::index)
                .filter(node -> membership.status(node).allows(verb))
                .boxed().min(Comparator.comparingLong(node ->
                        chance.bits(Chance.Stream.FAULT, membership.key(node), place)))
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
        if (membership.hasStore()) {
            onNode(verb, membership.store(), action);
        } else {
            log.noStore(action);
        }
    }

    /** Crashes whoever leads, if anyone does. */
    void crashLeader(Fault.Action action) {
        int leader = leadership.currentLeader();
        if (leader >= 0) {
            onNode(Verb.CRASH, leader, action);
        } else {
            log.nothing(0, 0, action, "nobody leads, so no leader crashes");
        }
    }

    private void carryOut(Verb verb, int node, Fault.Action action) {
        log.done(membership.id(node), action);
        switch (verb) {
            case CRASH -> lifecycle.crash(node);
            case LEAVE -> lifecycle.leave(node);
            case RECOVER, JOIN -> lifecycle.revive(node);
            case PAUSE -> lifecycle.pause(node);
            case RESUME -> lifecycle.resume(node);
            case ELECT -> starter.start(node);
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
