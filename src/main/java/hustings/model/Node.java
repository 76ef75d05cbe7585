package hustings.model;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * One participant of an election; an algorithm is a class that extends this one.
 *
 * <p>A node is a state machine. Its handlers ({@link #start}, {@link #receive}, {@link #suspect}
 * and so on) run one at a time, to the end, in no time; they change the fields and use the verbs.
 * Every handler has to end: nothing stops one that waits or loops for ever.
 * It never sees another node, a clock of the outside world, or who ought to win. A node that is
 * {@linkplain Algorithm#anonymous anonymous} sees no identifier at all, not even its own: what
 * would tell one is refused, and where it is told of a node it is told {@link #NONE}. Its fields
 * are its state: the page shows them in the order in which they are declared. A node that recovers
 * is a new object; only fields marked {@link Durable} are carried over.
 *
 * <p>Not thread-safe, and never called by two threads at once.
 *
 * @param <M> the messages and timers: a sealed interface whose records carry {@link Kind}
 */
public abstract class Node<M> {
    /** No leader is known. Identifiers start at 1. */
    public static final int NONE = 0;
    /** The store that all nodes share, where there is one: it is sent to, and is no member. */
    public static final int SHARED_STORE = -1;

    private Network network = Unbound.NETWORK;
    private int index;
    private int id;

    /** Binds the node to its network; called once, before anything else. */
    final void bind(Network network, int index, int id) {
        this.network = network;
        this.index = index;
        this.id = id;
    }

    /** The index that it was bound with. */
    final int index() {
        return index;
    }

    // What a node hears ---------------------------------------------------------------------------

    /** The run begins, and the node is up; nobody has called an election yet. */
    protected void boot() {}

    /** The run has begun, and this node has not been called to an election. */
    protected void idle() {}

    /** The node wakes up and calls an election. */
    protected abstract void start();

    /** A message has arrived from {@link #sender}, or a timer has gone off. */
    protected abstract void receive(M message);

    /** The failure detector has come to believe that {@code node}, which it follows, is dead. */
    protected void suspect(int node) {}

    /** The failure detector has taken back its suspicion of {@code node}. */
    protected void trust(int node) {}

    /** A heartbeat of {@code node}, which leads in {@code term}, has arrived. */
    protected void heartbeat(int node, long term) {}

    /** The node is back after a crash, with only its durable fields, or has joined just now. */
    protected void recover() {}

    /** The node is about to leave for good; what it sends now still goes out. */
    protected void leave() {}

    /**
     * What this node stands with in the present election: of those that live through it, the one
     * with the largest rank ought to win. No node hears it of another; whoever judges a run reads
     * it. Unless an algorithm says otherwise it is the identifier.
     */
    protected long rank() {
        return id;
    }

    // What a node knows ---------------------------------------------------------------------------

    /** The identifier of this node. */
    protected final int id() {
        /* As short as this, or the compiler would not put it where it is called. */
        if (id == NONE) {
            throw idRefusal();
        }
        return id;
    }

    private RuntimeException idRefusal() {
        return network == Unbound.NETWORK ? Unbound.refusal("id") : Anonymous.refusal("id");
    }

    /** The next node on the ring, in the direction of travel. */
    protected final int next() {
        return network.next(index, id);
    }

    /** The node before this one on the ring. */
    protected final int previous() {
        return network.previous(index, id);
    }

    /** The next node in a direction: {@link #next} or {@link #previous}. */
    protected final int neighbour(Direction direction) {
        return direction == Direction.CLOCKWISE ? next() : previous();
    }

    /** The node after {@code node} on the ring. */
    protected final int next(int node) {
        return network.next(index, node);
    }

    /** The members that this node has a link to, dead ones included, in ascending order. */
    protected final int[] neighbours() {
        return network.neighbours(index);
    }

    /**
     * The diameter of the network: how many links the longest of the shortest ways between two live
     * nodes has. A model may grant that it is known; where the graph is too large to find it out, a
     * bound is answered that is at most twice as much.
     */
    protected final int diameter() {
        return network.diameter();
    }

    /**
     * The number of the present election in a model of {@link Algorithm#lockStep}, from 1: all have
     * started it together, and all know how often they have, as they know the round.
     */
    protected final long commonStart() {
        return network.commonStart();
    }

    /** All members, this node and dead ones included, in ascending order. */
    protected final int[] members() {
        return network.members(index);
    }

    /**
     * An identifier as a number to count with, which is not only compared: mostly that is itself.
     * Where identifiers have several parts, or one is 0, it is the place in their order, from 1;
     * no model grants that nodes know it, and {@link Algorithm#counts} refuses such identifiers.
     */
    protected final int counted(int id) {
        return network.counted(id);
    }

    /**
     * The largest identifier that a node of this run has, or will have, as {@link #counted}: how
     * wide they are. It may be as large as 999,999,999.
     */
    protected final int largestId() {
        return network.largestId();
    }

    /** The number of members. */
    protected final int size() {
        return network.size();
    }

    /** The number of nodes on the ring; dead ones do not count where it closes round them. */
    protected final int ringSize() {
        return network.ringSize();
    }

    /** Who sent the message that is being handled; this node itself if it is a timer. */
    protected final int sender() {
        return network.sender(index);
    }

    /** The leader this node recognises, itself included, or {@link #NONE}. */
    protected final int leader() {
        return network.leader(index);
    }

    /** The present tick by this node's own clock, which may be slow or fast, as its timers are. */
    protected final long now() {
        return network.now(index);
    }

    /** Δ, the longest a message is assumed to travel, in ticks. */
    protected final long delta() {
        return network.delta();
    }

    /** 2Δ + 1 ticks: an answer that has not come by then will not come, if Δ holds. */
    protected final long roundTrip() {
        return 2 * network.delta() + 1;
    }

    /**
     * Whether a detector tells followers of a dead leader by itself, without heartbeats; where none
     * does, and none are sent, a node that minds has to watch over its leader.
     */
    protected final boolean crashesAreReported() {
        return network.reportsCrashes();
    }

    /** How often a leader sends heartbeats, in ticks; 0 if it sends none. */
    protected final long heartbeatInterval() {
        return network.heartbeatInterval();
    }

    /** How long without a heartbeat before a leader is suspected, in ticks. */
    protected final long heartbeatTimeout() {
        return network.heartbeatTimeout();
    }

    /** Draws a number from 1 to {@code range}, each equally likely. */
    protected final int random(int range) {
        return network.random(index, range);
    }

    // What a node does ----------------------------------------------------------------------------

    /** Sends a message to one node. */
    protected final void send(int to, M message) {
        network.send(index, to, message);
    }

    /** Sends a message to the next node of the ring, whoever that is. */
    protected final void sendToNext(M message) {
        network.sendToNext(index, message);
    }

    /** Sends a message back to {@link #sender}. */
    protected final void reply(M message) {
        network.send(index, network.sender(index), message);
    }

    /** Sends a message to every neighbour. */
    protected final void sendToNeighbours(M message) {
        for (int node : network.neighbours(index)) {
            network.send(index, node, message);
        }
    }

    /** Sends a message to every other member. */
    protected final void broadcast(M message) {
        broadcast(node -> true, message);
    }

    /** Sends a message to every other member that passes the test; answers how many those are. */
    protected final int broadcast(IntPredicate test, M message) {
        int sent = 0;
        for (int node : network.members(index)) {
            if (node != id && test.test(node)) {
                network.send(index, node, message);
                sent++;
            }
        }
        return sent;
    }

    /** Sets a timer: {@code message} is received after so many ticks. An equal one is moved. */
    protected final void setTimer(long ticks, M message) {
        network.setTimer(index, ticks, message);
    }

    /** Cancels the timer that equals {@code message}; does nothing if there is none. */
    protected final void cancel(M message) {
        network.cancel(index, message);
    }

    /** Cancels all timers of this node. */
    protected final void cancelTimers() {
        network.cancelAll(index);
    }

    /** Stands as a candidate in a term: no leader is known, and this node may become it. */
    protected final void campaign(long term) {
        network.campaign(index, term);
    }

    /** Gives up standing in a term, without knowing a leader yet. */
    protected final void withdraw(long term) {
        network.withdraw(index, term);
    }

    /** Leads in a term. */
    protected final void lead(long term) {
        network.lead(index, term);
    }

    /** Recognises {@code leader} as the leader of a term. */
    protected final void follow(int leader, long term) {
        network.follow(index, leader, term);
    }

    /** Recognises that the node so many steps before this one on the ring leads in a term. */
    protected final void followSomebody(int distance, long term) {
        network.followSomebody(index, distance, term);
    }

    /** Says why, where that does not show: a format and its values, in the node's own words. */
    protected final void because(String reason, Object... values) {
        /* As short as this, for then values are not even put into an array for nobody. */
        if (!network.passesOver(index)) {
            explain(reason, values);
        }
    }

    private void explain(String reason, Object... values) {
        network.because(index, String.format(Locale.ROOT, reason, values));
    }
}
