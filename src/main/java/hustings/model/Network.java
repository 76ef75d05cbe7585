package hustings.model;

/**
 * What carries out a node's wishes and answers its questions: a simulation, or a real network.
 *
 * <p>A node is known here by its index, a small number that it was given when it was bound and that
 * it never shows; every other number is an identifier. Algorithms do not see this interface, they
 * use the methods of {@link Node}.
 */
public interface Network {
    /** The identifier of the node that follows {@code id} on the ring. */
    int next(int index, int id);

    /** The identifier of the node that comes before {@code id} on the ring. */
    int previous(int index, int id);

    /** The identifiers of the members that the node has a link to; a fresh array. */
    int[] neighbours(int index);

    /** The longest of the shortest ways between two live nodes, in links, or a bound on it. */
    int diameter();

    /** How many elections all nodes have started together, in lock step. */
    long commonStart();

    /** The identifiers of all members, in ascending order; a fresh array. */
    int[] members(int index);

    /** The largest identifier that a node of this run has, or will have, as counted. */
    int largestId();

    /** An identifier as a number to count with. */
    int counted(int id);

    /** The number of members, dead ones included. */
    int size();

    /** The number of nodes on the ring: without dead ones, if it closes round them. */
    int ringSize();

    /** Who sent what is being handled: the node itself for a timer. */
    int sender(int index);

    /** The leader that the node last recognised, or {@link Node#NONE}. */
    int leader(int index);

    /** The present tick, by the node's own clock. */
    long now(int index);

    /** The bound on one-way latency, in ticks, that protocols may assume. */
    long delta();

    /** Whether a detector tells followers of a dead leader by itself, without heartbeats. */
    boolean reportsCrashes();

    /** How often a leader sends heartbeats, in ticks; 0 if it sends none. */
    long heartbeatInterval();

    /** How long without a heartbeat before a leader is suspected, in ticks. */
    long heartbeatTimeout();

    /** A fair draw from 1 to {@code range}. */
    int random(int index, int range);

    /** Sends a message over the link to {@code to}. */
    void send(int index, int to, Object message);

    /** Sends a message to the next node of the ring. */
    void sendToNext(int index, Object message);

    /** Sets a timer; an equal one that is already set is moved. */
    void setTimer(int index, long ticks, Object timer);

    /** Cancels the timer that equals {@code timer}, if it is set. */
    void cancel(int index, Object timer);

    /** Cancels every timer of the node. */
    void cancelAll(int index);

    /** The node stands for election. */
    void campaign(int index, long term);

    /** The node no longer stands, and knows no leader. */
    void withdraw(int index, long term);

    /** The node leads. */
    void lead(int index, long term);

    /** The node recognises a leader. */
    void follow(int index, int leader, long term);

    /** The node recognises that the one so many steps before it on the ring leads in a term. */
    void followSomebody(int index, int distance, long term);

    /** Whether nobody reads what {@link #because} would be told; that it would is counted. */
    boolean passesOver(int index);

    /** The node explains what it does, or why it does nothing. */
    void because(int index, String reason);
}
