package hustings.sim;

/** Follows how parts of the network turn into others, as they fall apart or come together. */
final class PartChanges {
    /** The part into which one has turned in which nobody lives any more. */
    static final int NOWHERE = -1;

    private static final long NEVER = -1;

    private final Membership membership;
    private final Parts parts;
    private long known = NEVER;
    /* The part of each node, now and before the last change; nothing if all were in one. */
    private int[] partOf = new int[0];
    private int[] before = new int[0];

    PartChanges(Membership membership, Parts parts) {
        this.membership = membership;
        this.parts = parts;
    }

    /** Nothing is known of any part. */
    void reset() {
        known = NEVER;
        partOf = new int[0];
        before = new int[0];
    }

    /** Whether parts are still as they were when they were last followed. */
    boolean areFollowed() {
        return known == parts.changes();
    }

    /**
     * Follows the parts to where they are now; answers whether what belongs to a part may belong
     * to another.
     *
     * @param anyApart whether anything belongs to a part that is not all of the network
     */
    boolean follow(boolean anyApart) {
        known = parts.changes();
        before = partOf;
        boolean mayMove = parts.areSeveral() || anyApart;
        partOf = new int[mayMove ? membership.capacity() : 0];
        for (int node = 0; node < partOf.length; node++) {
            partOf[node] = parts.of(node);
        }
        return mayMove;
    }

    /** The largest of the pieces into which a part has fallen, or {@link #NOWHERE}. */
    int largestPiece(int part) {
        int[] sizes = new int[parts.count() + 1];
        int largest = 0;
        for (int node = 0; node < partOf.length; node++) {
            boolean inPart = before.length == 0 ? part == 0 : before[node] == part;
            if (inPart && partOf[node] >= 0 && ++sizes[partOf[node]] > sizes[largest]) {
                largest = partOf[node];
            }
        }
        return sizes[largest] == 0 && parts.count() > 0 ? NOWHERE : largest;
    }
}
