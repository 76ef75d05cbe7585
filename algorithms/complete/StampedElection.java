package complete;

/**
 * An election that logical clocks decide. They are those of Lamport's paper, which count what
 * happens instead of ticks: whatever follows from something else has a larger stamp than that.
 *
 * @param <M> what nodes tell each other, and their timers
 */
abstract class StampedElection<M> extends ForgetfulElection<M> {
    /** How much this node knows to have happened. */
    protected long clock;
    /** The election that this node is in. */
    protected long term;

    /** What is compared: a clock, and the identifier that breaks ties. */
    record Stamp(long clock, int node) {
        boolean beats(Stamp other) {
            return clock > other.clock || clock == other.clock && node > other.node;
        }
    }

    /** Takes the clock of a sender into account: to receive a message is later than to send it. */
    protected final void tick(long c) {
        clock = Math.max(clock, c) + 1;
    }

    @Override
    protected final long term() {
        return term;
    }
}
