package hustings.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who pays for some work with computing time: a viewer, or the requests of an address.
 *
 * <p>Both have a bucket of their own, and share that of their address. The address that has
 * used least is served first, and of one address whoever has. Whoever has used little of their own
 * is light, and served even where the address as a whole is in debt, so that one greedy neighbour
 * behind the same router does not shut out a class. Thread-safe.
 */
final class ComputeBudget {
    private final TokenBucket own;
    private final TokenBucket shared;
    private final int mostAtOnce;
    private final boolean inHaste;
    private final AtomicInteger atOnce = new AtomicInteger();

    /**
     * A budget.
     *
     * @param mostAtOnce how much of its work may wait or be done at once
     * @param inHaste whether a person is waiting who would notice
     */
    ComputeBudget(TokenBucket own, TokenBucket shared, int mostAtOnce, boolean inHaste) {
        this.own = own;
        this.shared = shared;
        this.mostAtOnce = mostAtOnce;
        this.inHaste = inHaste;
    }

    /** Begins some work, unless too much of it is going on already; {@link #leave} ends it. */
    boolean enter() {
        if (atOnce.incrementAndGet() > mostAtOnce) {
            atOnce.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        atOnce.decrementAndGet();
    }

    /** Pays for work that has been done. */
    void charge(double seconds, long nowNanos) {
        own.charge(seconds, nowNanos);
        shared.charge(seconds, nowNanos);
    }

    /** How much of its own is left, from 1 for all; whoever has most left is served first. */
    double level(long nowNanos) {
        return own.level(nowNanos);
    }

    /** Who is served first, of whoever waits now. */
    Rank rank(long nowNanos) {
        return new Rank(nowNanos + nanos(shared.secondsUntilFull(nowNanos)),
                nowNanos + nanos(own.secondsUntilFull(nowNanos)));
    }

    private static long nanos(double seconds) {
        // A budget that never fills is the last one.
        return (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
    }

    /** Whether someone is waiting for it who has used little. */
    boolean isLight(long nowNanos) {
        return inHaste && level(nowNanos) > 0.5;
    }

    /** How long until it may be used again; 0 for at once. */
    double secondsInDebt(long nowNanos) {
        double seconds = own.secondsInDebt(nowNanos);
        return level(nowNanos) > 0.5 ? seconds
                : Math.max(seconds, shared.secondsInDebt(nowNanos));
    }
}
