package hustings.server;

import hustings.compare.Moment;
import hustings.compare.Recorder;
import hustings.model.AlgorithmRegistry;
import hustings.run.Run;
import hustings.run.RunListener;
import hustings.run.RunSource;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Tells every event of a scenario, algorithm by algorithm, and tick by tick. */
final class TraceStream {
    private final RunSource source;
    private final Scenario scenario;
    private final AlgorithmRegistry registry;
    private final WorkLimit budget;
    private final Iterator<String> algorithms;
    private Recorder recorder = new Recorder();
    private Run run;

    /** One that has told nothing yet. */
    TraceStream(RunSource source, Scenario scenario, AlgorithmRegistry registry, WorkLimit budget) {
        this.source = source;
        this.scenario = scenario;
        this.registry = registry;
        this.budget = budget;
        this.algorithms = scenario.algorithms().iterator();
        this.run = next();
    }

    private Run next() {
        recorder = new Recorder();
        return source.begin(scenario, registry.get(algorithms.next()), budget,
                Optional.of(recorder), RunListener.NOBODY);
    }

    /** Tells the events of the next tick at which there are any; answers whether more may come. */
    boolean tick(BiConsumer<String, Moment> moments) {
        if (run.nextTick().isEmpty()) {
            if (!algorithms.hasNext()) {
                return false;
            }
            run = next();
        } else {
            run.advanceTo(run.nextTick().getAsLong());
            recorder.take().forEach(moment -> moments.accept(run.algorithm().id(), moment));
        }
        return true;
    }
}
