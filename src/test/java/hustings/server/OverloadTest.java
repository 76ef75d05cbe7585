package hustings.server;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.compare.Comparison;
import hustings.compare.StepUnit;
import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.run.TickListener;
import hustings.scenario.Identity;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever asks for too much is told so, and others notice nothing. */
public class OverloadTest {
    private static final Heap EMPTY = new Heap(() -> 0.1, () -> { });
    private static final String HEAVY = "algorithms=bully,ring&n=64&duplicate=1&until=10000"
            + "&latency=1-10&order=any&delta=1&ring=skip&loss=0.1&detector=heartbeat:1,1";
    private static final AtomicBoolean STUCK = new AtomicBoolean();
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);

    private static final Request STEP = new Request.Step(1, StepUnit.TICK, Optional.empty());

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    private static ComputeBudget budget(double seconds, boolean inHaste) {
        return new ComputeBudget(new TokenBucket(seconds, 0.000_001, System.nanoTime()),
                new TokenBucket(1_000, 1, System.nanoTime()), 100, inHaste);
    }

    // Playing -------------------------------------------------------------------------------------

    @Test
    void timeThatWasTooShortIsNotCaughtUp() {
        Playback playback = new Playback();
        playback.play(240, 100, 0);
        assertThat(playback.take(100, TEN_SECONDS)).isEqualTo(160);
        assertThat(playback.isDue(160, TEN_SECONDS)).isFalse();
        assertThat(playback.take(160, TEN_SECONDS + TEN_SECONDS / 100)).isEqualTo(200);
    }

    @Test
    void ticksThatFollowEachOtherFastComeSeveralInAFrame() {
        Playback playback = new Playback();
        playback.play(30, 0, 0);
        assertThat(playback.isDue(0, TimeUnit.MILLISECONDS.toNanos(165))).isFalse();
        assertThat(playback.isDue(0, TimeUnit.MILLISECONDS.toNanos(168))).isTrue();
        assertThat(playback.take(0, TimeUnit.MILLISECONDS.toNanos(168))).isEqualTo(5);
        playback.restart(1, 0);
        assertThat(playback.take(1, TimeUnit.MILLISECONDS.toNanos(168))).isEqualTo(5);
        assertThat(playback.take(5, TimeUnit.MILLISECONDS.toNanos(331))).isEqualTo(10);
        playback.play(8, 0, 0);
        assertThat(playback.isDue(0, TimeUnit.MILLISECONDS.toNanos(126))).isTrue();
    }

    @Test
    void aViewerWhoReadsNothingHasItsRunGoOnUnrecorded() {
        Outbox outbox = new Outbox((frame, done) -> sent.add(frame), () -> { }, () -> 0);
        ViewerRun viewerRun = new ViewerRun(Runs.REGISTRY, Limits.STANDARD,
                new SharedRuns(Simulation::new, Runs.REGISTRY, Limits.STANDARD),
                new RunWatchdog(Set.of(), TEN_SECONDS, new Uptime(0)),
                new LiveViewer(Optional.empty(), Runs.REGISTRY, Limits.STANDARD, outbox), outbox);
        viewerRun.carryOut(new Request.Open("algorithms=bully&n=8&until=60&faults=40:crash-8"));
        viewerRun.carryOut(new Request.Play(240));
        while (viewerRun.isPlaying()) {
            viewerRun.beat();
            Thread.onSpinWait();
        }
        assertThat(sent).noneMatch(frame -> frame.contains("\"type\":\"ticks\""))
                .hasSizeLessThan(10);
    }

    @Test
    void aPanelKeepsOnlySoManyEvents() {
        Scenario scenario = Scenario.parse(HEAVY, Runs.REGISTRY);
        Comparison run = new Comparison(Simulation::new, scenario, Runs.REGISTRY,
                () -> Limits.STANDARD.onScreen(TickListener.UNHEARD));
        run.advanceTo(60);
        assertThat(run.hasOverflowed()).isTrue();
        assertThat(run.panels()).allSatisfy(panel ->
                assertThat(panel.takeMoments()).hasSizeLessThanOrEqualTo(20_000));
        assertThat(run.hasOverflowed()).isFalse();
        JsonNode bully = Json.MAPPER.readTree(new Frames(run).keyframe(60))
                .get("panels").get(0);
        assertThat(bully.get("inFlight").size()).isLessThanOrEqualTo(5_000);
        assertThat(bully.get("inFlight").size() + bully.get("moreInFlight").asInt())
                .isEqualTo(bully.get("messages").get("inFlight").asInt());
    }

    // Waiting -------------------------------------------------------------------------------------

    @Test
    void onlySoManyWaitAndTheOthersAreSentAwayAtOnce() throws InterruptedException {
        FairScheduler scheduler = new FairScheduler(1, TEN_SECONDS);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    scheduler.pass(budget(100, false), scheduler.watch(), () -> await(end));
                } catch (Refused e) {
                    assertThat(e.code()).isEqualTo("busy");
                    assertThat(e.retrySeconds()).isPositive();
                    assertThat(e.getMessage()).contains("try again in");
                    if (refused.incrementAndGet() == 20) {
                        end.countDown();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refused.get()).isGreaterThanOrEqualTo(20);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoHasUsedLittleIsServedBetweenTheTicksOfALongRun() {
        FairScheduler scheduler = new FairScheduler(0, TEN_SECONDS);
        CountDownLatch begun = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        RunWatchdog watch = scheduler.watch();
        ComputeBudget greedy = budget(0.001, true);
        CompletableFuture<Boolean> longRun = CompletableFuture.supplyAsync(() ->
                scheduler.pass(greedy, watch, () -> {
                    order.add("the long run begins");
                    compute(5);
                    begun.countDown();
                    long end = System.nanoTime() + 6 * TEN_SECONDS;
                    while (order.size() < 2 && System.nanoTime() < end) {
                        watch.beats("bully", 1, () -> Identity.of(1));
                    }
                    return order.add("the long run ends");
                }));
        assertThat(await(begun)).isTrue();
        scheduler.pass(budget(100, true), scheduler.watch(), () -> order.add("the short one"));
        longRun.join();
        assertThat(order).containsExactly(
                "the long run begins", "the short one", "the long run ends");
        assertThatThrownBy(() -> scheduler.pass(greedy, scheduler.watch(), () -> 1))
                .isInstanceOf(Refused.class).hasMessageContaining("try again in");
    }

    /** Uses so much of a processor, however long that takes while others use it too. */
    private static void compute(int milliseconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + milliseconds * 1_000_000L;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoHasTheOutcomeHasPaidForIt() {
        ComputeBudget budget = budget(1, true);
        RunWatchdog watch = new RunWatchdog(Set.of(), TEN_SECONDS, new Uptime(0));
        Worker worker = new Worker(new JobQueue(), false, algorithm -> { });
        List<Double> used = new ArrayList<>();
        for (boolean fails : new boolean[] {false, true}) {
            Job<Boolean> job = new Job<>(budget, watch, () -> {
                compute(5);
                if (fails) {
                    throw new Refused("gone", "server", "on purpose");
                }
                return true;
            }, EMPTY);
            double before = budget.level(System.nanoTime());
            job.outcome().whenComplete((outcome, failure) ->
                    used.add(before - budget.level(System.nanoTime())));
            job.run(worker);
            assertThat(job.outcome().isCompletedExceptionally()).isEqualTo(fails);
        }
        assertThat(used).hasSize(2).allSatisfy(part ->
                assertThat(part).isGreaterThan(0.0049));
    }

    @Test
    void aRunThatKeepsMoreThanThereIsRoomForIsEnded() {
        RunWatchdog watch = new RunWatchdog(Set.of(), TEN_SECONDS, new Uptime(0));
        Heap full = new Heap(() -> 0.9, () -> { });
        Job<Boolean> job = new Job<>(budget(1, true), watch, () -> {
            while (true) {
                compute(5);
                watch.beats("bully", 1, () -> Identity.of(1));
            }
        }, full);
        job.run(new Worker(new JobQueue(), false, algorithm -> { }));
        assertThat(job.outcome()).isCompletedExceptionally();
        assertThatThrownBy(job.outcome()::get).hasMessageContaining("hardly any memory left");
    }

    @Test
    void whoHasGoneIsNotWorkedFor() {
        FairScheduler scheduler = new FairScheduler(1, TEN_SECONDS);
        RunWatchdog watch = scheduler.watch();
        assertThatThrownBy(() -> scheduler.pass(budget(1, true), watch, () -> {
            watch.cancel();
            return new Comparison(Simulation::new, Scenario.parse("n=8", Runs.REGISTRY),
                    Runs.REGISTRY,
                    () -> Limits.STANDARD.onScreen(watch));
        })).isInstanceOf(Refused.class).hasMessageContaining("has gone");
        AtomicBoolean begun = new AtomicBoolean();
        assertThatThrownBy(() -> scheduler.pass(budget(1, true), watch,
                () -> begun.getAndSet(true))).isInstanceOf(Refused.class);
        assertThat(begun).isFalse();
    }

    @Test
    void noMemoryIsARefusalAndTheWorkerLivesOn() {
        FairScheduler scheduler = new FairScheduler(1, TEN_SECONDS);
        ComputeBudget budget = budget(1, true);
        assertThatThrownBy(() -> scheduler.pass(budget, scheduler.watch(), () -> {
            throw new OutOfMemoryError("Java heap space");
        })).isInstanceOf(Refused.class).hasMessageContaining("memory");
        assertThat(scheduler.<Integer>pass(budget, scheduler.watch(), () -> 7)).isEqualTo(7);
    }

    @Test
    void neitherBeatNorLeaveWaitForAServerThatIsBusy() {
        FairScheduler closed = new FairScheduler(0, TEN_SECONDS);
        closed.close(0);
        List<Runnable> work = new ArrayList<>();
        ViewerSession room = new ViewerSession(Runs.REGISTRY, Limits.STANDARD,
                new SharedRuns(Simulation::new, Runs.REGISTRY, Limits.STANDARD), closed,
                budget(1, true), work::add, Optional.empty(),
                (frame, done) -> sent.add(frame));
        for (int tick = 0; tick < 200; tick++) {
            room.receive("{\"type\":\"seek\",\"tick\":" + tick + "}");
            room.beat(System.nanoTime());
        }
        room.close();
        assertThat(work).hasSize(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void ofSeveralMovesOnlyTheNewestCounts() {
        Inbox inbox = new Inbox();
        inbox.put(new Request.Seek(1, Optional.empty()));
        inbox.put(new Request.Seek(2, Optional.empty()));
        inbox.put(new Request.Play(8));
        inbox.put(new Request.Open("n=3"));
        inbox.put(new Request.Seek(3, Optional.empty()));
        inbox.put(new Request.Seek(4, Optional.empty()));
        assertThat(inbox.take()).contains(new Request.Play(8));
        assertThat(inbox.take()).contains(new Request.Open("n=3"));
        assertThat(inbox.take()).contains(new Request.Seek(4, Optional.empty()));
        assertThat(inbox.isEmpty()).isTrue();
        for (int i = 0; i < 128; i++) {
            assertThat(inbox.put(STEP)).isTrue();
        }
        assertThat(inbox.put(STEP)).isFalse();
    }

    // Paying --------------------------------------------------------------------------------------

    @Test
    void debtsArePaidOffWithTime() {
        TokenBucket bucket = new TokenBucket(2, 0.5, 0);
        bucket.charge(3, 0);
        assertThat(bucket.secondsInDebt(0)).isBetween(1.99, 2.01);
        assertThat(bucket.secondsInDebt(TEN_SECONDS)).isZero();
        assertThat(bucket.level(TEN_SECONDS)).isEqualTo(1);
        bucket.charge(1_000, TEN_SECONDS);
        assertThat(bucket.secondsInDebt(TEN_SECONDS)).isBetween(19.9, 20.1);
    }

    @Test
    void aFrugalViewerDoesNotPayForGreedyNeighbours() {
        long now = System.nanoTime();
        Client school = new Client(2, 20, now);
        ComputeBudget frugal = school.viewer();
        ComputeBudget greedy = school.viewer();
        greedy.charge(30, now);
        assertThat(greedy.secondsInDebt(now)).isGreaterThan(10);
        assertThat(frugal.secondsInDebt(now)).isZero();
        assertThat(school.pages().secondsInDebt(now)).isZero();
        frugal.charge(1.5, System.nanoTime());
        assertThat(frugal.secondsInDebt(System.nanoTime())).isGreaterThan(10);
    }

    @Test
    void whoLeavesAndComesAgainHasNoMoreThanTheAddressHasLeft() {
        Client address = new Client(2, 20, System.nanoTime());
        address.viewer().charge(30, System.nanoTime());
        ComputeBudget again = address.viewer();
        assertThat(again.isLight(System.nanoTime())).isFalse();
        assertThat(again.secondsInDebt(System.nanoTime())).isGreaterThan(2);
    }

    @Test
    void theAddressThatHasUsedLeastIsServedFirstWhoeverAsksThere() throws InterruptedException {
        JobQueue jobs = new JobQueue();
        Client greedy = new Client(2, 20, System.nanoTime());
        Client frugal = new Client(2, 20, System.nanoTime());
        ComputeBudget fresh = greedy.viewer();
        greedy.viewer().charge(5, System.nanoTime());
        ComputeBudget other = frugal.viewer();
        other.charge(0.5, System.nanoTime());
        Job<?> ofGreedy = waiting(jobs, fresh);
        Job<?> ofFrugal = waiting(jobs, other);
        Job<?> atTheSame = waiting(jobs, frugal.viewer());
        assertThat(jobs.takeBefore(fresh.rank(System.nanoTime()))).contains(atTheSame);
        assertThat(jobs.take(true)).contains(ofFrugal);
        assertThat(jobs.takeBefore(fresh.rank(System.nanoTime()))).isEmpty();
        assertThat(jobs.take(false)).contains(ofGreedy);
    }

    private static Job<?> waiting(JobQueue jobs, ComputeBudget budget) {
        Job<?> job = new Job<>(budget,
                new RunWatchdog(Set.of(), TEN_SECONDS, new Uptime(0)), () -> 1, EMPTY);
        assertThat(jobs.add(job, System.nanoTime())).isTrue();
        return job;
    }

    @Test
    void anAddressIsWhatTheServerSeesUnlessAProxyIsTrusted() {
        Clients open = new Clients(false, 2, 20);
        Clients behind = new Clients(true, 2, 20);
        assertThat(open.address("10.0.0.1", List.of("1.2.3.4"))).isEqualTo("10.0.0.1");
        assertThat(behind.address("10.0.0.1", List.of("6.6.6.6, 1.2.3.4"))).isEqualTo("1.2.3.4");
        assertThat(behind.address("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
        assertThat(open.address("[2001:db8:1:2:3:4:5:6]", List.of()))
                .isEqualTo("2001:0db8:0001:0002::/64");
        assertThat(open.of("a")).isSameAs(open.of("a")).isNotSameAs(open.of("b"));
    }

    @Test
    void aHeapThatIsNearlyFullTakesNothingNew() {
        AtomicInteger cleanings = new AtomicInteger();
        Heap full = new Heap(() -> 0.9, cleanings::incrementAndGet);
        assertThatThrownBy(full::requireRoom).isInstanceOf(Refused.class);
        assertThatThrownBy(full::requireRoom).hasMessageContaining("memory");
        assertThat(cleanings).hasValue(1);
        Heap garbage = new Heap(() -> cleanings.get() == 1 ? 0.9 : 0.1, cleanings::incrementAndGet);
        garbage.requireRoom();
    }

    // Handlers that do not come back --------------------------------------------------------------


    /** Does not come back from a handler while it is told not to. */
    @Algorithm(name = "Stubborn", year = 2026, topology = COMPLETE, best = "n", mean = "n",
            worst = "n", costs = "time", paper = "none")
    public static final class Stubborn extends Node<Stubborn.Message> {
        sealed interface Message {}

        @Kind(ELECTION)
        record Hello() implements Message {}

        /** What a formula calls. */
        static double steps(double n) {
            while (STUCK.get()) {
                Thread.onSpinWait();
            }
            return n;
        }

        @Override
        protected void start() {
            // to call an election: greet all
            broadcast(new Hello());
        }

        @Override
        protected void receive(Message message) {
            // on a greeting: think about it
            while (STUCK.get() && id() == 2) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whoseFormulaDoesNotComeBackIsNamedByTheStackOfWhoWaitsForIt() {
        FairScheduler scheduler = new FairScheduler(1, TimeUnit.MILLISECONDS.toNanos(50),
                List.of(new AlgorithmType(Stubborn.class)));
        STUCK.set(true);
        try {
            assertThatThrownBy(() -> scheduler.pass(
                    budget(1, true), scheduler.watch(), () -> Stubborn.steps(57)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("stubborn has not come back from a formula");
            assertThat(scheduler.stuckHandlers().algorithms()).containsExactly("stubborn");
        } finally {
            STUCK.set(false);
        }
    }

    @Test
    void aHandlerThatDoesNotComeBackIsNamedAndNotCalledAgainUntilItDoes() {
        AlgorithmRegistry registry =
                new AlgorithmRegistry(List.of(new AlgorithmType(Stubborn.class)));
        String run = "/api/run?algorithms=stubborn&n=3&latency=5&start=1";
        try (Served served = new Served(registry, Limits.STANDARD, new Timeouts(900, 30, 1))) {
            STUCK.set(true);
            JsonNode refusal = served.json(run);
            assertThat(refusal.get("code").asString()).isEqualTo("stuck");
            assertThat(refusal.get("message").asString()).startsWith("stubborn has not come back"
                    + " from a handler at node 2 in tick 5. A handler must end");
            try (Viewer viewer = served.view()) {
                viewer.send("{'type':'open','scenario':'algorithms=stubborn&n=3'}");
                assertThat(viewer.next("refused").get("message").asString())
                        .contains("is not run for the time being");
            }
            STUCK.set(false);
            while (served.json(run).has("code")) {
                Thread.onSpinWait();
            }
        } finally {
            STUCK.set(false);
        }
    }
}
