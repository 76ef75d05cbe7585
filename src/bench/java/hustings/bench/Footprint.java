package hustings.bench;

import java.lang.ref.Reference;

/** What a simulation takes in memory for each of its nodes. */
final class Footprint {
    private Footprint() {}

    /**
     * What a ring of so many nodes still keeps when all have started, and one has been elected:
     * nodes, links, counters, and the room that messages on their way have taken.
     */
    static long bytesPerNode(int n) {
        long before = used();
        Elections elections = Elections.headless("algorithms=chang-roberts&latency=1-5&n=" + n);
        elections.hold(7);
        long after = used();
        Reference.reachabilityFence(elections);
        return (after - before) / n;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
