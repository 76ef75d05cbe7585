package hustings.server;

import hustings.live.maelstrom.Executable;
import hustings.live.maelstrom.ExecutableGroup;
import hustings.live.maelstrom.GroupListener;
import hustings.live.maelstrom.GroupOutcome;
import hustings.live.maelstrom.GroupScenario;
import hustings.live.maelstrom.LeaderChange;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs a group of programs that the operator has named, from the command line only.
 *
 * @param scenario their links and faults
 * @param executable what each node is
 * @param tickMilliseconds how long a tick is
 * @param err is told of changes of the leader, and what the programs write on standard error
 */
record ExecutablesRun(GroupScenario scenario, Executable executable, int tickMilliseconds,
        PrintWriter err) implements GroupListener {

    /** Runs it, and prints how it came out; answers 0 unless a node has failed by itself. */
    int print(PrintWriter out) throws InterruptedException {
        try (ExecutableGroup group = new ExecutableGroup(scenario, executable,
                TimeUnit.MILLISECONDS.toMicros(tickMilliseconds), this)) {
            Thread atEnd = new Thread(group::close);
            Runtime.getRuntime().addShutdownHook(atEnd);
            group.start();
            GroupOutcome outcome = group.outcome().get();
            Runtime.getRuntime().removeShutdownHook(atEnd);
            out.println(Json.MAPPER.valueToTree(outcome).toPrettyString());
            out.flush();
            return outcome.failures().isEmpty() ? 0 : 1;
        } catch (CancellationException e) {
            // Java is ending, by Ctrl-C perhaps: there is nothing to print.
            return 1;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalArgumentException wrong ? wrong
                    : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void leaderChanged(LeaderChange change) {
        told("tick " + change.tick() + ": " + change.leader().map(leader ->
                "all that run follow " + leader).orElse("they agree on no leader"));
    }

    @Override
    public void told(String words) {
        err.println(words);
        err.flush();
    }
}
