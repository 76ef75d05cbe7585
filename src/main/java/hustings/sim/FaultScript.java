package hustings.sim;

import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;
import hustings.scenario.Identity;
import hustings.scenario.Scenario;
import java.util.List;

/** Has faults carried out when their tick comes: those of the scenario, and those feigned. */
final class FaultScript {
    private final Parts parts;
    private final NodeFaults nodes;
    private final LinkFaults links;
    private final MessageFaults messages;
    private final List<Fault> faults;
    private final FeintScript feints;
    private int done;
    private long next;

    FaultScript(Scenario scenario, Parts parts, NodeFaults nodes, LinkFaults links,
            MessageFaults messages, FeintScript feints) {
        this.parts = parts;
        this.nodes = nodes;
        this.links = links;
        this.messages = messages;
        this.faults = scenario.faults();
        this.feints = feints;
        findNext();
    }

    /** No fault has been carried out. */
    void reset() {
        done = 0;
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
            parts.change();
            switch (action) {
                case Fault.OnNode(Verb verb, Identity id) ->
                        nodes.onNode(verb, id, action);
                case Fault.OnRandom(Verb verb) -> nodes.onRandom(verb, done, action);
                case Fault.OnStore(Verb verb) -> nodes.onStore(verb, action);
                case Fault.CrashLeader crash -> nodes.crashLeader(action);
                case Fault.Split split -> links.split(split);
                case Fault.Cut cut -> links.cut(cut);
                case Fault.Slow slow -> links.slow(slow);
                case Fault.Heal heal -> links.heal(heal);
                case Fault.OnMessage message -> messages.onMessage(message);
            }
            // Whoever has looked while it was being carried out has seen too early.
            parts.change();
        }
    }
}
