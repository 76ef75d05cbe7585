package ring;

import hustings.model.Option;

/**
 * An election round a ring that the largest identifier wins, or the smallest: the papers are about
 * either, and show one of them.
 *
 * @param <M> what travels round the ring
 */
abstract class ExtremumElection<M extends RingElection.Termed> extends RingElection<M> {
    @Option(value = "who wins: the paper is about either extremum, and shows the largest",
            changesCosts = false)
    private Extremum extremum = Extremum.LARGEST;

    /** Which identifier wins. */
    enum Extremum { LARGEST, SMALLEST }

    /** Whether an identifier is nearer to the extremum than another. */
    protected final boolean beats(int j, int k) {
        return extremum == Extremum.LARGEST ? j > k : j < k;
    }

    /** Which of two identifiers is nearer to the extremum. */
    protected final int better(int j, int k) {
        return beats(j, k) ? j : k;
    }

    /** What a node stands with, if it stands. */
    protected final long rank(boolean stands) {
        return extremum == Extremum.LARGEST ? stands ? id() : NONE
                : stands ? -id() : Long.MIN_VALUE;
    }

    @Override
    protected long rank() {
        return rank(true);
    }
}
