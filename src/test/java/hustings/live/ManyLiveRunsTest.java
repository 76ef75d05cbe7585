package hustings.live;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judge;
import hustings.check.Judgement;
import hustings.model.AlgorithmType;
import hustings.model.Property;
import hustings.run.Run;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Real groups in numbers: a few with every build; 200 runs and 50 kills by
 * {@code mvn test -Dtest=ManyLiveRunsTest -Dlive.runs=200 -Dlive.kills=50}, in some ten minutes.
 */
class ManyLiveRunsTest {
    private static final List<String> ALGORITHMS = List.of("bully", "modified-bully", "ring",
            "chang-roberts", "lamport", "randomized", "raft", "invitation");
    private static final int AT_ONCE = 4;

    private static LiveGroup group(int number) {
        String algorithm = ALGORITHMS.get(number % ALGORITHMS.size());
        int n = 3 + number % 6;
        int one = 1 + number % n;
        int other = 1 + (number + 1) % n;
        String faults = String.format("60:crash-%1$d,100:pause-%2$d,160:resume-%2$d,"
                + "170:recover-%1$d,210:cut-%1$d-%2$d,240:heal,250:slow-%2$d-9,280:split-%1$d,"
                + "320:heal,330:elect-%2$d,340:join-%3$d", one, other, n + 1);
        return new LiveGroup(Runs.scenario(algorithm, "n=" + n + "&latency=1-3&delta=8&detector="
                + (number % 3 == 0 ? "perfect:4" : "heartbeat:15,50") + "&seed=" + number
                + "&until=420&faults=" + faults), Runs.REGISTRY.get(algorithm),
                number % 10 == 9 ? new Processes() : new Threads(Runs.REGISTRY), 5_000);
    }

    private static Replay replayed(Recording recording) {
        Replay replay = Replay.of(recording, Simulation::new, WorkLimit.unlimited());
        assertThat(recording.inexact()).isEmpty();
        assertThat(replay.difference()).as(replay.scenario().text()).isEmpty();
        assertThat(replay.simulated()).isEqualTo(replay.recorded());
        return replay;
    }

    @Test
    void allHappenAgainToTheLastEventWhenTheyAreSimulated() throws Exception {
        int runs = Integer.getInteger("live.runs", 4);
        for (int first = 0; first < runs; first += AT_ONCE) {
            List<LiveGroup> groups = new ArrayList<>();
            try {
                for (int number = first; number < Math.min(runs, first + AT_ONCE); number++) {
                    groups.add(group(number));
                    groups.getLast().start();
                }
                for (LiveGroup group : groups) {
                    replayed(group.outcome().get(5, TimeUnit.MINUTES));
                }
            } finally {
                groups.forEach(LiveGroup::close);
            }
        }
    }

    @Test
    void whoeverIsKilledIsFollowedByAnotherWithinTheBoundThatIsPromised() throws Exception {
        int kills = Integer.getInteger("live.kills", 2);
        StringBuilder faults = new StringBuilder();
        for (int kill = 0; kill < kills; kill++) {
            int tick = 80 + 150 * kill;
            faults.append(kill == 0 ? "" : ",").append(tick).append(":crash-5,")
                    .append(tick + 70).append(":recover-5");
        }
        AlgorithmType bully = Runs.REGISTRY.get("bully");
        Scenario scenario = Runs.scenario("bully", "n=5&ids=ascending&latency=1&delta=12"
                + "&detector=heartbeat:10,40&until=" + (300 + 150 * kills) + "&faults=" + faults);
        try (LiveGroup group = new LiveGroup(scenario, bully, new Processes(), 20_000)) {
            group.start();
            Replay replay = replayed(group.outcome().get(20, TimeUnit.MINUTES));
            assertThat(replay.scenario().faults()).hasSize(2 * kills);
            for (Judgement judged : judged(replay.scenario(), bully)) {
                if (List.of(Property.TERMINATION, Property.LEADER_LIVENESS)
                        .contains(judged.property())) {
                    assertThat(judged.verdict().toString()).as(judged.toString())
                            .isEqualTo("holds");
                }
            }
        }
    }

    private static List<Judgement> judged(Scenario scenario, AlgorithmType algorithm) {
        Judge judge = new Judge(scenario, algorithm);
        Run run = new Simulation(
                scenario, algorithm, WorkLimit.unlimited(), Optional.empty(), judge);
        run.advanceTo(scenario.until());
        return judge.judgements(run.now());
    }
}
