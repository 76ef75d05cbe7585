package hustings.check;

import hustings.model.Condition;
import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.RunView;
import hustings.scenario.Detection;
import hustings.scenario.Fault;
import hustings.scenario.Identity;
import hustings.scenario.Scenario;
import java.util.Optional;

/**
 * Which conditions have been broken in a run so far: when, by what, until when, and for how long
 * that has had consequences.
 *
 * <p>What came of a breach is over when the condition holds again, nothing is on its way that was
 * sent before, and an election in a term in which nobody had been by then has come to its end for
 * all live nodes, all in touch. What is over in a moment, such as the loss of a message, is at no
 * time broken where only that matters.
 */
final class Conditions {
    private static final String PARTS = "parts";

    private final Scenario scenario;
    private final RunView view;
    private final Convergence convergence;
    private final int assumedDiameter;
    private final ConditionLog breaches = new ConditionLog();
    private boolean healed;
    private boolean storeDown;
    private boolean storePaused;
    private final TermMemory memory;

    /**
     * None broken yet but those that the scenario breaks from the start.
     *
     * @param assumedDiameter the diameter that nodes are told; 0 if it is the true one
     */
    Conditions(Scenario scenario, RunView view, Convergence convergence, int assumedDiameter) {
        this.scenario = scenario;
        this.view = view;
        this.convergence = convergence;
        this.assumedDiameter = assumedDiameter;
        memory = new TermMemory(view, 2 * scenario.assumedDelta() + 1);
        compareDiameter(0);
        switch (scenario.detector()) {
            case Detection.None none -> lasting(Condition.DETECTED, 0, "there is no detector");
            case Detection.First first -> {
                lasting(Condition.DETECTED, 0, "only one follower is told of a crash");
                lasting(Condition.HEARTBEATS_ONLY, 0, "no leader needs to send heartbeats");
            }
            case Detection.Perfect perfect ->
                    lasting(Condition.HEARTBEATS_ONLY, 0, "no leader needs to send heartbeats");
            case Detection.Heartbeats heartbeats -> {}
        }
        scenario.clocks().slowness().keySet().stream().findFirst().ifPresent(id ->
                lasting(Condition.TRUE_CLOCKS, 0, "the clock of node " + id + " is off"));
        if (scenario.order() == Scenario.Order.ANY) {
            lasting(Condition.ORDERED, 0, "messages may overtake each other");
        }
        if (scenario.ring() == Scenario.RingRepair.SKIP) {
            lasting(Condition.HEALING, 0, "dead neighbours have to be skipped one by one");
        }
    }

    /** It is broken in a moment, which passes. */
    private void breach(Condition condition, long tick, String by) {
        breach(condition, tick, by, tick);
    }

    /** It is broken until a tick that is known. */
    private void breach(Condition condition, long tick, String by, long until) {
        breaches.add(condition, new Breach(tick, by, false), until);
    }

    /** It is broken until it is mended, if ever. */
    private void lasting(Condition condition, long tick, String by) {
        lasting(condition, "", tick, by);
    }

    /** The same by one of several things, each of which is mended by itself. */
    private void lasting(Condition condition, String cause, long tick, String by) {
        breaches.begin(condition, cause, new Breach(tick, by, true));
    }

    /** How a simple condition was broken at a tick, if it was just then. */
    Optional<Excuse> breachAt(Condition condition, long tick) {
        return breaches.at(condition, tick);
    }

    /** How a simple condition was broken, if what comes at a tick may be a consequence of it. */
    Optional<Excuse> breachFelt(Condition condition, long tick) {
        return breaches.felt(condition, tick);
    }

    /** A node has changed what it takes itself for. */
    void became(int node, Role role, long term, long tick) {
        memory.isIn(term);
        long waited = tick - view.electionBeganAt(node);
        if (role == Role.CANDIDATE && view.isUnasked() && waited > 0) {
            breach(Condition.TOGETHER, tick, "node " + view.id(node) + " stands by itself "
                    + waited + (waited == 1 ? " tick" : " ticks") + " after the first");
        }
    }

    /** Everything that happens in a tick has happened; {@code changed} tells whether any did. */
    void tickEnds(long tick, boolean changed) {
        if (changed) {
            compareParts(tick);
            compareDiameter(tick);
            mend(tick);
        }
        if (!breaches.areAny()) {
            return;
        }
        breaches.tickEnds(tick, memory.latestTerm());
        endConsequences(tick);
    }

    /** What came of earlier breaches is over, if an election has ended for all since. */
    private void endConsequences(long tick) {
        if (view.alive() > 0 && view.isWhole() && convergence.isQuiet()
                && convergence.isAgreed()) {
            breaches.electionEnds(tick, view.agreedTerm(), view::allSentSince);
        }
    }

    /** Whether live nodes are in several parts, and nothing that was done explains it. */
    private void compareParts(long tick) {
        if (view.isSurelyOnePart()) {
            breaches.end(Condition.CONNECTED, PARTS::equals, tick);
        } else if (view.parts() > 1 && !breaches.isOpen(Condition.CONNECTED)) {
            lasting(Condition.CONNECTED, PARTS, tick, "the network is in parts");
        } else if (healed) {
            lasting(Condition.CONNECTED, PARTS, tick,
                    "the network may be in parts; it is too large to look");
        }
        healed = false;
    }

    /** What holds again at the end of a tick. */
    private void mend(long tick) {
        if (breaches.isOpen(Condition.MAJORITY)) {
            compareMajority(view.alive(), view.alive() + view.dead(), tick);
        }
        breaches.end(Condition.RUNNING, id ->
                !view.isPaused(view.index(Integer.parseInt(id))), tick);
    }

    private void compareDiameter(long tick) {
        if (assumedDiameter > 0 && view.diameter() <= assumedDiameter) {
            breaches.end(Condition.ASSUMED_DIAMETER, tick);
        } else if (assumedDiameter > 0) {
            lasting(Condition.ASSUMED_DIAMETER, tick,
                    "nodes are told a diameter of " + assumedDiameter
                    + ", and it is " + view.diameter());
        }
    }

    /** Something has happened. */
    void disturbed(Disturbance disturbance, long tick) {
        switch (disturbance) {
            case Disturbance.Late(long ticks, long until) -> breach(Condition.TIMELY, tick,
                    "a message takes " + ticks + " ticks, more than Δ = "
                    + scenario.assumedDelta(), until);
            case Disturbance.Overtaken(long until) -> breach(Condition.ORDERED, tick,
                    "a message overtakes another on its link", until);
            case Disturbance.Lost lost -> breach(Condition.RELIABLE, tick, "a message is lost");
            case Disturbance.Doubled(long until) ->
                    breach(Condition.UNDUPLICATED, tick, "a message is doubled", until);
            case Disturbance.Misjudged(int node, int suspect) -> breach(Condition.ACCURATE, tick,
                    "node " + node + " suspects " + suspect + ", which is alive");
            case Disturbance.Acted(Fault.Action action, int node) -> acted(action, node, tick);
        }
    }

    private void acted(Fault.Action action, int node, long tick) {
        switch (action) {
            case Fault.Split split -> lasting(Condition.CONNECTED, action.toString(), tick,
                    "the network is split");
            case Fault.Cut(Identity from, Identity to) -> lasting(Condition.CONNECTED,
                    action.toString(), tick, "the link from " + from + " to " + to + " is cut");
            case Fault.Heal heal -> {
                healed = true;
                breaches.end(Condition.CONNECTED, cause -> !cause.equals(PARTS), tick);
            }
            case Fault.Slow slow -> {}
            // Who was drawn is told as if it had been named.
            case Fault.OnRandom random -> {}
            case Fault.OnMessage message -> handled(message, tick);
            case Fault.OnStore(Fault.Verb verb) -> store(verb, tick);
            case Fault.CrashLeader crash -> crashed(node, tick);
            case Fault.OnNode on -> {
                switch (on.verb()) {
                    case CRASH -> crashed(node, tick);
                    case PAUSE -> lasting(Condition.RUNNING, Integer.toString(node), tick,
                            "node " + node + " is paused");
                    case RECOVER -> {
                        breach(Condition.CRASH_STOP, tick, "node " + node + " comes back");
                        memory.comesBack(node, tick);
                    }
                    case JOIN -> {
                        breach(Condition.CRASH_STOP, tick, "node " + node + " joins");
                        breach(Condition.FIXED, tick, "node " + node + " joins");
                    }
                    case LEAVE -> {
                        breach(Condition.CRASH_STOP, tick, "node " + node + " leaves");
                        breach(Condition.FIXED, tick, "node " + node + " leaves");
                        requireMemory(node, tick);
                        if (view.isAlive(view.index(node))) {
                            requireMajority(view.alive() + view.dead() - 1, tick);
                        }
                    }
                    case RESUME, ELECT -> {}
                }
            }
        }
    }

    private void store(Fault.Verb verb, long tick) {
        switch (verb) {
            case CRASH -> {
                storeDown = true;
                storePaused = false;
            }
            case RECOVER -> storeDown = false;
            case PAUSE -> storePaused = !storeDown;
            default -> storePaused = false;
        }
        breaches.end(Condition.STORED, tick);
        if (storeDown || storePaused) {
            lasting(Condition.STORED, tick, "the store is " + (storeDown ? "down" : "paused"));
        }
    }

    private void handled(Fault.OnMessage message, long tick) {
        switch (message.handling()) {
            case DROP -> breach(Condition.RELIABLE, tick, "a message is dropped by hand");
            case DOUBLE -> breach(Condition.UNDUPLICATED, tick, "a message is doubled by hand");
            // Whether they are late, or overtake another, is told by itself.
            case DELAY, DELIVER -> {}
        }
    }

    /** A node is about to crash. */
    private void crashed(int id, long tick) {
        if (view.isElecting()) {
            breach(Condition.CALM, tick, "node " + id + " crashes during an election");
        }
        requireMemory(id, tick);
        requireMajority(view.alive() + view.dead(), tick);
    }

    /** A live node is about to go, and so many members remain. */
    private void requireMajority(int members, long tick) {
        compareMajority(view.alive() - 1, members, tick);
    }

    /** So many of so many members are alive. */
    private void compareMajority(int alive, int members, long tick) {
        String minority = "of " + members + " nodes " + alive
                + (alive == 1 ? " is alive" : " are alive");
        breaches.end(Condition.MAJORITY, cause -> !cause.equals(minority), tick);
        if (2 * alive <= members) {
            lasting(Condition.MAJORITY, minority, tick, minority);
        }
    }

    /** A node is about to go; someone who stays ought to know the latest term. */
    private void requireMemory(int id, long tick) {
        memory.goes(id, tick).ifPresent(by -> breach(Condition.REMEMBERED, tick, by));
    }
}
