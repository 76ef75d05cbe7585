package hustings.sim;

/**
 * How much a run may do: messages, timers, and every 64 bits of a message count one each.
 *
 * <p>It is looked at between ticks, so that a run that is stopped stands at the end of a tick; only
 * a single tick that goes far beyond it is broken off inside.
 */
public final class Work {
    private static final long FAR_BEYOND = 1_000_000;

    private final long allowed;
    private final long inFlight;
    private long done;

    /** A budget of so many units. */
    public Work(long allowed) {
        this(allowed, Long.MAX_VALUE);
    }

    /** A budget of so many units, with so many messages on their way at once. */
    public Work(long allowed, long inFlight) {
        this.allowed = allowed;
        this.inFlight = inFlight;
    }

    /** No limit. */
    public static Work unlimited() {
        return new Work(Long.MAX_VALUE);
    }

    /** Spends some units inside a tick, while so many messages are on their way. */
    void spend(long units, long messages, String algorithm, long tick) {
        done += units;
        if (done - FAR_BEYOND > allowed || messages - FAR_BEYOND > inFlight) {
            require(messages, algorithm, tick);
        }
    }

    /** Stops a run between two ticks if it has had enough. */
    void require(long messages, String algorithm, long tick) {
        if (done > allowed) {
            throw new TooMuchWork(algorithm, allowed, "messages and timers", tick);
        } else if (messages > inFlight) {
            throw new TooMuchWork(algorithm, inFlight, "messages at once", tick);
        }
    }
}
