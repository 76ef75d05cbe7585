package hustings.live;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.run.WorkLimit;
import hustings.scenario.Fault;
import hustings.scenario.Identity;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class ReplayTest {
    private static final List<String> ALGORITHMS = List.of("bully", "modified-bully", "ring",
            "chang-roberts", "lamport", "randomized", "raft", "invitation");
    private static final List<String> DETECTORS =
            List.of("heartbeat:12,40", "perfect:4", "none");

    private static Replay replay(Recording recording) {
        return Replay.of(recording, Simulation::new, WorkLimit.unlimited());
    }

    private static Fault.Action fault(Random random, int n) {
        Identity node = Identity.of(1 + random.nextInt(n));
        Identity other = Identity.of(1 + (node.first() + random.nextInt(n - 1)) % n);
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Fault.OnNode(Fault.Verb.CRASH, node);
            case 2, 3 -> new Fault.OnNode(Fault.Verb.RECOVER, node);
            case 4 -> new Fault.OnNode(random.nextBoolean() ? Fault.Verb.PAUSE : Fault.Verb.RESUME,
                    node);
            case 5 -> new Fault.OnNode(Fault.Verb.ELECT, node);
            case 6 -> new Fault.Cut(node, other);
            case 7 -> new Fault.Slow(node, random.nextInt(12));
            default -> random.nextBoolean() ? new Fault.Heal()
                    : new Fault.Split(List.of(node));
        };
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void whatHasHappenedInALiveGroupHappensAgainWhenItIsSimulated(
            @ForAll @IntRange(max = 7) int which, @ForAll @IntRange(min = 3, max = 8) int n,
            @ForAll @IntRange(max = 2) int detector, @ForAll @IntRange(max = 99_999) int seed) {
        AlgorithmType algorithm = Runs.REGISTRY.get(ALGORITHMS.get(which));
        Scenario scenario = Runs.scenario(ALGORITHMS.get(which), "n=" + n + "&latency=1-3&delta=8"
                + "&detector=" + DETECTORS.get(detector) + "&until=300&seed=" + seed
                + (seed % 3 == 0 ? "&loss=0.02" : "") + (seed % 4 == 0 ? "&faults=0:crash-1" : ""));
        VirtualGroup group = new VirtualGroup(scenario, algorithm, seed);
        while (group.now() < 250) {
            group.tick();
            if (group.random().nextInt(25) == 0) {
                actIfPossible(group, fault(group.random(), n));
            }
        }
        Recording recording = group.finish();
        assertThat(recording.inexact()).isEmpty();
        Replay replay = replay(recording);
        assertThat(replay.difference()).as(replay.scenario().text()).isEmpty();
        assertThat(replay.simulated()).isEqualTo(replay.recorded());
        assertThat(replay.events()).isGreaterThan(10);
    }

    /** Whether it can be done, only the group knows. */
    private static void actIfPossible(VirtualGroup group, Fault.Action action) {
        try {
            group.coordinator().act(action, group.now());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("does nothing");
        }
    }
}
