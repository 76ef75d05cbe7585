package hustings.bench;

import hustings.run.Event;
import hustings.run.Observer;
import hustings.sim.Tape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to know every event of Chang–Roberts, in numbers or as objects. */
@State(Scope.Thread)
public class TraceBenchmark implements Observer {
    private static final String QUERY = "algorithms=chang-roberts&latency=1-5&n=";

    /** The number of nodes. */
    @Param({"16", "1000", "100000"})
    public int n;

    private final Tape tape = new Tape(1 << 23);
    private Elections taped = Elections.headless(QUERY + 1);
    private Elections watched = Elections.headless(QUERY + 1);
    private long seen;

    /** Makes both. */
    @Setup
    public void make() {
        taped = Elections.taped(QUERY + n, tape);
        watched = Elections.watched(QUERY + n, this);
    }

    @Override
    public void saw(Event event) {
        seen += event.number();
    }

    /** Taken down on a tape. */
    @Benchmark
    public long tape(Counted counted) {
        counted.deliveries += taped.hold();
        return tape.last();
    }

    /** Told to an observer, with the lines of pseudo-code, as to a page. */
    @Benchmark
    public void observer(Counted counted, Blackhole nothing) {
        counted.deliveries += watched.hold();
        nothing.consume(seen);
    }
}
