package hustings.server;

/** How many frames a viewer may still send: a bucket that fills steadily up to its size. */
final class Allowance {
    private final double perNano;
    private final int size;
    private double left;
    private long filledAt;

    Allowance(int size, int perSecond, long nowNanos) {
        this.size = size;
        this.perNano = perSecond / 1e9;
        this.left = size;
        this.filledAt = nowNanos;
    }

    /** Takes one, if there is one left. */
    boolean take(long nowNanos) {
        left = Math.min(size, left + (nowNanos - filledAt) * perNano);
        filledAt = nowNanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
