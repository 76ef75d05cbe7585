package hustings.run;

import hustings.scenario.Identity;
import java.util.function.Supplier;

/**
 * How much a run may do: messages, timers, and every 64 bits of a message count one each.
 *
 * <p>It is looked at between ticks, so that a run that is stopped stands at the end of a tick; only
 * a single tick that goes a quarter beyond it is broken off inside.
 */
public final class WorkLimit {
    private final long allowed;
    private final long kept;
    private final long farBeyondAllowed;
    private final long farBeyondKept;
    private final TickListener listener;
    private long done;

    /** A budget of so many units. */
    public WorkLimit(long allowed) {
        this(allowed, Long.MAX_VALUE);
    }

    /** A budget of so many units, that must not remember too much. */
    public WorkLimit(long allowed, long kept) {
        this(allowed, kept, TickListener.UNHEARD);
    }

    /**
     * A budget of so many units, that must not remember too much, with someone to listen.
     *
     * @param kept messages on their way at once, and links that have been used: what takes memory
     * @param listener told before every tick
     */
    public WorkLimit(long allowed, long kept, TickListener listener) {
        this.allowed = allowed;
        this.kept = kept;
        this.listener = listener;
        // In proportion: a limit that is there to save memory saves it inside a tick, too.
        farBeyondAllowed = farBeyond(allowed);
        farBeyondKept = farBeyond(kept);
    }

    private static long farBeyond(long limit) {
        return limit > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : limit + limit / 4;
    }

    /** No limit. */
    public static WorkLimit unlimited() {
        return new WorkLimit(Long.MAX_VALUE);
    }

    /** Spends some units inside a tick, while so many messages and links are kept. */
    public void spend(long units, long keeps, String algorithm, long tick) {
        done += units;
        if (done > farBeyondAllowed || keeps > farBeyondKept) {
            require(keeps, algorithm, tick);
        }
    }

    /** Stops a run between two ticks if it has had enough. */
    public void require(long keeps, String algorithm, long tick) {
        if (done > allowed) {
            throw new TooMuchWork(algorithm, allowed, "messages and timers", tick, false);
        } else if (keeps > kept) {
            throw new TooMuchWork(
                    algorithm, kept, "messages at once and links", tick, true);
        }
    }

    /** Between ticks, something of an algorithm is about to be shown by its own code. */
    public void reads(String algorithm, String what) {
        listener.reads(algorithm, what);
    }

    /** What is done from now on is not the algorithm's. */
    public void isOurs() {
        listener.reads("", "");
    }

    /** A tick is about to be carried out; whoever listens may end the run here. */
    public void beats(String algorithm, long tick, Supplier<Identity> node) {
        listener.beats(algorithm, tick, node);
    }
}
