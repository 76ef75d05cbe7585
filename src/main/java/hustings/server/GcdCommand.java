package hustings.server;

import hustings.live.lab.Dialect;
import hustings.live.lab.GcdLimits;
import hustings.live.lab.GroupCoordinator;
import hustings.live.lab.HandedOutAddress;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the daemon of the course exercise. */
@Command(name = "gcd", mixinStandardHelpOptions = true,
        description = "Runs a Group Coordinator Daemon, by which nodes of the course exercise on"
                + " this machine find each other, until Ctrl-C.")
final class GcdCommand implements Callable<Integer> {
    @CommandLine.ParentCommand private Main main = new Main();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", defaultValue = "50600", paramLabel = "PORT",
            converter = Listening.Port.class,
            description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--dialect", defaultValue = "A1", paramLabel = "NAME",
            converter = DialectName.class,
            description = "Year of the exercise: A1 (2019 to 2022) or A2 (2023), whose nodes say"
                    + " JOIN, A3 (2024, BEGIN) or B (2025, HOWDY) (default: ${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.A1;

    /** A dialect, or what is allowed. */
    static final class DialectName implements CommandLine.ITypeConverter<Dialect> {
        @Override
        public Dialect convert(String text) {
            return OptionErrors.orRefused(text, Dialect::parse);
        }
    }

    @Override
    public Integer call() {
        GroupCoordinator daemon = new GroupCoordinator(
                port, dialect, GcdLimits.STANDARD, HandedOutAddress.REAL);
        Runtime.getRuntime().addShutdownHook(new Thread(daemon::close, "farewell"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("listening " + daemon.address());
        out.flush();
        return Main.SERVING;
    }
}
