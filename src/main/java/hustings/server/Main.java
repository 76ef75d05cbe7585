package hustings.server;

import hustings.model.Engines;
import hustings.sim.InvalidScenario;
import hustings.sim.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** The command line: serves the playground, or runs a scenario and prints what came of it. */
@Command(name = "hustings", mixinStandardHelpOptions = true, version = "hustings 1.0",
        description = "Runs leader-election algorithms side by side. Without a command, serves"
                + " the playground.",
        subcommands = {Main.Serve.class, Main.Run.class, Main.Trace.class, Main.Algorithms.class,
                SoakCommand.class, DigestCommand.class})
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

    private static final int SERVING = -1;

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
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

    Engines engines() {
        return Engines.withPlugins(plugins);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where to listen. */
    static final class Listening {
        @Option(names = "--port", defaultValue = "${PORT:-8080}", paramLabel = "PORT",
                description = "Port to listen on (default: the variable PORT, or 8080).")
        private int port;

        @Option(names = "--host", defaultValue = "0.0.0.0", paramLabel = "ADDRESS",
                description = "Address to listen on (default: ${DEFAULT-VALUE}, all).")
        private String host = "";

        @Option(names = "--with-parent",
                description = "End when the process that has started this one does.")
        private boolean withParent;

        int serve(Main main) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(
                        "port is " + port + "; allowed is a whole number from 0 to 65535");
            }
            requireFree();
            if (withParent) {
                // Maven leaves the server behind when it is killed, and the port would stay taken.
                ProcessHandle.current().parent().ifPresent(parent ->
                        parent.onExit().thenRun(() -> System.exit(0)));
            }
            int listening = new Server(main.engines()).start(host, port);
            main.out().println("Hustings is at http://localhost:" + listening);
            main.out().flush();
            return SERVING;
        }

        /** Asked before the server starts, which would tell it at greater length. */
        private void requireFree() {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(host, port));
            } catch (IOException e) {
                throw new IllegalArgumentException("port " + port + " of " + host
                        + " cannot be listened on: " + e.getMessage()
                        + "; choose another one with --port or the variable PORT", e);
            }
        }
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
                description = "The query of a page's address, such as"
                        + " 'algorithms=bully&n=8&faults=10:crash-leader'.")
        private String scenario = "";

        @Override
        public Integer call() {
            ObjectNode answer = new Api(main.engines()).run(scenario, Work.unlimited());
            main.out().println(answer.toPrettyString());
            return answer.get("results").valueStream().anyMatch(r -> r.has("error")) ? 1 : 0;
        }
    }

    /** Prints what /api/trace answers. */
    @Command(name = "trace", mixinStandardHelpOptions = true,
            description = "Runs a scenario and prints every event, one JSON object a line.")
    static final class Trace implements Callable<Integer> {
        @CommandLine.ParentCommand private Main main = new Main();
        @Parameters(paramLabel = "SCENARIO", arity = "0..1", defaultValue = "",
                description = "The query of a page's address.")
        private String scenario = "";

        @Override
        public Integer call() {
            new Api(main.engines()).trace(scenario, Work::unlimited,
                    line -> main.out().append(line).append('\n'));
            main.out().flush();
            return 0;
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
            main.out().println(new Api(main.engines()).algorithms().toPrettyString());
            return 0;
        }
    }
}
