package ring;

import static hustings.sim.Runs.run;

import hustings.run.Result;
import hustings.sim.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What an algorithm costs on every cyclic arrangement of n nodes, each once.
 *
 * @param costs one number for each arrangement
 */
record AllRings(List<Long> costs) {
    /** The election messages, when all start and every message takes one tick. */
    static AllRings elections(String algorithm, int n, String options) {
        return of(algorithm, n, options, result -> result.messages().election());
    }

    /** Whatever is asked of each result. */
    static AllRings of(String algorithm, int n, String options, ToLongFunction<Result> cost) {
        List<Long> costs = new ArrayList<>();
        Oracle.forEachRing(n, ring -> costs.add(
                cost.applyAsLong(run(algorithm, "latency=1&ids=" + ring + options))));
        return new AllRings(costs);
    }

    long min() {
        return costs.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    long max() {
        return costs.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    double mean() {
        return costs.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
