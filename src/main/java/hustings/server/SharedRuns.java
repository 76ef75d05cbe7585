package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.RunOutlines;
import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.scenario.Scenario;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The runs that are watched: one for all who watch the same. Thread-safe.
 */
final class SharedRuns {
    /* A class keeps together within seconds; whoever falls further behind has it written anew. */
    private static final long LEAST_KEPT = 2_000_000;
    private static final long MOST_KEPT = 32_000_000;
    private static final long PART_OF_HEAP = 32;

    private final RunSource source;
    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final KeptFrames kept;
    private final Map<Key, SharedRun> watched = new HashMap<>();
    private final LongAdder ticksTold = new LongAdder();

    /** What is the same for all who watch a run. */
    private record Key(String scenario, Alignment by) {}

    SharedRuns(RunSource source, AlgorithmRegistry registry, Limits limits) {
        this.source = source;
        this.registry = registry;
        this.limits = limits;
        kept = new KeptFrames(Math.clamp(
                Runtime.getRuntime().maxMemory() / PART_OF_HEAP, LEAST_KEPT, MOST_KEPT));
    }

    /** The run of a scenario, which one more watches now; {@link #leave} ends that. */
    synchronized SharedRun join(Scenario scenario, Alignment by) {
        Scenario anywhere = scenario.with("t", "0", registry);
        return watched.computeIfAbsent(new Key(anywhere.text(), by),
                key -> new SharedRun(source, anywhere, by, registry, limits, kept)).come();
    }

    /** The same of a scenario of which it is known when things happen in it. */
    synchronized SharedRun join(RunOutlines outlines, Alignment by) {
        return join(outlines.scenario(), by).knowing(outlines);
    }

    /** Somebody does not watch it any more. */
    synchronized void leave(SharedRun run) {
        if (run.leave() == 0) {
            watched.remove(new Key(run.scenario().text(), run.by()));
            kept.forget(run);
        }
    }

    /** Somebody has been told of so many ticks. */
    void told(long ticks) {
        ticksTold.add(ticks);
    }

    /** How many ticks viewers have been told, all together. */
    long ticksTold() {
        return ticksTold.sum();
    }

    /** How many different runs are watched. */
    synchronized int count() {
        return watched.size();
    }
}
