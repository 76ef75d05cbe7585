package hustings.server;

import hustings.live.lab.BullyMember.Behaviour;
import hustings.live.lab.Dialect;
import hustings.live.lab.Endpoint;
import hustings.live.lab.ExerciseNode;
import hustings.live.lab.MemberId;
import hustings.live.lab.NodeSettings;
import hustings.live.lab.NodeSettings.Answers;
import hustings.live.lab.NodeTimes;
import java.io.PrintWriter;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a node of the course exercise. */
@Command(name = "node", mixinStandardHelpOptions = true,
        description = "Runs a node of the course exercise until Ctrl-C: it joins the group of a"
                + " GCD, elects by Bully, and prints a line for each change of its leader.")
final class NodeCommand implements Callable<Integer> {
    @CommandLine.ParentCommand private Main main = new Main();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--gcd", required = true, paramLabel = "HOST:PORT",
            converter = Address.class,
            description = "Where the GCD listens, as in 127.0.0.1:50600.")
    private Endpoint daemon = new Endpoint("127.0.0.1", 50_600);

    @Option(names = "--identity", required = true, paramLabel = "DAYS,NUMBER",
            converter = Identity.class,
            description = "Who the node is, as in 222,3333333: days to the next birthday, and the"
                    + " number of the student. The highest identity leads.")
    private MemberId identity = new MemberId(1, 1_000_000);

    @Option(names = "--dialect", defaultValue = "A1", paramLabel = "NAME",
            converter = GcdCommand.DialectName.class,
            description = "How its messages are written: A1, A2, A3 or B; it reads all of them"
                    + " (default: ${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.A1;

    @Option(names = "--feign",
            description = "Feign a failure every 0 to 10 seconds, for 1 to 4 seconds.")
    private boolean feign;

    @Option(names = "--no-probe",
            description = "Do not probe the leader: for groups whose nodes do not answer probes.")
    private boolean silentLeaders;

    @Option(names = "--answer-members",
            description = "Answer with a tuple of the word and the members instead of a bare OK:"
                    + " for nodes that take every message apart into two.")
    private boolean answerMembers;

    /** The address of a daemon. */
    static final class Address implements CommandLine.ITypeConverter<Endpoint> {
        @Override
        public Endpoint convert(String text) {
            return OptionErrors.orRefused(text, Endpoint::lookUp);
        }
    }

    /** Days and a number. */
    static final class Identity implements CommandLine.ITypeConverter<MemberId> {
        @Override
        public MemberId convert(String text) {
            return OptionErrors.orRefused(text, MemberId::parse);
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        NodeSettings settings = new NodeSettings(daemon, identity, dialect,
                new Behaviour(!silentLeaders, feign),
                answerMembers ? Answers.WITH_MEMBERS : Answers.OF_THE_DIALECT,
                NodeTimes.STANDARD);
        ExerciseNode node = new ExerciseNode(settings, new SplittableRandom(), leader -> {
            out.println("leader " + leader);
            out.flush();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "farewell"));
        return Main.SERVING;
    }
}
