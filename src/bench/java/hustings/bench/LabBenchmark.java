package hustings.bench;

import hustings.lab.Experiment;
import hustings.lab.Study;
import hustings.model.AlgorithmRegistry;
import hustings.run.WorkLimit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An experiment of the Lab, on as many threads as there are given: whether it scales. */
@State(Scope.Thread)
public class LabBenchmark {
    private static final String QUERY = "algorithms=chang-roberts&n=64&trials=20000";

    /** The number of threads. */
    @Param({"1", "2"})
    public int threads;

    private final AlgorithmRegistry registry = AlgorithmRegistry.builtIn();
    private final Experiment experiment = Experiment.parse(QUERY, registry);

    /** Carries out all of its trials. */
    @Benchmark
    public void experiment(Counted counted) throws InterruptedException {
        Study study = new Study(experiment, registry);
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofPlatform().start(() -> carryOut(study))).toList();
        for (Thread thread : all) {
            thread.join();
        }
        if (!study.isDone()) {
            throw new IllegalStateException("an experiment has broken off");
        }
        counted.elections += study.total();
    }

    private static void carryOut(Study study) {
        Optional<Study.Portion> portion = study.next();
        while (portion.isPresent()) {
            study.carryOut(portion.get(), WorkLimit::new);
            portion = study.next();
        }
    }
}
