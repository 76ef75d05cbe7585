package hustings.server;

import hustings.run.TickListener;
import hustings.scenario.Identity;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Computing that one algorithm may use up for a page of all, looked at before every tick. */
final class AlgorithmBudget implements TickListener {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final RunWatchdog watch;
    private final long nanos;
    private long used;
    private long since;

    /** A ration for work that begins now, in this thread, and is watched over. */
    AlgorithmBudget(RunWatchdog watch, long nanos) {
        this.watch = watch;
        this.nanos = nanos;
        since = THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public void beats(String algorithm, long tick, Supplier<Identity> node) {
        used += THREADS.getCurrentThreadCpuTime() - since;
        if (used > nanos) {
            throw new Refused("too-much", "algorithms", algorithm + " needs more than the "
                    + TimeUnit.NANOSECONDS.toSeconds(nanos)
                    + " seconds of computing that there are for this");
        }
        // Meanwhile the thread may do something for others.
        watch.beats(algorithm, tick, node);
        since = THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public void reads(String algorithm, String what) {
        watch.reads(algorithm, what);
    }
}
