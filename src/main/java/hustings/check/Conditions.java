package hustings.check;

import hustings.model.Condition;
import hustings.sim.Detection;
import hustings.sim.Disturbance;
import hustings.sim.Fault;
import hustings.sim.Scenario;
import hustings.sim.Standing;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which conditions have been broken in a run so far: when first, by what, and until when.
 *
 * <p>What is over in a moment, such as the loss of a message, is broken for good where it matters
 * that it ever was, and is at no time broken where only that matters.
 */
final class Conditions {
    private final Scenario scenario;
    private final Standing standing;
    private final int toldDiameter;
    private final Breaches breaches = new Breaches();
    private boolean storeDown;
    private boolean storePaused;
    private long latestTerm;

    /**
     * None broken yet but those that the scenario breaks from the start.
     *
     * @param toldDiameter the diameter that nodes are told; 0 if it is the true one
     */
    Conditions(Scenario scenario, Standing standing, int toldDiameter) {
        this.scenario = scenario;
        this.standing = standing;
        this.toldDiameter = toldDiameter;
        compareDiameter(0);
        switch (scenario.detector()) {
            case Detection.None none -> lasting(Condition.DETECTED, 0, "there is no detector");
            case Detection.First first -> {
                lasting(Condition.DETECTED, 0, "only one follower is told of a crash");
                lasting(Condition.UNTOLD, 0, "no leader needs to send heartbeats");
            }
            case Detection.Perfect perfect ->
                    lasting(Condition.UNTOLD, 0, "no leader needs to send heartbeats");
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
        breaches.add(condition, new Breach(tick, by));
    }

    /** It is broken until it is mended, if ever. */
    private void lasting(Condition condition, long tick, String by) {
        breaches.begin(condition, new Breach(tick, by));
    }

    /** How a simple condition was broken at a tick, if it was just then. */
    Optional<Breach> breachAt(Condition condition, long tick) {
        return breaches.at(condition, tick);
    }

    /** How a simple condition was broken by a tick, if it ever was. */
    Optional<Breach> breach(Condition condition, long tick) {
        return breaches.first(condition).filter(breach -> breach.tick() <= tick);
    }

    /** A node has changed what it takes itself for. */
    void became(long term) {
        latestTerm = Math.max(latestTerm, term);
    }

    /** Something has changed in a tick; the network is in so many parts now. */
    void tickEnds(long tick, int parts) {
        if (parts > 1) {
            lasting(Condition.CONNECTED, tick, "the network is in parts");
        }
        compareDiameter(tick);
        mend(tick);
    }

    /** What holds again at the end of a tick. */
    private void mend(long tick) {
        if (!standing.mayBeApart()) {
            breaches.end(Condition.CONNECTED, tick);
        }
        if (!storeDown && !storePaused) {
            breaches.end(Condition.STORED, tick);
        }
        if (2 * standing.alive() > standing.alive() + standing.dead()) {
            breaches.end(Condition.MAJORITY, tick);
        }
        if (breaches.isOpen(Condition.RUNNING) && IntStream.range(0, standing.capacity())
                .noneMatch(standing::isPaused)) {
            breaches.end(Condition.RUNNING, tick);
        }
    }

    private void compareDiameter(long tick) {
        if (toldDiameter > 0 && standing.diameter() > toldDiameter) {
            lasting(Condition.TOLD_DIAMETER, tick, "nodes are told a diameter of " + toldDiameter
                    + ", and it is " + standing.diameter());
        }
    }

    /** Something has happened. */
    void disturbed(Disturbance disturbance, long tick) {
        switch (disturbance) {
            case Disturbance.Late(long ticks) -> breach(Condition.TIMELY, tick, "a message takes "
                    + ticks + " ticks, more than Δ = " + scenario.assumedDelta());
            case Disturbance.Lost lost -> breach(Condition.RELIABLE, tick, "a message is lost");
            case Disturbance.Doubled doubled ->
                    breach(Condition.UNDUPLICATED, tick, "a message is doubled");
            case Disturbance.Misjudged(int node, int suspect) -> breach(Condition.ACCURATE, tick,
                    "node " + node + " suspects " + suspect + ", which is alive");
            case Disturbance.Acted(Fault.Action action, int node) -> acted(action, node, tick);
        }
    }

    private void acted(Fault.Action action, int node, long tick) {
        switch (action) {
            case Fault.Split split -> lasting(Condition.CONNECTED, tick, "the network is split");
            case Fault.Cut(int from, int to) -> lasting(Condition.CONNECTED, tick,
                    "the link from " + from + " to " + to + " is cut");
            case Fault.Heal heal -> {}
            case Fault.Slow slow -> {}
            case Fault.OnMessage message -> handled(message, tick);
            case Fault.OnStore(Fault.Verb verb) -> store(verb, tick);
            case Fault.CrashLeader crash -> crashed(node, tick);
            case Fault.OnNode(Fault.Verb verb, int id) -> {
                switch (verb) {
                    case CRASH -> crashed(id, tick);
                    case PAUSE -> lasting(Condition.RUNNING, tick, "node " + id + " is paused");
                    case RECOVER -> lasting(Condition.CRASH_STOP, tick, "node " + id + " is back");
                    case JOIN -> {
                        lasting(Condition.CRASH_STOP, tick, "node " + id + " joins");
                        lasting(Condition.FIXED, tick, "node " + id + " joins");
                    }
                    case LEAVE -> {
                        lasting(Condition.CRASH_STOP, tick, "node " + id + " leaves");
                        lasting(Condition.FIXED, tick, "node " + id + " leaves");
                        requireMemory(id, tick);
                        if (standing.isAlive(standing.index(id))) {
                            requireMajority(standing.alive() + standing.dead() - 1, tick);
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
        if (storeDown || storePaused) {
            lasting(Condition.STORED, tick, "the store is " + (storeDown ? "down" : "paused"));
        }
    }

    private void handled(Fault.OnMessage message, long tick) {
        switch (message.handling()) {
            case DROP -> breach(Condition.RELIABLE, tick, "a message is dropped by hand");
            case DELAY -> {
                lasting(Condition.TIMELY, tick, "a message is delayed by hand");
                lasting(Condition.ORDERED, tick, "a message is delayed by hand");
            }
            case DOUBLE -> breach(Condition.UNDUPLICATED, tick, "a message is doubled by hand");
            case DELIVER -> lasting(Condition.ORDERED, tick, "a message is delivered by hand");
        }
    }

    /** A node is about to crash. */
    private void crashed(int id, long tick) {
        if (standing.isElecting()) {
            lasting(Condition.CALM, tick, "node " + id + " crashes during an election");
        }
        requireMemory(id, tick);
        requireMajority(standing.alive() + standing.dead(), tick);
    }

    /** A live node is about to go, and so many members remain. */
    private void requireMajority(int members, long tick) {
        int left = standing.alive() - 1;
        if (2 * left <= members) {
            lasting(Condition.MAJORITY, tick, "of " + members + " nodes " + left + " are alive");
        }
    }

    /** A node is about to go; someone who stays ought to know the latest term. */
    private void requireMemory(int id, long tick) {
        for (int node = 0; node < standing.capacity(); node++) {
            boolean remembers = standing.isAlive(node) && standing.id(node) != id
                    && standing.term(node) == latestTerm;
            if (remembers) {
                return;
            }
        }
        lasting(Condition.REMEMBERED, tick, "no live node knows term " + latestTerm
                + " once " + id + " is gone");
    }
}
