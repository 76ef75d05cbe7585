package hustings.server;

import hustings.sim.Identity;
import hustings.sim.Pulse;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Watches over work that others run: whether it is still wanted, and whether it gets anywhere.
 *
 * <p>Work tells it before every tick. It is ended there if nobody wants it any more; a handler
 * that never comes back reaches no such place, but is seen from here. Thread-safe.
 */
final class Watch implements Pulse {
    private final Set<String> broken;
    private final long longestTickNanos;
    private volatile boolean over;
    private volatile Runnable pause = () -> { };
    private volatile Optional<Step> last = Optional.empty();

    private record Step(String algorithm, long tick, Supplier<Identity> node, long atNanos) {}

    /** A watch that ends the runs of broken algorithms, and is patient for so long. */
    Watch(Set<String> broken, long longestTickNanos) {
        this.broken = broken;
        this.longestTickNanos = longestTickNanos;
    }

    /** The work is not wanted any more; it ends before its next tick. */
    void cancel() {
        over = true;
    }

    /** Begins some work; between its ticks, whoever does it may do something else. */
    void begin(Runnable betweenTicks) {
        pause = betweenTicks;
        isOurs(System.nanoTime());
    }

    /** What is done now is our own, before a run or after it, and ends. */
    void isOurs(long nowNanos) {
        requireWanted();
        last = Optional.of(new Step("", 0, () -> Identity.STORE, nowNanos));
    }

    /** The work has come to its end, one way or another. */
    void end() {
        last = Optional.empty();
        pause = () -> { };
    }

    private void requireWanted() {
        if (over) {
            throw new Refused("gone", "server", "whoever asked for this has gone");
        }
    }

    @Override
    public void beats(String algorithm, long tick, Supplier<Identity> node) {
        // Meanwhile it gets nowhere, and that is not its fault.
        last = Optional.empty();
        pause.run();
        requireWanted();
        if (broken.contains(algorithm)) {
            throw new Refused("stuck", "algorithms", algorithm + " is not run for the time being:"
                    + " one of its handlers has not come back, and keeps a processor busy");
        }
        last = Optional.of(new Step(algorithm, tick, node, System.nanoTime()));
    }

    /** What does not come back, if anything. */
    Optional<Stuck> stuck(long nowNanos) {
        return last.filter(step -> !step.algorithm.isEmpty()
                && nowNanos - step.atNanos > longestTickNanos).map(step ->
                // The node is read while another thread may set it; after so long, it does not.
                new Stuck(step.algorithm, step.algorithm + " has not come back from a handler at"
                        + " node " + step.node.get() + " in tick " + step.tick
                        + ". A handler must end"));
    }

    /** An algorithm that does not come back, and that in words. */
    record Stuck(String algorithm, String words) {}
}
