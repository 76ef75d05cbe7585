package hustings.sim;

/** How much a run may do: messages, timers, and 64 bits of message each count one. */
public final class Work {
    private final long allowed;
    private long done;

    /** A budget of so many units. */
    public Work(long allowed) {
        this.allowed = allowed;
    }

    /** No limit. */
    public static Work unlimited() {
        return new Work(Long.MAX_VALUE);
    }

    void spend(long units, String algorithm, long tick) {
        done += units;
        if (done > allowed) {
            throw new TooMuchWork(algorithm, allowed, tick);
        }
    }
}
