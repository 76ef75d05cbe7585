package hustings.server;

import hustings.check.Soak;
import hustings.model.Engines;
import hustings.sim.AlgorithmNames;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for broken promises, for as long as one likes. */
@Command(name = "soak", mixinStandardHelpOptions = true,
        description = "Runs random scenarios, and prints a link to every run that breaks a promise"
                + " whose conditions hold. Exits with 1 if there is one.")
final class SoakCommand implements Callable<Integer> {
    @CommandLine.ParentCommand private Main main = new Main();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seconds", defaultValue = "60", paramLabel = "SECONDS",
            description = "How long at most (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Option(names = "--runs", defaultValue = "" + Long.MAX_VALUE, paramLabel = "RUNS",
            description = "How many runs of each algorithm at most (default: no limit).")
    private long runs;

    @Option(names = "--from", defaultValue = "0", paramLabel = "NUMBER",
            description = "The number of the first scenario (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--algorithms", split = ",", paramLabel = "ID",
            description = "Which algorithms (default: all).")
    private List<String> algorithms = List.of();

    @Override
    public Integer call() {
        Engines engines = main.engines();
        List<String> chosen = algorithms.isEmpty()
                ? engines.ids() : new AlgorithmNames(engines).ids(String.join(",", algorithms));
        Map<String, Soak> soaks = new LinkedHashMap<>();
        chosen.forEach(algorithm -> soaks.put(algorithm, new Soak(engines)));
        PrintWriter out = spec.commandLine().getOut();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long found = 0;
        long number = from;
        while (System.nanoTime() < end && number - from < runs) {
            for (String algorithm : chosen) {
                List<Soak.Finding> findings = soaks.get(algorithm).run(algorithm, number);
                findings.forEach(finding -> tell(finding, out));
                found += findings.size();
            }
            number++;
        }
        soaks.forEach((algorithm, soak) -> out.println(
                algorithm + ": " + soak.runs() + " runs, verdicts " + soak.verdicts()));
        out.println("Scenarios " + from + " to " + (number - 1) + ", " + found
                + " promises broken");
        out.flush();
        return found == 0 ? 0 : 1;
    }

    private static void tell(Soak.Finding finding, PrintWriter out) {
        out.println("http://localhost:8080/?" + finding.scenario());
        out.println("  " + finding.what() + ": " + finding.reason());
    }
}
