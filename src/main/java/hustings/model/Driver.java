package hustings.model;

/**
 * The other side of {@link Node}: how whoever runs a node tells it things.
 *
 * <p>Algorithms have no use for it. It exists so that a node's handlers can stay protected and the
 * class that a student extends shows only what a student needs.
 */
public final class Driver {
    private Driver() {}

    /** Gives a new node its place in a network. */
    public static void bind(Node<?> node, Network network, int index, int id) {
        node.bind(network, index, id);
    }

    /** A network as anonymous nodes see it, which are bound to it as {@link Node#NONE}. */
    public static Network anonymous(Network network) {
        return new Anonymous(network);
    }

    /** The index that a node was given when it was bound. */
    public static int index(Node<?> node) {
        return node.index();
    }

    /** Tells the node that the run has begun, and nobody has called it to an election. */
    public static void idle(Node<?> node) {
        node.idle();
    }

    /** Tells the node that the run begins. */
    public static void boot(Node<?> node) {
        node.boot();
    }

    /** Tells the node that it is about to leave. */
    public static void leave(Node<?> node) {
        node.leave();
    }

    /** Wakes the node: it calls an election. */
    public static void start(Node<?> node) {
        node.start();
    }

    /** Hands the node a message or a timer of its own kind. */
    @SuppressWarnings("unchecked")
    public static void receive(Node<?> node, Object message) {
        ((Node<Object>) node).receive(message);
    }

    /** Tells the node that its failure detector suspects another. */
    public static void suspect(Node<?> node, int suspect) {
        node.suspect(suspect);
    }

    /** Tells the node that its failure detector trusts another again. */
    public static void trust(Node<?> node, int trusted) {
        node.trust(trusted);
    }

    /** Tells the node of a heartbeat. */
    public static void heartbeat(Node<?> node, int from, long term) {
        node.heartbeat(from, term);
    }

    /** Tells a fresh node that it is back after a crash, or has joined. */
    public static void recover(Node<?> node) {
        node.recover();
    }

    /** What the node stands with in the present election. */
    public static long rank(Node<?> node) {
        return node.rank();
    }
}
