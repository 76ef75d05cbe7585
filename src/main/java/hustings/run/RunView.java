package hustings.run;

import hustings.model.Role;

/**
 * What can be observed of a run at the end of the present tick, for whoever judges it.
 *
 * <p>A view that stays up to date. Nodes are given by their index, clockwise from 0.
 */
public interface RunView {
    /** How many nodes there are or may come to be. */
    int capacity();

    /** The identifier of a node. */
    int id(int node);

    /** The index of an identifier, or −1. */
    int index(int id);

    /** Whether a node is alive; a paused one is. */
    boolean isAlive(int node);

    /** Whether a node is paused. */
    boolean isPaused(int node);

    /** Whether a node is a member, dead or alive. */
    boolean isMember(int node);

    /** How many nodes are alive. */
    int alive();

    /** How many members are dead. */
    int dead();

    /** What a live node takes itself for. */
    Role role(int node);

    /** The identifier of the leader that a node recognises, or 0. */
    int leader(int node);

    /** The term of a node's role. */
    long term(int node);

    /** What a live node stands with in the present election. */
    long rank(int node);

    /** How many live nodes lead. */
    int leading();

    /** Whether in each part of the network all live nodes recognise one live leader of theirs. */
    boolean isAgreed();

    /** Whether all that can reach each other are in one part, and that part is all live nodes. */
    boolean isWhole();

    /** Whether nodes are in touch by a store that they share, and by nothing else. */
    boolean isRoundAStore();

    /** Whether what becomes of each part counts for the outcome, and not only some parts'. */
    boolean doAllPartsDecide();

    /** The part of the network in which a live node is, from 0. */
    int part(int node);

    /** Into how many parts the live nodes have fallen. */
    int parts();

    /** Whether every message on its way was sent at a tick or later, as far as that is known. */
    boolean allSentSince(long tick);

    /** Whether every timer of a node, also one that only watches, was set after a tick. */
    boolean allSetAfter(long tick);

    /** The term of the leader that all live nodes recognise; ask only if they do. */
    long agreedTerm();

    /** Whether what happens just now is not the consequence of a message. */
    boolean isUnasked();

    /** Whether an election is going on. */
    boolean isElecting();

    /** Since when an election has been going on where a node is; if none is, the present tick. */
    long electionBeganAt(int node);

    /** Whether every two live nodes are known to be in touch; too large a network is not. */
    boolean isSurelyOnePart();

    /** The longest of the shortest ways between two live nodes, in links, or a bound on it. */
    int diameter();

    /** The smallest identifier of a live node, as counted, or 0 if none is alive. */
    int least();

    /** Messages of the contest that are on their way. */
    long contestInFlight();

    /** Messages of category ELECTION sent so far. */
    long electionSent();

    /**
     * Timers that nodes have set for themselves, but for those that only watch; and what is going
     * to be sent again to the next node of the ring.
     */
    long timers();

    /** Messages on their way by the conservation law. */
    long inFlightByLaw();

    /** Messages that are found on their way. */
    long inFlightFound();
}
