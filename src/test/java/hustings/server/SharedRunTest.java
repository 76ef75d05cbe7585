package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.compare.Alignment;
import hustings.compare.RunOutlines;
import hustings.run.TickListener;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever watches the same gets the same, carried out once. */
class SharedRunTest {
    private static final Scenario BULLY = Scenario.parse(
            "algorithms=bully,raft&n=5&until=200&faults=20:crash-leader", Runs.REGISTRY);

    private final SharedRuns runs = new SharedRuns(Simulation::new, Runs.REGISTRY, Limits.STANDARD);
    private final AtomicLong ticks = new AtomicLong();
    private final TickListener counting = (algorithm, tick, node) -> ticks.incrementAndGet();

    private SharedRun join() {
        return runs.join(BULLY, Alignment.TICK);
    }

    @Test
    void aClassThatKeepsTogetherCostsOneRun() {
        SharedRun run = join();
        IntStream.range(1, 30).forEach(i -> join());
        run.keyframe(0, counting);
        for (long from = 1; from < 150; from += 3) {
            String first = run.ticks(from, from + 2, counting);
            for (int i = 1; i < 30; i++) {
                assertThat(run.ticks(from, from + 2, counting)).isSameAs(first);
            }
        }
        long classes = ticks.getAndSet(0);
        SharedRun alone = new SharedRuns(Simulation::new, Runs.REGISTRY, Limits.STANDARD).join(
                BULLY, Alignment.TICK);
        alone.keyframe(0, counting);
        for (long from = 1; from < 150; from += 3) {
            alone.ticks(from, from + 2, counting);
        }
        assertThat(classes).isEqualTo(ticks.get()).isPositive();
    }

    @Test
    void whoeverWatchesTheSameIsAtOneRunWhereverEachStands() {
        SharedRun run = join();
        assertThat(runs.join(BULLY.with("t", "60", Runs.REGISTRY), Alignment.TICK)).isSameAs(run);
        assertThat(runs.join(BULLY, Alignment.EVENT)).isNotSameAs(run);
        assertThat(runs.join(BULLY.with("n", "6", Runs.REGISTRY), Alignment.TICK))
                .isNotSameAs(run);
        assertThat(runs.count()).isEqualTo(3);
        runs.leave(run);
        assertThat(runs.count()).isEqualTo(3);
        runs.leave(run);
        assertThat(runs.count()).isEqualTo(2);
        assertThat(join()).isNotSameAs(run);
    }

    @Test
    void aligningCarriesNothingOutToKnowWhenThingsHappen() {
        RunOutlines known = join().outlines(counting);
        ticks.set(0);
        assertThat(runs.join(known, Alignment.EVENT).outlines(counting)).isSameAs(known);
        assertThat(ticks.get()).isZero();
    }

    @Test
    void oneWhoLeavesInTheMiddleOfATickTakesNothingFromTheOthers() {
        SharedRun run = join();
        join();
        String expected = new SharedRuns(Simulation::new, Runs.REGISTRY, Limits.STANDARD)
                .join(BULLY, Alignment.TICK).ticks(21, 40, counting);
        run.ticks(11, 20, counting);
        AtomicInteger left = new AtomicInteger(4);
        TickListener gone = (algorithm, tick, node) -> {
            if (left.decrementAndGet() == 0) {
                throw FairScheduler.gone();
            }
        };
        assertThatThrownBy(() -> run.ticks(21, 40, gone)).isInstanceOf(Refused.class);
        runs.leave(run);
        assertThat(run.ticks(21, 40, counting)).isEqualTo(expected);
    }

    @Test
    void manyWhoWanderGetWhatOneAloneGets() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            SharedRun run = join();
            IntStream.range(1, 4).forEach(i -> join());
            List<Callable<Boolean>> wanderers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int seed = i / 2;
                wanderers.add(() -> wander(run, new SplittableRandom(seed)));
            }
            for (Future<Boolean> each : threads.invokeAll(wanderers)) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private boolean wander(SharedRun run, SplittableRandom random) {
        SharedRun alone = new SharedRuns(Simulation::new, Runs.REGISTRY, Limits.STANDARD).join(
                BULLY, Alignment.TICK);
        for (int i = 0; i < 200; i++) {
            long from = random.nextLong(1, 180);
            long to = from + random.nextLong(0, 12);
            assertThat(run.ticks(from, to, counting)).isEqualTo(alone.ticks(from, to, counting));
            assertThat(run.keyframe(to, counting)).isEqualTo(alone.keyframe(to, counting));
        }
        return true;
    }

    @Test
    void onlySoMuchIsKeptAndNothingOfWhatNobodyWatches() {
        KeptFrames kept = new KeptFrames(100);
        SharedRun one = new SharedRun(Simulation::new,
                BULLY, Alignment.TICK, Runs.REGISTRY, Limits.STANDARD, kept);
        SharedRun other = new SharedRun(Simulation::new,
                BULLY, Alignment.EVENT, Runs.REGISTRY, Limits.STANDARD, kept);
        for (int i = 0; i < 20; i++) {
            kept.put(new KeptFrames.Key(i % 2 == 0 ? one : other, "keyframe " + i),
                    "x".repeat(20));
            assertThat(kept.characters()).isLessThanOrEqualTo(100);
        }
        assertThat(kept.get(new KeptFrames.Key(other, "keyframe 19"))).isPresent();
        assertThat(kept.get(new KeptFrames.Key(one, "keyframe 2"))).isEmpty();
        kept.put(new KeptFrames.Key(other, "keyframe 19"), "y".repeat(10));
        kept.forget(one);
        assertThat(kept.characters()).isEqualTo(50);
        kept.put(new KeptFrames.Key(one, "far too long"), "x".repeat(200));
        assertThat(kept.characters()).isZero();
    }
}
