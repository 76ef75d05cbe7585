package hustings.model;

/** Which links a node may use. */
public enum Topology {
    /** Every node may send to every other one. */
    COMPLETE("complete graph"),
    /** A node may send to the next node of the ring only; dead ones are bridged below it. */
    RING("unidirectional ring"),
    /** A ring laid over a complete graph: all know its order, and skip the dead by themselves. */
    OVERLAY_RING("ring over a complete graph");

    private final String title;

    Topology(String title) {
        this.title = title;
    }

    /** The name in words. */
    public String title() {
        return title;
    }

    /** Whether nodes and links are drawn as a ring. */
    public boolean isRing() {
        return this != COMPLETE;
    }
}
