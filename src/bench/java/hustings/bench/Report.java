package hustings.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The table of the README: what the benchmarks of one run gave. */
final class Report {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Report() {}

    /** Prints a row for each benchmark, and what a node takes. */
    static void print(Collection<RunResult> results) {
        System.out.println();
        System.out.println("| benchmark | elections/s | million deliveries/s | bytes/delivery |");
        System.out.println("|---|---|---|---|");
        Map<String, String> rows = new TreeMap<>();
        for (RunResult result : results) {
            rows.put(key(result.getParams()), row(result));
        }
        rows.values().forEach(System.out::println);
        System.out.println();
        for (int n : new int[] {100_000, 1_000_000}) {
            System.out.printf(Locale.ROOT, "A simulation of %,d nodes keeps %d bytes a node.%n",
                    n, Footprint.bytesPerNode(n));
        }
    }

    private static String row(RunResult result) {
        double operations = result.getPrimaryResult().getScore();
        double deliveries = score(result, "deliveries");
        double elections = score(result, "elections");
        double allocated = score(result, ALLOCATED);
        return String.format(Locale.ROOT, "| %s | %s | %s | %s |",
                name(result.getParams()), number(elections > 0 ? elections : operations),
                deliveries > 0 ? number(deliveries / 1e6) + " " + spread(result) : "",
                deliveries > 0 ? number(allocated * operations / deliveries) : "");
    }

    private static double score(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        return found == null ? 0 : found.getScore();
    }

    private static String spread(RunResult result) {
        Result<?> deliveries = result.getSecondaryResults().get("deliveries");
        return "± " + number(deliveries.getScoreError() / 1e6);
    }

    private static String key(BenchmarkParams params) {
        String last = params.getParamsKeys().stream().map(params::getParam)
                .map(value -> value.matches("\\d+") ? "%9s".formatted(value) : value)
                .toList().toString();
        return params.getBenchmark() + last;
    }

    private static String name(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.");
        String settings = String.join(", ", params.getParamsKeys().stream()
                .map(key -> key + " = " + params.getParam(key)).toList());
        return parts[parts.length - 2].replace("Benchmark", "") + " " + parts[parts.length - 1]
                + ", " + settings;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f",
                value);
    }
}
