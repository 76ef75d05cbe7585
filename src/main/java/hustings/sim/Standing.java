package hustings.sim;

import hustings.model.Category;
import hustings.model.Driver;
import hustings.model.Role;

/**
 * What can be observed of a run at the end of the present tick, for whoever judges it.
 *
 * <p>A view that stays up to date. Nodes are given by their index, clockwise from 0.
 */
public final class Standing {
    private final World world;

    Standing(World world) {
        this.world = world;
    }

    /** How many nodes there are or may come to be. */
    public int capacity() {
        return world.roster.capacity();
    }

    /** The identifier of a node. */
    public int id(int node) {
        return world.id(node);
    }

    /** The index of an identifier, or −1. */
    public int index(int id) {
        return world.roster.index(id);
    }

    /** Whether a node is alive; a paused one is. */
    public boolean isAlive(int node) {
        return world.roster.isAlive(node);
    }

    /** Whether a node is paused. */
    public boolean isPaused(int node) {
        return world.roster.status(node) == Roster.Status.PAUSED;
    }

    /** Whether a node is a member, dead or alive. */
    public boolean isMember(int node) {
        return world.roster.status(node).isMember();
    }

    /** How many nodes are alive. */
    public int alive() {
        return world.roster.alive();
    }

    /** How many members are dead. */
    public int dead() {
        return world.roster.size() - world.roster.alive();
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

    /** Whether every live node recognises the same live leader in the same term. */
    public boolean isAgreed() {
        return world.leadership.isAgreed();
    }

    /** Whether an election is going on. */
    public boolean isElecting() {
        return world.elections.isRunning();
    }

    /** Since when an election has been going on; before any, or after, the present tick. */
    public long electionBeganAt() {
        return world.elections.beganAt(world.trace.now);
    }

    /** Whether nodes never send to each other, but only to a store that they share. */
    public boolean sharesStore() {
        return world.roster.store() >= 0;
    }

    /** Whether a node and the store that all share can send to each other. */
    public boolean reachesStore(int node) {
        int store = world.roster.store();
        return world.roster.isAlive(store) && isOpen(node, store) && isOpen(store, node);
    }

    /** Whether some live nodes may be out of reach of others: a link is cut, or one is missing. */
    public boolean mayBeApart() {
        return !world.cuts.isEmpty()
                || world.neighbourhood.isGraph() && alive() < capacity()
                || sharesStore() && !world.roster.isAlive(world.roster.store());
    }

    /** Whether there is a link from one node to another, and it is open. */
    public boolean isOpen(int from, int to) {
        return !world.cuts.isCut(from, to) && world.neighbourhood.areLinked(from, to);
    }

    /** The longest of the shortest ways between two live nodes, in links, or a bound on it. */
    public int diameter() {
        return world.neighbourhood.measured();
    }

    /** The smallest identifier of a live node, or 0 if none is alive. */
    public int least() {
        return world.roster.least();
    }

    /** Messages of the contest that are on their way. */
    public long contestInFlight() {
        return world.cost.contestInFlight();
    }

    /** Messages of category ELECTION sent so far. */
    public long electionSent() {
        return world.cost.sent(Category.ELECTION);
    }

    /** Timers that nodes have set for themselves, but for those that only watch. */
    public long timers() {
        return world.timers.count();
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
