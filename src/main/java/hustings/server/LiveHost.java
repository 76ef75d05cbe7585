package hustings.server;

import hustings.live.LiveGroup;
import hustings.live.Processes;
import hustings.live.Recording;
import hustings.live.Replay;
import hustings.live.Spawner;
import hustings.live.Threads;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.run.RunSource;
import hustings.run.WorkLimit;
import hustings.scenario.Fault;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts a live group for who watches: at most one at a time, the same for all. Thread-safe.
 *
 * <p>What is shown is what was recorded so far, simulated again; so it looks like any run, and
 * every page sees the same.
 */
final class LiveHost {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHost.class);
    private static final int MOST_NODES = 12;
    private static final long LONGEST_MILLISECONDS = TimeUnit.MINUTES.toMillis(10);
    /* What was recorded is to be opened on the page, which has its limits. */
    private static final long MOST_TICKS = 10_000;
    private static final int MOST_CHARACTERS = 7_500;
    private static final long BETWEEN_FRAMES_MILLISECONDS = 100;

    private final RunSource source;
    private final AlgorithmRegistry registry;
    private final LiveAudience audience;
    private Optional<LiveGroup> running = Optional.empty();

    LiveHost(RunSource source, AlgorithmRegistry registry) {
        this.source = source;
        this.registry = registry;
        this.audience = new LiveAudience(source, registry);
    }

    /** Who watches, and what they are shown. */
    LiveAudience audience() {
        return audience;
    }

    /** Whether a group runs. */
    synchronized boolean isRunning() {
        return running.isPresent();
    }

    /**
     * Starts a group of real processes.
     *
     * @throws InvalidScenario if no live group can run the scenario
     * @throws Refused if one runs already
     */
    synchronized void start(Scenario scenario, int tickMilliseconds) {
        if (running.isPresent()) {
            throw new Refused("busy", "live", "a live group runs already; watch it, or stop it");
        }
        Scenario whole = scenario.with("until",
                Math.min(MOST_TICKS, LONGEST_MILLISECONDS / tickMilliseconds), registry)
                // What was recorded of another run is recorded anew.
                .with("deliveries", "", registry).with("t", 0, registry);
        AlgorithmType algorithm = registry.get(only(whole));
        Spawner spawner = Processes.canRun(algorithm) ? new Processes() : new Threads(registry);
        LiveGroup group = new LiveGroup(whole, algorithm, spawner,
                TimeUnit.MILLISECONDS.toMicros(tickMilliseconds));
        running = Optional.of(group);
        audience.begins(whole, tickMilliseconds);
        Thread.ofPlatform().daemon().name("live-host").start(() -> show(group));
    }

    private static String only(Scenario scenario) {
        if (scenario.algorithms().size() != 1) {
            throw new InvalidScenario(List.of(Problem.notAllowed("algorithms",
                    String.join(",", scenario.algorithms()),
                    "one algorithm for a live group; take the others off the stage")));
        }
        if (scenario.n() + scenario.joining().size() > MOST_NODES) {
            throw new InvalidScenario(List.of(Problem.notAllowed("n",
                    Integer.toString(scenario.n()), "at most " + MOST_NODES
                            + " nodes, for each is a process")));
        }
        return scenario.algorithms().get(0);
    }

    /** What came of it is told when all is over: whoever hears it may start another one at once. */
    private void show(LiveGroup group) {
        Runnable outcome = outcome(group);
        ended();
        outcome.run();
    }

    private Runnable outcome(LiveGroup group) {
        try (group) {
            group.start();
            while (!group.outcome().isDone()) {
                long before = System.nanoTime();
                showSoFar(group);
                long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
                // A long run takes longer to simulate again; most time is left to others.
                Thread.sleep(Math.max(BETWEEN_FRAMES_MILLISECONDS, 4 * spent));
            }
            Recording recording = group.outcome().join();
            Replay replay = Replay.of(recording, source, WorkLimit.unlimited());
            return () -> audience.ends(recording, replay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return () -> audience.breaks("the server stops");
        } catch (CancellationException e) {
            LOG.info("a live group ends with the server");
            return () -> audience.breaks("the server stops");
        } catch (CompletionException | ExecutionException e) {
            LOG.warn("a live group has broken: {}", Server.inOneLine(e.getCause()));
            return () -> audience.breaks(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException | RuntimeException e) {
            LOG.error("a live group could not be shown: {}", Server.inOneLine(e));
            return () -> audience.breaks("the server could not go on with it");
        }
    }

    private void showSoFar(LiveGroup group)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            LiveGroup.SoFar soFar = group.soFar().get(1, TimeUnit.MINUTES);
            audience.show(soFar);
            if (soFar.scenario().text().length() > MOST_CHARACTERS) {
                group.end();
            }
        } catch (ExecutionException e) {
            // If it has ended meanwhile, its outcome says how.
            if (!group.outcome().isDone()) {
                throw e;
            }
        }
    }

    private synchronized void ended() {
        running = Optional.empty();
    }

    private synchronized LiveGroup group() {
        return running.orElseThrow(
                () -> new Refused("invalid", "live", "no live group runs at present"));
    }

    /** Does something to the group; refuses in words what cannot be done. */
    void act(Fault.Action action) {
        try {
            group().act(action).get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Refused("invalid", "action", String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            throw new Refused("busy", "live", "the live group does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the group end soon. */
    void stop() {
        group().end();
    }

    /** The server stops, and with it every process. */
    synchronized void close() {
        running.ifPresent(LiveGroup::close);
    }
}
