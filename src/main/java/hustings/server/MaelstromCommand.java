package hustings.server;

import hustings.live.maelstrom.AlgorithmNode;
import hustings.live.maelstrom.NodeLoop;
import hustings.live.maelstrom.NodeOptions;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one node of an algorithm that speaks Maelstrom's protocol. */
@Command(name = "maelstrom", mixinStandardHelpOptions = true,
        description = "Runs one node of an algorithm as a node of Maelstrom: JSON lines on standard"
                + " input and output, changes of its leader on standard error. It answers"
                + " {\"type\":\"leader\"} with the leader that it follows, and ends when its input"
                + " does.")
final class MaelstromCommand implements Callable<Integer> {
    @CommandLine.ParentCommand private Main main = new Main();
    @Spec private CommandSpec spec = CommandSpec.create();
    @Parameters(paramLabel = "ALGORITHM", arity = "1", description = "Such as bully.")
    private String algorithm = "";
    @Option(names = "--tick", defaultValue = "20", paramLabel = "MS",
            description = "How many milliseconds a tick takes, from 2 to 1000"
                    + " (default: ${DEFAULT-VALUE}).")
    private int tickMilliseconds = 20;
    @Option(names = "--option", paramLabel = "KEY=VALUE",
            description = "An option of the algorithm, such as recovery=eager, or of a scenario"
                    + " delta, detector, seed or start; may be given several times. The detector is"
                    + " heartbeat by default.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        LiveCommand.requireTick(tickMilliseconds);
        PrintWriter out = main.out();
        PrintWriter err = spec.commandLine().getErr();
        AlgorithmNode node = new AlgorithmNode(
                new NodeOptions(main.registry(), algorithm, options), line -> {
                    out.print(line + "\n");
                    out.flush();
                }, line -> {
                    err.println(line);
                    err.flush();
                });
        new NodeLoop(node, System.in, TimeUnit.MILLISECONDS.toMicros(tickMilliseconds)).run();
        return 0;
    }
}
