package hustings.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What a thread has used since a moment: of a processor, and of the time that the server ran.
 *
 * <p>Work is judged by the processor's time alone: a thread that has none is not to blame. Only who
 * uses none because it sleeps or waits for something is judged by time that passes, and then only
 * by such in which the server itself ran.
 */
final class UsedTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TIMES_FOR_WHO_WAITS = 3;
    /* Who waits for a file or a socket looks as if it ran, as does who gets no processor. */
    private static final int TIMES_FOR_WHO_IS_STILL = 30;
    private static final long STILL = 1_000;

    private final Thread thread;
    private final Uptime uptime;
    private final long computedBefore;
    private final long passedBefore;

    /** What a thread uses from now on. */
    UsedTime(Thread thread, Uptime uptime) {
        this.thread = thread;
        this.uptime = uptime;
        computedBefore = THREADS.getThreadCpuTime(thread.threadId());
        passedBefore = uptime.nanos();
    }

    /** Whether that is more than so much computing, or so long a sleep that it comes to that. */
    boolean isBeyond(long nanos) {
        long passed = uptime.nanos() - passedBefore;
        long now = THREADS.getThreadCpuTime(thread.threadId());
        if (now < 0 || computedBefore < 0) {
            // Not every machine tells.
            return passed > nanos;
        }
        long computed = now - computedBefore;
        return computed > nanos
                || passed > TIMES_FOR_WHO_WAITS * nanos && isWaiting()
                || passed > TIMES_FOR_WHO_IS_STILL * nanos && computed < passed / STILL;
    }

    private boolean isWaiting() {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }
}
