package hustings.model;

/** Which links a node may use. */
public enum Topology {
    /** Every node may send to every other one. */
    COMPLETE("complete graph"),
    /** A node may send to the next node of the ring only; dead ones are bridged below it. */
    RING("unidirectional ring"),
    /** A node may send to both its neighbours on the ring; dead ones are bridged below it. */
    BIDIRECTIONAL_RING("bidirectional ring"),
    /** A ring laid over a complete graph: all know its order, and skip the dead by themselves. */
    OVERLAY_RING("ring over a complete graph"),
    /** A node may send to its neighbours in the graph that the scenario lays out. */
    GRAPH("any connected graph"),
    /** Nodes never send to each other, only to a store that they share, and it answers. */
    STORE("star to a shared store");

    private final String title;

    Topology(String title) {
        this.title = title;
    }

    /** The name in words. */
    public String title() {
        return title;
    }

    /** Whether a node may send to its neighbours on the ring only. */
    public boolean isNeighbourly() {
        return this == RING || this == BIDIRECTIONAL_RING;
    }

    /** Whether nodes and links are drawn as a ring. */
    public boolean isRing() {
        return this != COMPLETE && this != GRAPH && this != STORE;
    }
}
