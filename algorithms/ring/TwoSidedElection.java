package ring;

import static hustings.model.Direction.CLOCKWISE;
import static hustings.model.Direction.COUNTERCLOCKWISE;

import hustings.model.Direction;
import java.util.Map;
import java.util.TreeMap;

/**
 * An election in rounds, in each of which a candidate hears of the next candidate on either side.
 *
 * <p>The paper has links that keep the order. Here every message carries the number of its round,
 * and a candidate keeps what comes before it is in that round itself.
 *
 * @param <M> what travels round the ring
 */
abstract class TwoSidedElection<M extends RingElection.Termed> extends ExtremumElection<M> {
    /** Whether this node is still a candidate, and does not only pass on what comes. */
    protected boolean active;
    /** The round that it is in. */
    protected long round;
    /* By the round, the next candidate on either side. */
    private final Map<Long, Integer> ahead = new TreeMap<>();
    private final Map<Long, Integer> behind = new TreeMap<>();

    /** A candidate of a round, to be sent one way. */
    protected abstract M candidate(int j, long r, Direction way);

    /** Begins the present term as a candidate. */
    protected final void begin() {
        active = true;
        ahead.clear();
        behind.clear();
        campaign(term);
    }

    /** Keeps a candidate of a round, which has come this way. */
    protected final void keep(int j, long r, Direction way) {
        (way == CLOCKWISE ? behind : ahead).put(r, j);
        because("behind me there is %s, ahead of me %s", behind, ahead);
    }

    /** Whether this candidate knows the other two of its round. */
    protected final boolean knowsBoth() {
        return active && behind.containsKey(round) && ahead.containsKey(round);
    }

    /** The better of the other two of its round. */
    protected final int betterOfBoth() {
        return better(behind.remove(round), ahead.remove(round));
    }

    /** Is a candidate no more, and passes on what it has kept. */
    protected final void giveUp() {
        active = false;
        withdraw(term);
        behind.forEach((r, j) -> send(next(), candidate(j, r, CLOCKWISE)));
        ahead.forEach((r, j) -> send(previous(), candidate(j, r, COUNTERCLOCKWISE)));
        behind.clear();
        ahead.clear();
    }

    @Override
    protected final M call() {
        return candidate(id(), round, CLOCKWISE);
    }
}
