package hustings.model;

/** A way round the ring. */
public enum Direction {
    /** Towards the next node, the way in which rings of one direction send. */
    CLOCKWISE,
    /** Towards the previous node. */
    COUNTERCLOCKWISE;

    /** The other way. */
    public Direction opposite() {
        return this == CLOCKWISE ? COUNTERCLOCKWISE : CLOCKWISE;
    }
}
