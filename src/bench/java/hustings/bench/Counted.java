package hustings.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is counted beside benchmarks' own operations; JMH divides it by the time they took. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Counted {
    /** Messages delivered. */
    public long deliveries;
    /** Elections held, where one operation holds many. */
    public long elections;
}
