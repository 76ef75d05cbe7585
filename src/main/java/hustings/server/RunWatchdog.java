package hustings.server;

import hustings.run.TickListener;
import hustings.scenario.Identity;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Watches over work that others run: whether it is still wanted, and whether it gets anywhere.
 *
 * <p>Work tells it before every tick. It is ended there if nobody wants it any more; a handler
 * that never comes back reaches no such place, but is seen from here. Thread-safe.
 */
final class RunWatchdog implements TickListener {
    /* What is done before a run and after it is longer than a tick, and has an end. */
    private static final int TIMES_FOR_OURS = 6;

    private final Set<String> broken;
    private final Function<Thread, Optional<String>> algorithmOf;
    private final long longestTickNanos;
    private final Uptime uptime;
    private volatile boolean over;
    private volatile Runnable pause = () -> { };
    private volatile Optional<Step> last = Optional.empty();
    private Optional<Seen> seen = Optional.empty();

    /** What is being done: a handler, if it is of an algorithm, or something else in words. */
    private record Step(String algorithm, Supplier<String> what, Thread by) {}

    /** A step that was still being done, and what its thread has used since. */
    private record Seen(Step step, UsedTime effort) {}

    /** A watch that ends the runs of broken algorithms, and is patient for so much computing. */
    RunWatchdog(Set<String> broken, long longestTickNanos, Uptime uptime) {
        this(broken, thread -> Optional.empty(), longestTickNanos, uptime);
    }

    /** The same, where it can be told whose code a thread carries out outside of runs. */
    RunWatchdog(Set<String> broken, Function<Thread, Optional<String>> algorithmOf,
            long longestTickNanos, Uptime uptime) {
        this.broken = broken;
        this.algorithmOf = algorithmOf;
        this.longestTickNanos = longestTickNanos;
        this.uptime = uptime;
    }

    /** The work is not wanted any more; it ends before its next tick. */
    void cancel() {
        over = true;
    }

    /** Begins some work; between its ticks, whoever does it may do something else. */
    void begin(Runnable betweenTicks) {
        pause = betweenTicks;
        isOurs();
    }

    /** What is done now is our own, before a run or after it, and ends. */
    void isOurs() {
        requireWanted();
        last = Optional.of(new Step("", () -> "", Thread.currentThread()));
    }

    @Override
    public void reads(String algorithm, String what) {
        if (algorithm.isEmpty()) {
            isOurs();
            return;
        }
        requireUnbroken(algorithm);
        last = Optional.of(new Step(algorithm, () -> what, Thread.currentThread()));
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

    private void requireUnbroken(String algorithm) {
        requireWanted();
        if (broken.contains(algorithm)) {
            throw new Refused("stuck", "algorithms", algorithm + " is not run for the time being:"
                    + " one of its handlers has not come back, and keeps a processor busy");
        }
    }

    @Override
    public void beats(String algorithm, long tick, Supplier<Identity> node) {
        // Meanwhile it gets nowhere, and that is not its fault.
        last = Optional.empty();
        pause.run();
        requireUnbroken(algorithm);
        // The node is read while another thread may set it; after so long, it does not.
        last = Optional.of(new Step(algorithm, () -> "a handler at node " + node.get()
                + " in tick " + tick + ". A handler must end", Thread.currentThread()));
    }

    /**
     * What does not come back, if anything; to be asked now and then, and always by who waits.
     *
     * <p>What is used counts from when it was first asked for, so that a tick costs no look at a
     * clock.
     */
    synchronized Optional<Stuck> stuck() {
        Optional<Step> now = last;
        if (now.isEmpty()) {
            seen = Optional.empty();
            return Optional.empty();
        }
        Step step = now.get();
        if (seen.filter(before -> before.step == step).isEmpty()) {
            seen = Optional.of(new Seen(step, new UsedTime(step.by, uptime)));
            return Optional.empty();
        }
        long most = step.algorithm.isEmpty() ? TIMES_FOR_OURS * longestTickNanos : longestTickNanos;
        return seen.filter(before -> before.effort.isBeyond(most)).map(before -> stuckIn(step));
    }

    private Stuck stuckIn(Step step) {
        if (!step.algorithm.isEmpty()) {
            return new Stuck(step.algorithm,
                    step.algorithm + " has not come back from " + step.what.get());
        }
        // Outside of runs, what an algorithm says of itself is worked out, such as formulas.
        return algorithmOf.apply(step.by)
                .map(algorithm -> new Stuck(algorithm, algorithm + " has not come back from a"
                        + " formula. What formulas call must end"))
                .orElseGet(() -> new Stuck("", "this has not come to an end, and is given up"));
    }

    /** An algorithm that does not come back, if it is one, and that in words. */
    record Stuck(String algorithm, String words) {}
}
