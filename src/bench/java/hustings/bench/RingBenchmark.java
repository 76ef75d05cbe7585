package hustings.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Chang–Roberts where all nodes of a shuffled ring start, and messages take 1 to 5 ticks. */
@State(Scope.Thread)
public class RingBenchmark {
    /** The number of nodes. */
    @Param({"16", "1000", "100000", "1000000"})
    public int n;

    private Elections elections = Elections.headless("algorithms=chang-roberts");
    private TightRing tight = new TightRing(1, 1, 1);

    /** Makes both, and makes sure that they do the same. */
    @Setup
    public void make() {
        elections = Elections.headless("algorithms=chang-roberts&latency=1-5&n=" + n);
        tight = new TightRing(n, 1, 5);
        TightRing.Outcome expected = tight.hold(7);
        var result = elections.hold(7);
        if (!expected.equals(new TightRing.Outcome(result.leader().orElseThrow(),
                result.messages().delivered(), result.quietAt().orElseThrow()))) {
            throw new IllegalStateException("the tight loop found " + expected + ", but " + result);
        }
    }

    /** The simulator, with nobody watching. */
    @Benchmark
    public void headless(Counted counted) {
        counted.deliveries += elections.hold();
    }

    /** The same, bit for bit, by a hand-written loop over arrays of numbers. */
    @Benchmark
    public void tightLoop(Counted counted) {
        counted.deliveries += tight.hold();
    }
}
