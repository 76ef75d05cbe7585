package hustings.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks, and prints the table of the README. */
final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param arguments whether it has to be quick ({@code true} or {@code false}), and a regular
     *     expression for the names of those that are wanted, if not all
     */
    public static void main(String[] arguments) throws RunnerException {
        boolean quick = arguments.length > 0 && Boolean.parseBoolean(arguments[0]);
        String wanted = arguments.length > 1 ? arguments[1] : "hustings.bench";
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(wanted)
                .addProfiler(GCProfiler.class)
                .forks(quick ? 1 : 2)
                // The compiler needs some seconds to settle.
                .warmupIterations(quick ? 1 : 5)
                .warmupTime(TimeValue.milliseconds(quick ? 400 : 2_000))
                .measurementIterations(quick ? 1 : 2)
                .measurementTime(TimeValue.milliseconds(quick ? 400 : 2_000))
                // The first touch of a page is slow, and one core is what is measured.
                .jvmArgs("-Xms3g", "-Xmx3g", "-Xmn1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");
        if (quick) {
            options.param("n", "16", "1000");
        }
        Report.print(new Runner(options.build()).run());
    }
}
