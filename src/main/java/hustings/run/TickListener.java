package hustings.run;

import hustings.scenario.Identity;
import java.util.function.Supplier;

/**
 * Told before every tick that a run is alive, so that someone with a clock can see when it is not.
 *
 * <p>A run knows no clock and no other thread; whoever does may end it here, between two ticks, by
 * throwing.
 */
@FunctionalInterface
public interface TickListener {
    /** Nobody listens. */
    TickListener UNHEARD = (algorithm, tick, node) -> { };

    /**
     * A tick is about to be carried out.
     *
     * @param node the node whose handler runs at present, or ran last; a hint to whoever asks from
     *     another thread
     */
    void beats(String algorithm, long tick, Supplier<Identity> node);

    /**
     * Between ticks, code of an algorithm is about to be run, to show something of it; or, if the
     * name is empty, what is done from now on is not the algorithm's.
     *
     * @param what from what it has to come back, in words
     */
    default void reads(String algorithm, String what) {}
}
