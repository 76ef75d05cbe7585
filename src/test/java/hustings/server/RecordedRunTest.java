package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judge;
import hustings.check.Judgement;
import hustings.compare.Comparison;
import hustings.run.Recording;
import hustings.run.Run;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A run that is not simulated is judged and told like one that is. */
class RecordedRunTest {
    private static Scenario scenario(String text) {
        return Scenario.parse(text + "&until=400", Runs.REGISTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "algorithms=bully&n=5&latency=1-5&seed=1",
        "algorithms=bully&n=6&latency=1-5&seed=2&faults=60:crash-leader",
        "algorithms=bully&n=6&latency=1-5&seed=3&faults=60:crash-leader,150:recover-6",
        "algorithms=bully&n=6&latency=1-5&seed=4&loss=0.2&faults=60:crash-leader",
        "algorithms=bully&n=5&latency=1-9&delta=4&seed=5&faults=60:crash-leader",
        "algorithms=modified-bully&n=6&latency=1-5&seed=6&faults=60:crash-leader",
        "algorithms=raft&n=5&latency=1-5&seed=7&faults=120:crash-leader",
        "algorithms=chang-roberts&n=6&latency=1-5&seed=8&faults=60:crash-leader",
        "algorithms=bully&n=4&latency=1-5&duplicate=0.2&seed=9&faults=60:pause-2,90:resume-2"})
    void isJudgedLikeTheSimulationThatItWasTakenFrom(String text) {
        Scenario scenario = scenario(text);
        Recording recording = Recordings.of(scenario);
        Judge ours = new Judge(scenario, recording.algorithm());
        Judge theirs = new Judge(scenario, recording.algorithm());
        Simulation simulation = new Simulation(scenario, recording.algorithm(),
                WorkLimit.unlimited(), Optional.empty(), theirs);
        simulation.run();
        Run replayed = recording.replayed(ours);
        List<Judgement> judgements = ours.judgements(scenario.until());
        assertThat(judgements).isEqualTo(theirs.judgements(scenario.until()));
        assertThat(replayed.phases()).isEqualTo(simulation.phases());
        assertThat(replayed.result().outcome()).isEqualTo(simulation.result().outcome());
        assertThat(replayed.result().elections()).isEqualTo(simulation.result().elections());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30, 61, 90, 200})
    void isToldLikeTheSimulationThatItWasTakenFrom(long position) {
        Scenario scenario = scenario("algorithms=bully&n=5&latency=1-5&faults=60:crash-leader");
        Comparison recorded = new Comparison(Recordings.of(scenario).source(), scenario,
                Runs.REGISTRY, WorkLimit::unlimited);
        Comparison simulated =
                new Comparison(Simulation::new, scenario, Runs.REGISTRY, WorkLimit::unlimited);
        assertThat(keyframe(recorded, position)).isEqualTo(keyframe(simulated, position));
        assertThat(news(recorded, position)).isEqualTo(news(simulated, position));
    }

    /** What a page draws; what is counted only, a recording does not count. */
    private static JsonNode keyframe(Comparison run, long position) {
        return drawn(new Frames(run).keyframe(position));
    }

    private static JsonNode news(Comparison run, long position) {
        Frames frames = new Frames(run);
        frames.keyframe(position);
        return drawn(frames.ticks(position + 1, position + 20));
    }

    private static JsonNode drawn(String frame) {
        ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(frame);
        tree.remove(List.of("table"));
        tree.get("panels").forEach(panel -> ((ObjectNode) panel).remove(List.of("messages")));
        return tree;
    }
}
