package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.scenario.Identity;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Liveness and readiness are found out by work that is done, and blame nobody for lost time. */
class HealthTest {
    private static final Timeouts PATIENCE = new Timeouts(900, 30, 1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicReference<Double> fullness = new AtomicReference<>(0.1);
    private final Uptime uptime = new Uptime(0);
    private final Heap heap = new Heap(fullness::get, () -> { });
    private long now;

    /** So many seconds in which the server runs, and its metronome with it. */
    private void run(Health health, int seconds) {
        for (int i = 0; i < 8 * seconds; i++) {
            now += SECOND / 8;
            uptime.beat(now);
            if (i % 8 == 7) {
                health.beat();
            }
        }
    }

    private static ComputeBudget budget() {
        return new ComputeBudget(new TokenBucket(100, 1, System.nanoTime()),
                new TokenBucket(100, 1, System.nanoTime()), 100, true);
    }

    private static void until(Health health) {
        while (health.hindrance(0, 9).isPresent()) {
            health.beat();
            Thread.onSpinWait();
        }
    }

    @Test
    void isReadyOnceAPieceOfWorkHasPassedAndThereIsRoom() {
        FairScheduler scheduler = new FairScheduler(1, SECOND, uptime);
        Health health = new Health(scheduler, heap, 1, PATIENCE);
        assertThat(health.hindrance(0, 9)).contains("the server is starting");
        assertThat(health.ailment()).isEmpty();
        until(health);
        assertThat(health.hindrance(9, 9))
                .contains("9 viewers watch, as many as there is room for");
        assertThat(health.ailment()).isEmpty();
        scheduler.close(0);
        assertThat(health.hindrance(0, 9)).contains("the server is shutting down");
    }

    @Test
    void isIllWhereNoWorkerTakesUpAnything() {
        Health health = new Health(new FairScheduler(0, SECOND, uptime), heap, 1, PATIENCE);
        run(health, 5);
        assertThat(health.ailment()).isEmpty();
        assertThat(health.hindrance(0, 9)).isPresent();
        run(health, 5);
        assertThat(health.ailment()).hasValueSatisfying(words -> assertThat(words)
                .startsWith("no worker has taken up anything for "));
    }

    @Test
    void isNotIllForHavingBeenStopped() {
        Health health = new Health(new FairScheduler(0, SECOND, uptime), heap, 1, PATIENCE);
        run(health, 2);
        now += 3_600 * SECOND;
        run(health, 2);
        assertThat(health.ailment()).isEmpty();
    }

    @Test
    void isWellWhileItIsBusyBetweenTicks() {
        FairScheduler scheduler = new FairScheduler(1, SECOND, uptime);
        Health health = new Health(scheduler, heap, 1, PATIENCE);
        AtomicBoolean over = new AtomicBoolean();
        RunWatchdog watch = scheduler.watch();
        CompletableFuture<Boolean> busy = CompletableFuture.supplyAsync(() ->
                scheduler.pass(budget(), watch, () -> {
                    while (!over.get()) {
                        watch.beats("bully", 1, () -> Identity.of(1));
                    }
                    return true;
                }));
        until(health);
        run(health, 20);
        until(health);
        assertThat(health.ailment()).isEmpty();
        over.set(true);
        assertThat(busy.join()).isTrue();
    }

    @Test
    void isIllWhereEveryProcessorIsKeptBusyByHandlersThatDoNotComeBack() throws Exception {
        FairScheduler scheduler = new FairScheduler(1, SECOND / 10);
        Health health = new Health(scheduler, heap, 1, PATIENCE);
        AtomicBoolean over = new AtomicBoolean();
        RunWatchdog watch = scheduler.watch();
        CompletableFuture<Boolean> stuck = CompletableFuture.supplyAsync(() ->
                scheduler.pass(budget(), watch, () -> {
                    watch.beats("loopy", 1, () -> Identity.of(1));
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                    return true;
                }));
        stuck.handle((done, refused) -> true).join();
        assertThat(scheduler.stuckHandlers().count()).isEqualTo(1);
        while (health.ailment().isEmpty()) {
            health.beat();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(health.ailment().orElseThrow()).startsWith("every processor has been kept busy")
                .endsWith("of loopy");
        over.set(true);
        while (health.ailment().isPresent()) {
            health.beat();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void isIllWhereTheMemoryStaysFullAndWellAgainOnceThereIsRoom() {
        Health health = new Health(new FairScheduler(1, SECOND, uptime), heap, 1, PATIENCE);
        fullness.set(0.95);
        run(health, 5);
        until(health, "the memory is full");
        assertThat(health.ailment()).isEmpty();
        run(health, 5);
        // Its clock has run faster than the worker, on a busy machine.
        while (health.ailment().orElse("").startsWith("no worker")) {
            Thread.onSpinWait();
        }
        assertThat(health.ailment()).hasValueSatisfying(words -> assertThat(words)
                .startsWith("the memory has been full for "));
        fullness.set(0.1);
        run(health, 1);
        assertThat(health.ailment()).isEmpty();
    }

    private static void until(Health health, String words) {
        while (!health.hindrance(0, 9).equals(Optional.of(words))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void saysSoOverHttp() {
        try (Served served = new Served()) {
            assertThat(served.get("/healthz").body()).isEqualTo("ok\n");
            while (served.get("/readyz").statusCode() != 200) {
                Thread.onSpinWait();
            }
            assertThat(served.get("/readyz").headers().firstValue("Cache-Control"))
                    .contains("no-store");
        }
    }

    // Who is to blame -----------------------------------------------------------------------------

    @Test
    void aHandlerIsNotBlamedForTimeInWhichTheServerDidNotRun() throws Exception {
        FairScheduler scheduler = new FairScheduler(1, SECOND / 10, uptime);
        CountDownLatch end = new CountDownLatch(1);
        RunWatchdog watch = scheduler.watch();
        CompletableFuture<Boolean> asleep = CompletableFuture.supplyAsync(() ->
                scheduler.pass(budget(), watch, () -> {
                    watch.beats("bully", 1, () -> Identity.of(1));
                    return await(end);
                }));
        // The wall clock goes on for long, as while a process is stopped; the server does not.
        assertThat(asleep).isNotCompleted();
        for (int i = 0; i < 4; i++) {
            assertThat(watch.stuck()).isEmpty();
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(asleep).isNotCompleted();
        end.countDown();
        assertThat(asleep.join()).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void aHandlerThatSleepsForEverIsFoundToo() {
        FairScheduler scheduler = new FairScheduler(1, SECOND / 10);
        RunWatchdog watch = scheduler.watch();
        CompletableFuture<Boolean> asleep = CompletableFuture.supplyAsync(() ->
                scheduler.pass(budget(), watch, () -> {
                    watch.beats("sleepy", 1, () -> Identity.of(1));
                    return await(new CountDownLatch(1));
                }));
        assertThat(asleep.handle((done, e) -> String.valueOf(e)).join())
                .contains("sleepy has not come back from a handler at node 1 in tick 1");
        assertThat(scheduler.<Integer>pass(budget(), scheduler.watch(), () -> 7)).isEqualTo(7);
    }

    @Test
    void aViewerIsNotBlamedForTimeInWhichTheServerDidNotRun() throws Exception {
        ViewerSession room = new ViewerSession(Runs.REGISTRY, Limits.STANDARD,
                new SharedRuns(Simulation::new, Runs.REGISTRY, Limits.STANDARD),
                new FairScheduler(0, SECOND, uptime),
                budget(), work -> { }, Optional.empty(), (frame, done) -> { });
        room.refuse("none", "none", "never taken");
        TimeUnit.MILLISECONDS.sleep(1_100);
        assertThat(room.stalledSeconds()).isZero();
        assertThat(room.silentSeconds()).isZero();
        for (int i = 1; i <= 16; i++) {
            uptime.beat(i * SECOND / 8);
        }
        assertThat(room.stalledSeconds()).isEqualTo(2);
        assertThat(room.silentSeconds()).isEqualTo(2);
    }

    @Test
    void theMetronomeGoesOnWhateverABeatThrows() {
        CountDownLatch beats = new CountDownLatch(3);
        Metronome metronome = new Metronome(nowNanos -> {
            beats.countDown();
            throw new StackOverflowError();
        }, () -> { });
        assertThat(await(beats)).isTrue();
        metronome.stop();
    }

    @Test
    void aWorkerLivesOnWhateverItsWorkThrows() {
        FairScheduler scheduler = new FairScheduler(0, SECOND, uptime);
        for (Throwable any : List.of(new StackOverflowError("deep"), new IOException("sneaky"),
                new NoClassDefFoundError("gone"))) {
            assertThatThrownBy(() -> scheduler.pass(budget(), scheduler.watch(),
                    () -> HealthTest.<Integer, RuntimeException>sneak(any)))
                    .isInstanceOf(RuntimeException.class).hasRootCause(any);
        }
        assertThat(scheduler.<Integer>pass(budget(), scheduler.watch(), () -> 7)).isEqualTo(7);
        scheduler.pass(budget(), scheduler.watch(), () -> {
            Thread.currentThread().interrupt();
            return 7;
        });
        assertThat(scheduler.<Integer>pass(budget(), scheduler.watch(), () -> 7)).isEqualTo(7);
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneak(Throwable any) throws E {
        throw (E) any;
    }

    @Test
    void timeThatThereWasNoProcessorForIsNotCounted() {
        uptime.beat(SECOND / 8);
        uptime.beat(3_600 * SECOND);
        assertThat(uptime.nanos()).isBetween(SECOND / 4, SECOND / 2);
    }
}
