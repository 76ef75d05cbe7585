package hustings.server;

/**
 * Whose turn it is: of several that wait, the least is the first.
 *
 * <p>It is told by when a budget would be full again if nothing more were used. That moment stays
 * the same while time passes, so that what waits keeps its place. Whoever has used nothing for long
 * comes at the moment of asking, so that of several such the first to ask is the first.
 *
 * @param addressNanos when the bucket of the address would be full
 * @param ownNanos when the own bucket would be
 */
record Rank(long addressNanos, long ownNanos) implements Comparable<Rank> {
    /* Not for every small difference: whoever is interrupted has to wait. */
    private static final long CLEARLY_NANOS = 500_000_000;

    @Override
    public int compareTo(Rank other) {
        int byAddress = Long.compare(
                addressNanos / CLEARLY_NANOS, other.addressNanos / CLEARLY_NANOS);
        return byAddress != 0 ? byAddress : Long.compare(ownNanos, other.ownNanos);
    }

    /** Whether it comes so long before another that it may interrupt it. */
    boolean isClearlyBefore(Rank other) {
        return addressNanos + CLEARLY_NANOS < other.addressNanos
                || addressNanos - CLEARLY_NANOS < other.addressNanos
                        && ownNanos + CLEARLY_NANOS < other.ownNanos;
    }
}
