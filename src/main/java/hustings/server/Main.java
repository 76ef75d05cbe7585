package hustings.server;

import hustings.model.AlgorithmRegistry;
import hustings.model.Version;
import hustings.run.WorkLimit;
import hustings.scenario.InvalidScenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** The command line: serves the playground, or runs a scenario and prints what came of it. */
@Command(name = "hustings", mixinStandardHelpOptions = true, version = "hustings " + Version.NUMBER,
        description = "Runs leader-election algorithms side by side. Without a command, serves"
                + " the playground.",
        subcommands = {Main.Serve.class, Main.Run.class, Main.Trace.class, Main.Algorithms.class,
                SoakCommand.class, DigestCommand.class, LabCommand.class, LiveCommand.class,
                GcdCommand.class, NodeCommand.class, MaelstromCommand.class,
                WarmUpCommand.class})
public final class Main implements Callable<Integer> {
    @Option(names = "--plugins", defaultValue = "plugins", scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description = "Folder with jars of further algorithms (default: ${DEFAULT-VALUE}).")
    private Path plugins = Path.of("plugins");

    @CommandLine.Mixin private Listening listening = new Listening();

    @Spec private CommandSpec spec = CommandSpec.create();

    /** One with the defaults, until picocli puts in what was said. */
    Main() {}

    /** Runs the command line and exits with its code: 0 if all went well, 1 or 2 if not. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != SERVING) {
            System.exit(code);
        }
    }

    /** The code of a command that goes on: a server. */
    static final int SERVING = -1;

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        return line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, command))
                .setParameterExceptionHandler(OptionErrors.inOneLine(
                        List.of("gcd", "node"), line.getParameterExceptionHandler()));
    }

    /** What the user can do something about is told in words; anything else is a bug and throws. */
    private static int explain(Exception e, CommandLine command) throws Exception {
        if (e instanceof IllegalArgumentException) {
            command.getErr().println(command.getColorScheme().errorText(
                    String.valueOf(e.getMessage())));
            return e instanceof InvalidScenario ? 2 : 1;
        }
        throw e;
    }

    @Override
    public Integer call() {
        return listening.serve(this);
    }

    /** Without a limit, a run may need more memory than there is; that is nobody's mistake. */
    static int withinHeap(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (OutOfMemoryError e) {
            throw new IllegalArgumentException("this run needs more memory than the "
                    + Runtime.getRuntime().maxMemory() / 1_048_576 + " MB that Java may use;"
                    + " start it with java -Xmx2g or more", e);
        }
    }

    AlgorithmRegistry registry() {
        AlgorithmRegistry registry = Plugins.in(plugins);
        registry.unfit().forEach(unfit -> spec.commandLine().getErr().println(unfit));
        spec.commandLine().getErr().flush();
        return registry;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Serves the playground. */
    @Command(name = "serve", mixinStandardHelpOptions = true,
            description = "Serves the playground; this is the default.")
    static final class Serve implements Callable<Integer> {
        @CommandLine.ParentCommand private Main main = new Main();
        @CommandLine.Mixin private Listening listening = new Listening();

        @Override
        public Integer call() {
            return listening.serve(main);
        }
    }

    /** Prints what /api/run answers. */
    @Command(name = "run", mixinStandardHelpOptions = true,
            description = "Runs a scenario and prints how it came out, as /api/run answers it."
                    + " Exits with 1 if an algorithm breaks.")
    static final class Run implements Callable<Integer> {
        @CommandLine.ParentCommand private Main main = new Main();
        @Parameters(paramLabel = "SCENARIO", arity = "0..1", defaultValue = "",
                description = "A page's address, or its query, such as"
                        + " 'algorithms=bully&n=8&faults=10:crash-leader'.")
        private String scenario = "";

        @Override
        public Integer call() {
            return withinHeap(() -> {
                ObjectNode answer = new Api(main.registry()).run(scenario, WorkLimit.unlimited());
                main.out().println(answer.toPrettyString());
                return answer.get("results").valueStream().anyMatch(r -> r.has("error")) ? 1 : 0;
            });
        }
    }

    /** Prints what /api/trace answers. */
    @Command(name = "trace", mixinStandardHelpOptions = true,
            description = "Runs a scenario and prints every event, one JSON object a line."
                    + " Exits with 1 if an algorithm breaks.")
    static final class Trace implements Callable<Integer> {
        @CommandLine.ParentCommand private Main main = new Main();
        @Parameters(paramLabel = "SCENARIO", arity = "0..1", defaultValue = "",
                description = "A page's address, or its query.")
        private String scenario = "";

        @Override
        public Integer call() {
            return withinHeap(() -> {
                boolean whole = new Api(main.registry()).trace(scenario, WorkLimit::unlimited,
                        line -> main.out().append(line).append('\n'));
                main.out().flush();
                return whole ? 0 : 1;
            });
        }
    }

    /** Prints what /api/algorithms answers. */
    @Command(name = "algorithms", mixinStandardHelpOptions = true,
            description = "Prints the algorithms there are, plug-ins included, as"
                    + " /api/algorithms lists them.")
    static final class Algorithms implements Callable<Integer> {
        @CommandLine.ParentCommand private Main main = new Main();

        @Override
        public Integer call() {
            main.out().println(new Api(main.registry()).algorithms().toPrettyString());
            return 0;
        }
    }
}
