package hustings.live.maelstrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.Programs;
import hustings.scenario.Fault;
import hustings.sim.Runs;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Groups of real processes: a node in Python of these tests, and ours as one.
 *
 * <p>Python is the one that {@code PYTHON} names, or that is installed, or that can be. If there is
 * none, the tests fail and say what to install: they are never skipped.
 */
class ExecutableGroupTest {
    private static final String SCRIPT = "src/test/resources/maelstrom/bully.py";
    private static final long TICK_MICROSECONDS = 5_000;
    private static final String FOR_EVER = "n=3&latency=1-2&until=1000000";

    private final BlockingQueue<LeaderChange> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private static Executable python(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Programs.python().toString()));
        command.addAll(List.of(arguments));
        return new Executable(command);
    }

    private static List<String> hustings(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx48m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "hustings.server.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private final class Listener implements GroupListener {
        @Override
        public void leaderChanged(LeaderChange change) {
            changes.add(change);
        }

        @Override
        public void told(String words) {
            told.add(words);
        }
    }

    private ExecutableGroup group(String scenario, Executable executable) {
        return new ExecutableGroup(GroupScenario.parse(scenario, Runs.REGISTRY), executable,
                TICK_MICROSECONDS, new Listener());
    }

    /** Waits until all that run follow a node, at a tick or later. */
    private void awaitLeader(String leader, long tick) throws InterruptedException {
        LeaderChange change;
        do {
            change = changes.poll(60, TimeUnit.SECONDS);
            assertThat(change).as("all follow " + leader + "; told was " + told).isNotNull();
        } while (change.tick() < tick || !change.leader().equals(Optional.of(leader)));
    }

    private static long act(ExecutableGroup group, String action) throws Exception {
        return group.act(Fault.parse(action)).get(60, TimeUnit.SECONDS);
    }

    private static List<String> descendants() {
        return ProcessHandle.current().descendants()
                .map(each -> each.info().commandLine().orElse(""))
                .filter(line -> line.contains(SCRIPT) || line.contains("Main maelstrom")).toList();
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(descendants()).isEmpty();
    }

    private GroupOutcome electKillAndComeBack(Executable executable) throws Exception {
        try (ExecutableGroup group = group(FOR_EVER, executable)) {
            group.start();
            awaitLeader("n3", 0);
            awaitLeader("n2", act(group, "crash-3"));
            awaitLeader("n3", act(group, "recover-3"));
            group.end();
            GroupOutcome outcome = group.outcome().get(60, TimeUnit.SECONDS);
            assertThat(outcome.failures()).isEmpty();
            assertThat(outcome.remarks()).isEmpty();
            assertThat(outcome.atEnd()).containsOnlyKeys("n1", "n2", "n3");
            assertThat(outcome.messages().delivered()).isPositive();
            return outcome;
        }
    }

    @Test
    void nodesInPythonElectAndElectAgainWhenTheirLeaderIsKilledAndItComesBack() throws Exception {
        GroupOutcome outcome = electKillAndComeBack(python(SCRIPT, "200"));
        assertThat(outcome.byType()).containsKeys("election", "ok", "coordinator", "heartbeat");
        assertThat(told).anyMatch(line -> line.equals("n1: leader n2 in term "
                + line.replaceAll(".* ", "")));
    }

    @Test
    void nodesOfOursElectAndElectAgainWhenTheirLeaderIsKilledAndItComesBack() throws Exception {
        GroupOutcome outcome = electKillAndComeBack(
                new Executable(hustings("maelstrom", "bully", "--tick", "5")));
        assertThat(outcome.byType()).containsKeys("hustings ELECTION", "hustings OK",
                "hustings COORDINATOR", "hustings HEARTBEAT");
        assertThat(told).anyMatch(line -> line.startsWith("n1: leader n2 in term "));
    }

    @Test
    void aLeaderThatStandsStillIsReplacedAndGoesOn() throws Exception {
        try (ExecutableGroup group = group(FOR_EVER, python(SCRIPT, "200"))) {
            group.start();
            awaitLeader("n3", 0);
            awaitLeader("n2", act(group, "pause-3"));
            awaitLeader("n3", act(group, "resume-3"));
            // A process that stands still when all is over ends as well.
            act(group, "pause-1");
        }
    }

    @Test
    void saysInWordsWhyAGroupHasNotBegun() {
        Executable silent = python("-c", "import sys; sys.stderr.write('oh\\n'); sys.exit(3)");
        try (ExecutableGroup group = group("n=2", silent)) {
            group.start();
            assertThatThrownBy(() -> group.outcome().get(60, TimeUnit.SECONDS))
                    .hasMessageContaining("the group has not begun: n")
                    .hasMessageContaining("has ended by itself, with code 3");
        }
        assertThat(told).contains("n1: oh");
        try (ExecutableGroup group = group("n=2", new Executable(List.of("no-such-program")))) {
            group.start();
            assertThatThrownBy(() -> group.outcome().get(60, TimeUnit.SECONDS))
                    .hasMessageContaining("--node cannot be started: ");
        }
    }

    /** The whole command, and its end by force: programs hear that nobody writes any more. */
    @Test
    void programsEndWithTheCommandThatStartedThem() throws Exception {
        List<String> command = hustings("live", "--tick", "5", "--node",
                python(SCRIPT, "200").toString(), "n=3&until=1000000");
        Process live = new ProcessBuilder(command).start();
        try (BufferedReader words = new BufferedReader(
                new InputStreamReader(live.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = words.readLine();
            while (line != null && !line.endsWith("all that run follow n3")) {
                line = words.readLine();
            }
            assertThat(line).isNotNull();
            List<ProcessHandle> programs = live.descendants().toList();
            assertThat(programs).hasSize(3);
            live.destroyForcibly().waitFor();
            for (ProcessHandle program : programs) {
                assertThat(program.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
            }
        } finally {
            live.destroyForcibly();
        }
    }
}
