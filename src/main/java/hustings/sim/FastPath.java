package hustings.sim;

/**
 * Whether messages may take the fast path, on which nothing can happen to them: every link is open
 * and reliable, and no observer is told anything. A run comes out the same on either path.
 */
final class FastPath {
    private final Links links;
    private final Cuts cuts;
    private final Trace trace;

    /** Whether they may; asked twice for each message. */
    boolean open;

    FastPath(Links links, Cuts cuts, Trace trace) {
        this.links = links;
        this.cuts = cuts;
        this.trace = trace;
        update();
    }

    /** Links have been cut or mended, or an observer looks away or again. */
    void update() {
        open = links.areReliable() && cuts.isEmpty() && !trace.isWatched();
    }
}
