package hustings.server;

/**
 * How much someone may still use: a bucket that fills steadily up to its size.
 *
 * <p>What is known only afterwards, such as computing time, may bring it into debt, which has to
 * be paid off before more may be used. Thread-safe.
 */
final class TokenBucket {
    /* So that a debt ends: nobody is shut out for longer than the bucket takes to fill so often. */
    private static final int MOST_DEBT_SIZES = 5;

    private final double size;
    private final double perNano;
    private double left;
    private long filledAt;

    /** A full bucket. */
    TokenBucket(double size, double perSecond, long nowNanos) {
        this(size, perSecond, 1, nowNanos);
    }

    /** A bucket that is only so full, from 1 for full; less than 0 for a debt. */
    TokenBucket(double size, double perSecond, double level, long nowNanos) {
        this.size = size;
        this.perNano = perSecond / 1e9;
        this.left = size * Math.clamp(level, -MOST_DEBT_SIZES, 1);
        this.filledAt = nowNanos;
    }

    private void fill(long nowNanos) {
        left = Math.min(size, left + (nowNanos - filledAt) * perNano);
        filledAt = nowNanos;
    }

    /** Takes so much, if there is so much left. */
    synchronized boolean take(double amount, long nowNanos) {
        fill(nowNanos);
        if (left < amount) {
            return false;
        }
        left -= amount;
        return true;
    }

    /** Takes what has been used already. */
    synchronized void charge(double amount, long nowNanos) {
        fill(nowNanos);
        left = Math.max(left - amount, -MOST_DEBT_SIZES * size);
    }

    /** How full it is, from 1 for full; less than 0 for a debt. */
    synchronized double level(long nowNanos) {
        fill(nowNanos);
        return left / size;
    }

    /** How long it takes until it is full; the same moment comes of it until more is used. */
    synchronized double secondsUntilFull(long nowNanos) {
        fill(nowNanos);
        return (size - left) / perNano / 1e9;
    }

    /** How long it takes until no debt is left. */
    synchronized double secondsInDebt(long nowNanos) {
        fill(nowNanos);
        return left >= 0 ? 0 : -left / perNano / 1e9;
    }
}
