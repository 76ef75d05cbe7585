package hustings.sim;

import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;
import hustings.scenario.Identity;
import java.util.List;

/** Has faults carried out when their tick comes: those of the scenario, and those feigned. */
final class FaultScript {
    private final World world;
    private final FaultLog log;
    private final NodeFaults nodes;
    private final LinkFaults links;
    private final MessageFaults messageFaults;
    private final List<Fault> faults;
    private final FeintScript feints;
    private int done;
    private long next;

    FaultScript(World world) {
        this.world = world;
        this.log = new FaultLog(world);
        this.nodes = new NodeFaults(world, log);
        this.links = new LinkFaults(world, log);
        this.messageFaults = new MessageFaults(world, world.post);
        this.faults = world.scenario.faults();
        this.feints = new FeintScript(world);
        findNext();
    }

    private void findNext() {
        next = done < faults.size() ? faults.get(done).tick() : Long.MAX_VALUE;
    }

    /** The tick of the next fault, or {@link Long#MAX_VALUE}. */
    long next() {
        return Math.min(next, feints.next());
    }

    /** Whether nodes go on feigning failures. */
    boolean areFeigned() {
        return feints.next() != Long.MAX_VALUE;
    }

    /** Carries out the faults of a tick, in order, and then the failures that are feigned. */
    void carryOut(long tick) {
        carryOutScript(tick);
        feints.carryOut(tick, nodes::feign);
    }

    private void carryOutScript(long tick) {
        while (next == tick) {
            Fault.Action action = faults.get(done++).action();
            findNext();
            world.parts.change();
            switch (action) {
                case Fault.OnNode(Verb verb, Identity id) ->
                        nodes.onNode(verb, world.membership.index(id), action);
                case Fault.OnRandom(Verb verb) -> nodes.onRandom(verb, done, action);
                case Fault.OnStore(Verb verb) -> nodes.onStore(verb, action);
                case Fault.CrashLeader crash -> nodes.crashLeader(action);
                case Fault.Split split -> links.split(split);
                case Fault.Cut cut -> links.cut(cut);
                case Fault.Slow slow -> links.slow(slow);
                case Fault.Heal heal -> links.heal(heal);
                case Fault.OnMessage message -> onMessage(message);
            }
            // Whoever has looked while it was being carried out has seen too early.
            world.parts.change();
        }
    }

    private void onMessage(Fault.OnMessage message) {
        if (!message.isIn(world.algorithm.id())) {
            return;
        }
        if (messageFaults.finds(message)) {
            log.done(0, message);
            messageFaults.handle(message);
        } else {
            log.traced(0, message);
            log.nothing(world.present.cause, 0, message,
                    message + " does nothing: no such message is on its way");
        }
    }
}
