package hustings.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bully where all nodes start: as many messages as it can cost. */
@State(Scope.Thread)
public class CompleteBenchmark {
    /** The number of nodes. */
    @Param({"64", "1000"})
    public int n;

    private Elections elections = Elections.headless("algorithms=bully");

    /** Makes the simulation. */
    @Setup
    public void make() {
        elections = Elections.headless("algorithms=bully&n=" + n + "&latency=1-5");
        elections.hold(7);
    }

    /** The simulator, with nobody watching. */
    @Benchmark
    public void bully(Counted counted) {
        counted.deliveries += elections.hold();
    }
}
