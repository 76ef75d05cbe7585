package store;

import hustings.model.Node;
import hustings.model.Option;

/**
 * The three times of a lease and the jitter, as Kubernetes' client has them.
 *
 * @param <M> what nodes send
 */
abstract class LeaseTiming<M> extends Node<M> {
    @Option(value = "ticks for which the record of another is respected after it last changed; 0 is"
            + " 15Δ", max = 100_000, zero = "15*delta")
    private int leaseDuration;

    @Option(value = "ticks for which a leader tries to renew its lease before it stops leading; 0"
            + " is 10Δ", max = 100_000, zero = "10*delta")
    private int renewDeadline;

    @Option(value = "ticks between two tries; 0 is 2Δ", max = 100_000, zero = "2*delta")
    private int retryPeriod;

    @Option(value = "how much longer than that whoever does not lead may wait, in percent",
            max = 1_000)
    private int jitter = 120;

    /** For how long the record of another is respected after it last changed. */
    protected final long leaseDuration() {
        return leaseDuration == 0 ? 15 * delta() : leaseDuration;
    }

    /** For how long a leader tries to renew its lease before it stops leading. */
    protected final long renewDeadline() {
        return renewDeadline == 0 ? 10 * delta() : renewDeadline;
    }

    /** How long a leader waits between two tries. */
    protected final long retryPeriod() {
        return retryPeriod == 0 ? 2 * delta() : retryPeriod;
    }

    /** What a node that does not lead waits: a RetryPeriod, times 1 to 2.2 by standard. */
    protected final long pause() {
        return retryPeriod() + random((int) (retryPeriod() * jitter / 100) + 1) - 1;
    }
}
