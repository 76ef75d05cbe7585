package hustings.server;

import hustings.run.WorkLimit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what /api/digest answers. */
@Command(name = "digest", mixinStandardHelpOptions = true,
        description = "Runs a scenario and prints how many events each algorithm has, and their"
                + " SHA-256: two runs with the same digest are the same run.")
final class DigestCommand implements Callable<Integer> {
    @CommandLine.ParentCommand private Main main = new Main();
    @Parameters(paramLabel = "SCENARIO", arity = "0..1", defaultValue = "",
            description = "A page's address, or its query.")
    private String scenario = "";

    @Override
    public Integer call() {
        return Main.withinHeap(() -> {
            main.out().println(new Api(main.registry()).digest(scenario, WorkLimit::unlimited)
                    .toPrettyString());
            return 0;
        });
    }
}
