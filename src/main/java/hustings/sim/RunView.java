package hustings.sim;

import hustings.model.Category;
import hustings.model.Driver;
import hustings.model.Role;

/**
 * What can be observed of a run at the end of the present tick, for whoever judges it.
 *
 * <p>A view that stays up to date. Nodes are given by their index, clockwise from 0.
 */
public final class RunView {
    private final World world;

    RunView(World world) {
        this.world = world;
    }

    /** How many nodes there are or may come to be. */
    public int capacity() {
        return world.membership.capacity();
    }

    /** The identifier of a node. */
    public int id(int node) {
        return world.id(node);
    }

    /** The index of an identifier, or −1. */
    public int index(int id) {
        return world.membership.index(id);
    }

    /** Whether a node is alive; a paused one is. */
    public boolean isAlive(int node) {
        return world.membership.isAlive(node);
    }

    /** Whether a node is paused. */
    public boolean isPaused(int node) {
        return world.membership.status(node) == Status.PAUSED;
    }

    /** Whether a node is a member, dead or alive. */
    public boolean isMember(int node) {
        return world.membership.status(node).isMember();
    }

    /** How many nodes are alive. */
    public int alive() {
        return world.membership.alive();
    }

    /** How many members are dead. */
    public int dead() {
        return world.membership.size() - world.membership.alive();
    }

    /** What a live node takes itself for. */
    public Role role(int node) {
        return world.leadership.role(node);
    }

    /** The identifier of the leader that a node recognises, or 0. */
    public int leader(int node) {
        return world.leadership.leader(node);
    }

    /** The term of a node's role. */
    public long term(int node) {
        return world.leadership.term(node);
    }

    /** What a live node stands with in the present election. */
    public long rank(int node) {
        return Driver.rank(world.nodes[node]);
    }

    /** How many live nodes lead. */
    public int leading() {
        return world.leadership.leading();
    }

    /** Whether in each part of the network all live nodes recognise one live leader of theirs. */
    public boolean isAgreed() {
        return world.elections.agreements().isEachReached();
    }

    /** Whether all that can reach each other are in one part, and that part is all live nodes. */
    public boolean isWhole() {
        return world.parts.count() <= 1;
    }

    /** Whether nodes are in touch by a store that they share, and by nothing else. */
    public boolean isRoundAStore() {
        return world.membership.store() >= 0;
    }

    /** Whether what becomes of each part counts for the outcome, and not only some parts'. */
    public boolean doAllPartsDecide() {
        return world.elections.agreements().doAllDecide();
    }

    /** The part of the network in which a live node is, from 0. */
    public int part(int node) {
        return world.parts.of(node);
    }

    /** Into how many parts the live nodes have fallen. */
    public int parts() {
        return world.parts.count();
    }

    /** Whether every message on its way was sent at a tick or later, as far as that is known. */
    public boolean allSentSince(long tick) {
        return world.allSentSince(tick);
    }

    /** Whether every timer of a node, also one that only watches, was set after a tick. */
    public boolean allSetAfter(long tick) {
        for (int node = 0; node < world.membership.capacity(); node++) {
            for (Timers.Timer timer : world.timers.of(node)) {
                if (timer.setAt <= tick) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The term of the leader that all live nodes recognise; ask only if they do. */
    public long agreedTerm() {
        return world.leadership.agreedTerm();
    }

    /** Whether what happens just now is not the consequence of a message. */
    public boolean isUnasked() {
        return world.processes.isUnasked();
    }

    /** Whether an election is going on. */
    public boolean isElecting() {
        return world.elections.isRunning();
    }

    /** Since when an election has been going on where a node is; if none is, the present tick. */
    public long electionBeganAt(int node) {
        return world.elections.beganAt(node, world.trace.now);
    }

    /** Whether every two live nodes are known to be in touch; too large a network is not. */
    public boolean isSurelyOnePart() {
        return world.parts.isSurelyOne();
    }

    /** The longest of the shortest ways between two live nodes, in links, or a bound on it. */
    public int diameter() {
        return world.neighbourhood.measured();
    }

    /** The smallest identifier of a live node, as counted, or 0 if none is alive. */
    public int least() {
        return world.membership.naming().counted(world.membership.least());
    }

    /** Messages of the contest that are on their way. */
    public long contestInFlight() {
        return world.cost.contestInFlight();
    }

    /** Messages of category ELECTION sent so far. */
    public long electionSent() {
        return world.cost.sent(Category.ELECTION);
    }

    /**
     * Timers that nodes have set for themselves, but for those that only watch; and what is going
     * to be sent again to the next node of the ring.
     */
    public long timers() {
        return world.timersSet();
    }

    /** Messages on their way by the conservation law. */
    public long inFlightByLaw() {
        return world.cost.inFlight();
    }

    /** Messages that are found on their way. */
    public long inFlightFound() {
        return world.wheel.messages() + world.backlog.size();
    }
}
