package hustings.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.run.Event;
import hustings.run.Result;
import hustings.run.Run;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import hustings.scenario.Fault;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that really run: over sockets, by the clock of this machine, however busy it is. */
class LiveGroupTest {
    private static final long TICK_MICROSECONDS = 4_000;
    private static final Threads THREADS = new Threads(Runs.REGISTRY);

    private static Recording run(Spawner spawner, String algorithm, String text, long tick)
            throws Exception {
        try (LiveGroup group = group(spawner, algorithm, text, tick)) {
            group.start();
            return group.outcome().get(120, TimeUnit.SECONDS);
        }
    }

    private static LiveGroup group(Spawner spawner, String algorithm, String text, long tick) {
        return new LiveGroup(Runs.scenario(algorithm, text), Runs.REGISTRY.get(algorithm),
                spawner, tick);
    }

    private static Replay replayed(Recording recording) {
        Replay replay = Replay.of(recording, Simulation::new, WorkLimit.unlimited());
        assertThat(recording.inexact()).isEmpty();
        assertThat(replay.difference()).as(replay.scenario().text()).isEmpty();
        assertThat(replay.simulated()).isEqualTo(replay.recorded());
        return replay;
    }

    private static Result result(Replay replay) {
        Scenario scenario = replay.scenario();
        Run run = new Simulation(scenario, Runs.REGISTRY.get(scenario.algorithms().get(0)),
                WorkLimit.unlimited(), Optional.empty(), RunListener.NOBODY);
        run.advanceTo(scenario.until());
        return run.result();
    }

    @Test
    void costsAsMuchAsTheTextbookSaysWhereTheLeaderIsDeadAndAllNotice() throws Exception {
        // Who waits so long for answers gets them, however slow the machine is.
        String scenario = "n=8&ids=ascending&latency=1&delta=500&detector=none&faults=0:crash-8"
                + "&until=1300";
        Result live = result(replayed(run(THREADS, "bully", scenario, 2_000)));
        assertThat(live.messages().sent()).isEqualTo(55)
                .isEqualTo(Runs.run("bully", scenario).messages().sent());
        assertThat(live.leader()).hasValue(7);
    }

    @Test
    void isSimulatedAgainToTheLastEventWhateverIsDoneToIt() throws Exception {
        String scenario = "n=5&ids=ascending&latency=1-3&delta=8&detector=heartbeat:15,50"
                + "&until=420&faults=60:crash-5,90:pause-2,150:resume-2,160:recover-5,200:cut-3-4,"
                + "230:heal,240:slow-1-9,280:split-1-2,330:heal,340:elect-3";
        // At once, for they mostly wait.
        List<LiveGroup> groups = Stream.of("bully", "modified-bully", "ring", "chang-roberts",
                "lamport", "randomized", "raft", "invitation")
                .map(algorithm -> group(THREADS, algorithm, scenario, TICK_MICROSECONDS)).toList();
        try {
            groups.forEach(LiveGroup::start);
            for (LiveGroup group : groups) {
                Recording recording = group.outcome().get(120, TimeUnit.SECONDS);
                assertThat(recording.remarks()).isEmpty();
                Replay replay = replayed(recording);
                assertThat(replay.events()).isGreaterThan(50);
                assertThat(replay.scenario().faults()).hasSizeGreaterThanOrEqualTo(10);
            }
        } finally {
            groups.forEach(LiveGroup::close);
        }
    }

    @Test
    void letsNodesJoinAndLeave() throws Exception {
        Recording recording = run(THREADS, "bully", "n=3&ids=ascending&latency=1-3&delta=8"
                + "&detector=heartbeat:15,50&until=300&faults=60:join-9,180:leave-9",
                TICK_MICROSECONDS);
        Result result = result(replayed(recording));
        assertThat(recording.remarks()).isEmpty();
        assertThat(result.leaders()).doesNotContain(9);
    }

    @Test
    void killsRealProcessesWhichComeBackWithWhatTheyKept() throws Exception {
        Recording recording = run(new Processes(), "raft", "n=3&ids=ascending&latency=1&delta=5"
                + "&detector=none&until=400&faults=150:crash-1,250:recover-1", 10_000);
        Replay replay = replayed(recording);
        assertThat(replay.scenario().faults().stream().map(each -> each.action().toString()))
                .anyMatch(action -> action.startsWith("crash"))
                .anyMatch(action -> action.startsWith("recover"));
        assertThat(recording.remarks()).isEmpty();
        assertThat(terms(replay)).as("terms that nodes recognise never fall").isSorted();
    }

    /** The terms that the node which crashed told of, before and after. */
    private static List<Long> terms(Replay replay) {
        int crashed = replay.scenario().faults().stream()
                .filter(each -> each.action().toString().startsWith("recover")).findFirst()
                .orElseThrow().named().get(0).first();
        return Runs.events("raft", replay.scenario().text().replaceFirst(
                        "v=1&algorithms=raft&", "")).stream()
                .filter(event -> event.node() == crashed)
                .flatMap(event -> event.what() instanceof Event.RoleChanged(var role, long term)
                        ? Stream.of(term) : Stream.empty()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"algorithms=bully&detector=first:3", "algorithms=bully&clocks=1:2",
            "algorithms=ring&ring=skip", "algorithms=flood-max", "algorithms=lease",
            "algorithms=itai-rodeh", "algorithms=bully&duplicate=0.1", "algorithms=bully&n=65",
            "algorithms=bully&feign=crash:0-9,9"})
    void refusesInWordsWhatNoRealNetworkDoes(String text) {
        Scenario scenario = Scenario.parse(text, Runs.REGISTRY);
        assertThatThrownBy(() -> new LiveGroup(scenario,
                Runs.REGISTRY.get(scenario.algorithms().get(0)), THREADS, TICK_MICROSECONDS))
                .isInstanceOf(InvalidScenario.class).hasMessageContaining("allowed");
    }

    @Test
    void runsWithoutAnyProcessWhereAllHaveCrashedBeforeTheBeginning() throws Exception {
        Replay replay = replayed(run(THREADS, "bully",
                "n=2&until=20&faults=0:crash-1,0:crash-2", TICK_MICROSECONDS));
        assertThat(replay.scenario().faults()).hasSize(2);
    }

    @Test
    void isTheSameIfItIsStoppedBeforeItsProcessesAreThere() throws Exception {
        try (LiveGroup group = group(THREADS, "bully", "n=2&until=5000", TICK_MICROSECONDS)) {
            group.end();
            group.start();
            Replay replay = replayed(group.outcome().get(120, TimeUnit.SECONDS));
            assertThat(replay.scenario().until()).isLessThan(5000);
            assertThat(replay.events()).isPositive();
        }
    }

    @Test
    void leavesNoQuestionUnansweredWhenItIsOver() throws Exception {
        try (LiveGroup group = group(THREADS, "bully", "n=1&until=1", TICK_MICROSECONDS)) {
            group.start();
            group.outcome().get(120, TimeUnit.SECONDS);
            assertThat(group.soFar()).failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat().withMessageContaining("the live group has ended");
            assertThat(group.act(Fault.parse("crash-1"))).failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat().withMessageContaining("the live group has ended");
        }
    }

    @AfterAll
    static void leavesNothingBehind() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("node-") || name.equals("live-group"));
        assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info)
                .flatMap(info -> info.command().stream()))
                .noneMatch(name -> name.endsWith("java"));
    }
}
