package hustings.server;

import hustings.check.Soak;
import hustings.model.AlgorithmRegistry;
import hustings.scenario.AlgorithmNames;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
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

    @Option(names = "--threads", paramLabel = "NUMBER",
            description = "How many at once (default: as many as there are processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws InterruptedException {
        LabCommand.requireThreads(threads, spec);
        AlgorithmRegistry registry = main.registry();
        List<String> chosen = algorithms.isEmpty()
                ? registry.ids() : new AlgorithmNames(registry).ids(String.join(",", algorithms));
        AtomicLong found = new AtomicLong();
        long end = runs > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + runs;
        Map<String, Soak> soaks = new SoakThreads(registry, chosen, from, end, Timeouts.STANDARD,
                (algorithm, findings) -> found.addAndGet(tell(findings))).soak(threads, seconds);
        PrintWriter out = spec.commandLine().getOut();
        soaks.forEach((algorithm, soak) -> out.println(
                algorithm + ": " + soak.runs() + " runs, verdicts " + soak.verdicts()));
        long most = soaks.values().stream().mapToLong(Soak::runs).max().orElse(0);
        out.println(most + " scenarios from " + from + " on, " + found
                + " promises broken");
        out.flush();
        return found.get() == 0 ? 0 : 1;
    }

    private synchronized int tell(List<Soak.Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        for (Soak.Finding finding : findings) {
            out.println("http://localhost:8080/?" + finding.scenario());
            out.println("  " + finding.what() + ": " + finding.reason());
            out.flush();
        }
        return findings.size();
    }
}
