package hustings.server;

import hustings.live.LiveGroup;
import hustings.live.Processes;
import hustings.live.Recording;
import hustings.live.Replay;
import hustings.live.Spawner;
import hustings.live.Threads;
import hustings.live.maelstrom.Executable;
import hustings.live.maelstrom.GroupScenario;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.run.WorkLimit;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs a scenario with real processes, and simulates what they did. */
@Command(name = "live", mixinStandardHelpOptions = true,
        description = "Runs a scenario of one algorithm with a process for each node, prints how it"
                + " came out as run does, and the scenario that replays it. Exits with 1 if the"
                + " simulation of what was recorded differs.")
final class LiveCommand implements Callable<Integer> {
    /* More processes than that are more than most machines have memory for. */
    private static final int MOST_PROCESSES = 12;

    @CommandLine.ParentCommand private Main main = new Main();
    @Parameters(paramLabel = "SCENARIO", arity = "1",
            description = "A page's address, or its query, such as"
                    + " 'algorithms=bully&n=5&faults=100:crash-leader'.")
    private String scenario = "";
    @Option(names = "--tick", defaultValue = "20", paramLabel = "MS",
            description = "How many milliseconds a tick takes, from 2 to 1000"
                    + " (default: ${DEFAULT-VALUE}).")
    private int tickMilliseconds = 20;
    @Option(names = "--threads", description = "Runs nodes in threads, each with sockets of its"
            + " own, and not in processes; so it is for more than 12 nodes, and for plug-ins.")
    private boolean threads;

    @Option(names = "--node", paramLabel = "COMMAND",
            description = "Runs this program for each node instead of an algorithm: an executable"
                    + " that speaks Maelstrom's protocol, with arguments after spaces. The scenario"
                    + " then has no algorithms. Prints messages by type and sender, and who led"
                    + " when. Exits with 1 if a program fails by itself.")
    private String node = "";
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        requireTick(tickMilliseconds);
        AlgorithmRegistry registry = main.registry();
        if (!node.isEmpty()) {
            return new ExecutablesRun(GroupScenario.parse(scenario, registry),
                    Executable.parse(node), tickMilliseconds, spec.commandLine().getErr())
                    .print(main.out());
        }
        Scenario parsed = Scenario.parse(scenario, registry);
        AlgorithmType algorithm = registry.get(only(parsed));
        boolean inThreads = threads || !Processes.canRun(algorithm)
                || parsed.n() + parsed.joining().size() > MOST_PROCESSES;
        Spawner spawner = inThreads ? new Threads(registry) : new Processes();
        try (LiveGroup group = new LiveGroup(parsed, algorithm, spawner,
                TimeUnit.MILLISECONDS.toMicros(tickMilliseconds))) {
            Thread atEnd = new Thread(group::close);
            Runtime.getRuntime().addShutdownHook(atEnd);
            group.start();
            Recording recording = group.outcome().get();
            Runtime.getRuntime().removeShutdownHook(atEnd);
            return print(registry, recording,
                    Replay.of(recording, Simulation::new, WorkLimit.unlimited()));
        } catch (CancellationException e) {
            // Ctrl-C has closed the group.
            return CommandLine.ExitCode.SOFTWARE;
        } catch (ExecutionException e) {
            throw new IllegalArgumentException("the group has broken: " + e.getCause().getMessage(),
                    e);
        }
    }

    /** Refuses ticks that are too short for a machine, or too long for people. */
    static void requireTick(int milliseconds) {
        if (milliseconds < 2 || milliseconds > 1000) {
            throw new IllegalArgumentException("--tick is " + milliseconds
                    + "; allowed is a number of milliseconds from 2 to 1000");
        }
    }

    private static String only(Scenario scenario) {
        if (scenario.algorithms().size() != 1) {
            throw new InvalidScenario(List.of(Problem.notAllowed("algorithms",
                    String.join(",", scenario.algorithms()), "one algorithm for a live group")));
        }
        return scenario.algorithms().get(0);
    }

    private int print(AlgorithmRegistry registry, Recording recording, Replay replay) {
        ObjectNode answer = new Api(registry).run(replay.scenario().text(), WorkLimit.unlimited());
        answer.put("replay", "/?" + replay.scenario().text());
        answer.put("events", replay.events());
        answer.put("same", replay.isSame());
        replay.difference().ifPresent(difference -> answer.put("difference", difference));
        ArrayNode remarks = Json.object().putArray("remarks");
        recording.remarks().forEach(remarks::add);
        recording.inexact().forEach(remarks::add);
        if (!remarks.isEmpty()) {
            answer.set("remarks", remarks);
        }
        main.out().println(answer.toPrettyString());
        main.out().flush();
        return replay.isSame() ? 0 : 1;
    }
}
