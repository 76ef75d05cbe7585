package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * What a process holds on to.
 *
 * @param heap bytes, after a collection
 * @param threads of the platform
 * @param files open ones, sockets included; 0 where the system does not say
 */
record Footprint(long heap, int threads, long files) {
    /* Pools fill up, caches too, and connections that were left end a little later. */
    private static final long MORE_HEAP = 24_000_000;
    private static final int MORE_THREADS = 16;
    private static final int MORE_FILES = 24;

    static Footprint ofThisProcess() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return new Footprint(runtime.totalMemory() - runtime.freeMemory(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                system instanceof com.sun.management.UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount() : 0);
    }

    void requireNoGrowth() {
        Footprint now = ofThisProcess();
        assertThat(now.threads).as("threads").isLessThan(threads + MORE_THREADS);
        assertThat(now.files).as("open files").isLessThan(files + MORE_FILES);
        assertThat(now.heap).as("heap, as against " + heap).isLessThan(heap + MORE_HEAP);
    }
}
