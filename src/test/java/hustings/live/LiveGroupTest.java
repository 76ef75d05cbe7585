package hustings.live;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Result;
import hustings.run.Run;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveGroupTest {
    private static final long TICK_MICROSECONDS = 5_000;

    private static Recording run(String algorithm, String text) throws Exception {
        Scenario scenario = Runs.scenario(algorithm, text);
        try (LiveGroup group = new LiveGroup(scenario, Runs.REGISTRY.get(algorithm),
                new Threads(Runs.REGISTRY), TICK_MICROSECONDS)) {
            group.start();
            return group.outcome().get(60, TimeUnit.SECONDS);
        }
    }

    private static Replay replay(Recording recording) {
        return Replay.of(recording, Simulation::new, WorkLimit.unlimited());
    }

    private static Result result(Replay replay, Recording recording) {
        Run run = new Simulation(replay.scenario(), recording.algorithm(), WorkLimit.unlimited(),
                Optional.empty(), RunListener.NOBODY);
        run.advanceTo(replay.scenario().until());
        return run.result();
    }

    @Test
    void costsWhatTheTextbookSaysWhereTheLeaderIsDeadAndAllNotice() throws Exception {
        Recording recording = run("bully", "n=8&ids=ascending&latency=1&delta=20&detector=none"
                + "&faults=0:crash-8&until=150");
        Replay replay = replay(recording);
        assertThat(replay.difference()).isEmpty();
        assertThat(recording.inexact()).isEmpty();
        System.out.println(result(replay, recording).messages() + " " + replay.scenario().text());
    }
}
