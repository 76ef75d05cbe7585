package hustings.sim;

import hustings.model.Node;
import hustings.sim.Fault.Verb;
import hustings.sim.Roster.Status;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Does to the network what the faults of the scenario say, when their tick has come. */
final class FaultScript {
    private final World world;
    private final Interventions interventions;
    private final List<Fault> faults;
    private final FeintScript feints;
    private int done;
    private long next;

    FaultScript(World world) {
        this.world = world;
        this.interventions = new Interventions(world, world.post);
        this.faults = world.scenario.faults();
        this.feints = new FeintScript(world);
        findNext();
    }

    private void findNext() {
        next = done < faults.size() ? faults.get(done).tick() : Long.MAX_VALUE;
    }

    private boolean feign(Verb verb, int node) {
        boolean possible = isPossible(verb, world.roster.status(node));
        if (possible) {
            world.parts.change();
            carryOut(verb, node, new Fault.OnNode(verb, world.identity(node)));
            world.parts.change();
        }
        return possible;
    }

    /** The tick of the next fault, or {@link Long#MAX_VALUE}. */
    long next() {
        return Math.min(next, feints.next());
    }

    /** Carries out the faults of a tick, in order, and then the failures that are feigned. */
    void carryOut(long tick) {
        carryOutScript(tick);
        feints.carryOut(tick, this::feign);
    }

    private void carryOutScript(long tick) {
        while (next == tick) {
            Fault.Action action = faults.get(done++).action();
            findNext();
            world.parts.change();
            switch (action) {
                case Fault.OnNode(Verb verb, Identity id) ->
                        onNode(verb, world.roster.index(id), action);
                case Fault.OnRandom(Verb verb) -> onRandom(verb, action);
                case Fault.OnStore(Verb verb) -> onStore(verb, action);
                case Fault.CrashLeader crash -> crashLeader(action);
                case Fault.Split(List<Identity> nodes) -> {
                    if (concernsAny(nodes, action)) {
                        tell(0, action);
                        split(nodes, action);
                    }
                }
                case Fault.Cut(Identity from, Identity to) -> {
                    if (concernsAny(List.of(from), action) && concernsAny(List.of(to), action)) {
                        tell(0, action);
                        cut(world.roster.index(from), world.roster.index(to), action);
                    }
                }
                case Fault.Slow(Identity node, long ticks) -> {
                    if (concernsAny(List.of(node), action)) {
                        int slowed = world.roster.index(node);
                        tell(world.id(slowed), action);
                        witnessIf(world.links.slowness(slowed) == ticks, action, ticks == 0
                                ? "what it sends takes as long as usual"
                                : "what it sends takes as long already");
                        world.links.slow(slowed, ticks);
                    }
                }
                case Fault.OnMessage message -> onMessage(message);
                case Fault.Heal heal when world.cuts.isEmpty() -> {
                    tellOnly(0, action);
                    witnessIf(true, action, "no link is cut");
                }
                case Fault.Heal heal -> {
                    tell(0, action);
                    world.cuts.heal();
                }
            }
            // Whoever has looked while it was being carried out has seen too early.
            world.parts.change();
        }
    }

    /** Whether anything that an action names is there; a store need not be. */
    private boolean concernsAny(List<Identity> named, Fault.Action action) {
        boolean concerns = named.stream().anyMatch(id -> world.roster.index(id) >= 0);
        if (!concerns) {
            doNothing(0, 0, action, action + " does nothing: there is no store");
        }
        return concerns;
    }

    /** Says that an action has nothing to do, and why: in the trace, and to the witness. */
    private void doNothing(long cause, int node, Fault.Action action, String why) {
        world.trace.tell(cause, node, new Event.Note(why));
        world.witness.futile(action, why, world.trace.now);
    }

    /** Tells the witness that an action changes nothing, of which the trace has nothing to tell. */
    private void witnessIf(boolean idle, Fault.Action action, String why) {
        if (idle) {
            world.witness.futile(action, action + " does nothing: " + why, world.trace.now);
        }
    }

    private void tellOnly(int node, Fault.Action action) {
        world.trace.busyAt = world.trace.now;
        world.trace.cause = world.trace.tell(0, node, new Event.Acted(action.toString()));
    }

    private void tell(int node, Fault.Action action) {
        tellOnly(node, action);
        // Whoever judges need not know how the node was found.
        Fault.Action known = action instanceof Fault.OnRandom(Verb verb)
                ? new Fault.OnNode(verb, world.roster.naming().identity(node)) : action;
        world.witness.disturbed(
                new Disturbance.Acted(known, node), world.trace.now, world.trace.cause);
    }

    private void crashLeader(Fault.Action action) {
        int leader = world.leadership.currentLeader();
        if (leader >= 0) {
            onNode(Verb.CRASH, leader, action);
        } else {
            doNothing(0, 0, action, "nobody leads, so no leader crashes");
        }
    }

    private void onMessage(Fault.OnMessage message) {
        boolean here = message.algorithm().isEmpty()
                || message.algorithm().equals(world.engine.id());
        if (!here) {
            return;
        }
        if (interventions.finds(message)) {
            tell(0, message);
            interventions.carryOut(message);
        } else {
            tellOnly(0, message);
            doNothing(world.trace.cause, 0, message,
                    message + " does nothing: no such message is on its way");
        }
    }

    private void cut(int from, int to, Fault.Action action) {
        witnessIf(world.cuts.isCut(from, to), action, "that link is cut already");
        world.cuts.cut(from, to);
    }

    private void split(List<Identity> nodes, Fault.Action action) {
        boolean[] inside = new boolean[world.roster.places()];
        // A store that is named need not be there.
        int[] split = nodes.stream().mapToInt(world.roster::index).filter(index -> index >= 0)
                .distinct().toArray();
        for (int index : split) {
            inside[index] = true;
        }
        boolean all = split.length == inside.length;
        witnessIf(all || world.cuts.isSplit(inside), action,
                all ? "there is nobody else" : "they are split off already");
        world.cuts.split(inside);
    }

    /** Of those to which it can be done the first in an order that the seed draws. */
    private void onRandom(Verb verb, Fault.Action action) {
        int place = done;
        OptionalInt drawn = IntStream.of(world.roster.members()).map(world.roster::index)
                .filter(node -> isPossible(verb, world.roster.status(node)))
                .boxed().min(Comparator.comparingLong(node ->
                        world.chance.bits(Chance.Stream.FAULT, world.roster.key(node), place)))
                .map(OptionalInt::of).orElse(OptionalInt.empty());
        if (drawn.isPresent()) {
            carryOut(verb, drawn.getAsInt(), action);
        } else {
            doNothing(0, 0, action, action + " does nothing: there is no node to which it can be"
                    + " done");
        }
    }

    private void onStore(Verb verb, Fault.Action action) {
        if (concernsAny(List.of(Identity.STORE), action)) {
            onNode(verb, world.roster.store(), action);
        }
    }

    private void onNode(Verb verb, int node, Fault.Action action) {
        Status status = world.roster.status(node);
        int id = world.id(node);
        if (isPossible(verb, status)) {
            carryOut(verb, node, action);
        } else {
            doNothing(0, id, action, action + " does nothing: the "
                    + (id == Node.SHARED_STORE ? "store " : "node ") + describe(status));
        }
    }

    private static boolean isPossible(Verb verb, Status status) {
        return switch (verb) {
            case CRASH -> status.isAlive();
            case LEAVE -> status.isMember();
            case RECOVER -> status == Status.CRASHED;
            case PAUSE, ELECT -> status == Status.UP;
            case RESUME -> status == Status.PAUSED;
            case JOIN -> !status.isMember();
        };
    }

    private void carryOut(Verb verb, int node, Fault.Action action) {
        Status status = world.roster.status(node);
        tell(world.id(node), action);
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
            world.roster.change(node, Status.LEFT);
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
