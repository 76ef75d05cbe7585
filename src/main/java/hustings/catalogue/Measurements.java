package hustings.catalogue;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.run.TickListener;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What elections have cost, measured when it is first asked for and kept: a run is a pure function
 * of its scenario, so that it would come out the same again.
 *
 * <p>Many may ask at once. There are few sizes, and so there is no end to what is kept but that.
 */
public final class Measurements {
    /** The fewest nodes that are measured: two make no ring, and formulas for rings do not hold. */
    public static final int FEWEST_NODES = 3;
    /** The most nodes that are measured. */
    public static final int MOST_NODES = 32;

    private record Key(String algorithm, int n) {}

    private final AlgorithmRegistry registry;
    private final ConcurrentMap<Key, Measured> known = new ConcurrentHashMap<>();

    /** Measurements of these algorithms; none has been made yet. */
    public Measurements(AlgorithmRegistry registry) {
        this.registry = registry;
    }

    /** What an algorithm costs with so many nodes, if that has been measured. */
    public Optional<Measured> known(AlgorithmType algorithm, int n) {
        return Optional.ofNullable(known.get(new Key(algorithm.id(), n)));
    }

    /**
     * Measures what an algorithm costs with so many nodes.
     *
     * @param listener told before every tick of a run, if there has to be one
     * @throws IllegalArgumentException if that is not between the fewest and the most
     */
    public Measured of(AlgorithmType algorithm, int n, TickListener listener) {
        if (n < FEWEST_NODES || n > MOST_NODES) {
            throw new IllegalArgumentException("n is " + n + "; measured is " + FEWEST_NODES
                    + " to " + MOST_NODES);
        }
        return keep(algorithm, Measured.of(algorithm, n, registry, listener));
    }

    /** Keeps what has been measured, or why it could not be, if that would come out the same. */
    public Measured keep(AlgorithmType algorithm, Measured measured) {
        known.put(new Key(algorithm.id(), measured.n()), measured);
        return measured;
    }
}
