package hustings.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.DoubleSupplier;

/** How full the heap is, so that nothing new is begun while it is nearly full. Thread-safe. */
final class Heap {
    /** The heap of this process. */
    static final Heap STANDARD = new Heap(Heap::fullness, System::gc);

    private static final double NEARLY_FULL = 0.85;
    private static final long BETWEEN_CLEANINGS_NANOS = 5_000_000_000L;

    private final DoubleSupplier fullness;
    private final Runnable clean;
    private long cleanedAt = System.nanoTime() - BETWEEN_CLEANINGS_NANOS;

    Heap(DoubleSupplier fullness, Runnable clean) {
        this.fullness = fullness;
        this.clean = clean;
    }

    /** How much of what survives for long is in use, garbage that has not been seen to included. */
    private static double fullness() {
        List<MemoryPoolMXBean> lasting = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && (pool.getName().contains("Old") || pool.getName().contains("Tenured")))
                .toList();
        return lasting.stream().mapToDouble(pool -> (double) pool.getUsage().getUsed()
                / Math.max(1, pool.getUsage().getMax())).max().orElse(0);
    }

    /**
     * Makes sure that there is room for something new.
     *
     * @throws Refused if the heap is nearly full
     */
    void requireRoom() {
        if (isFull()) {
            throw Refused.forNow("busy", "the server has hardly any memory left", 5);
        }
    }

    /** Whether the heap is nearly full, of what is still needed. */
    synchronized boolean isFull() {
        if (fullness.getAsDouble() < NEARLY_FULL) {
            return false;
        }
        // It may be full of garbage only; to know, it has to be cleaned, but not all the time.
        if (System.nanoTime() - cleanedAt >= BETWEEN_CLEANINGS_NANOS) {
            clean.run();
            cleanedAt = System.nanoTime();
        }
        return fullness.getAsDouble() >= NEARLY_FULL;
    }
}
