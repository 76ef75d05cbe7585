package hustings.live;

import hustings.live.node.Announcement;
import hustings.live.node.Letter;
import hustings.model.AlgorithmType;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A group of nodes that really run: processes, sockets between them, and a clock.
 *
 * <p>Each directed link between two nodes is a connection that comes by here, where messages can be
 * held up, cut off and counted. One thread decides everything; others only read sockets.
 */
public final class LiveGroup implements AutoCloseable {
    private static final long BEGIN_MICROSECONDS = 200_000;
    private static final long MARGIN_MICROSECONDS = 60_000;
    private static final long LOOK_AHEAD = 20;
    private static final long SILENT_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 20;
    private static final String OVER = "the live group has ended";

    private final AlgorithmType algorithm;
    private final Spawner spawner;
    private final long tickMicroseconds;
    private final WireCodec codec;
    private final String token = UUID.randomUUID().toString();
    private final ServerSocket listener;
    private final Path folder;
    private final Coordinator coordinator;
    private final long margin;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Map<Integer, Spawner.Spawned> spawned = new TreeMap<>();
    private final Set<Spawner.Spawned> killed = new HashSet<>();
    private final Connections connections;
    private final Set<Lines> accepted = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Recording> outcome = new CompletableFuture<>();
    private final Thread loop;
    private TickClock clock = new TickClock(0, TimeUnit.DAYS.toMicros(1), 1);
    private List<Integer> awaited = List.of();
    private long last;
    private boolean begun;
    private volatile boolean closed;

    /**
     * A group that is about to start.
     *
     * @param tickMicroseconds how long a tick is
     */
    public LiveGroup(Scenario scenario, AlgorithmType algorithm, Spawner spawner,
            long tickMicroseconds) {
        LiveScenario.require(scenario, algorithm);
        this.algorithm = algorithm;
        this.spawner = spawner;
        this.tickMicroseconds = tickMicroseconds;
        last = scenario.until();
        codec = new WireCodec(algorithm);
        connections = new Connections(codec, token);
        margin = Math.max(3, MARGIN_MICROSECONDS / tickMicroseconds);
        coordinator = new Coordinator(scenario, algorithm, new Actions(), margin);
        try {
            folder = Files.createTempDirectory("hustings-live-");
            Files.writeString(folder.resolve(NodeProcess.SCENARIO), scenario.text());
            listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loop = Thread.ofPlatform().daemon().name("live-group").unstarted(this::loop);
    }

    /** Starts the processes; the first tick begins when all of them are there. */
    public synchronized void start() {
        if (closed) {
            outcome.cancel(true);
            return;
        }
        awaited = coordinator.begin();
        codec.warmUp();
        Thread.ofVirtual().start(this::listen);
        awaited.forEach(node -> spawn(node, 0, 0));
        inbox.add(this::beginIfAllAreThere);
        loop.start();
    }

    /** What was taken down, once the run has ended; fails if it broke. */
    public CompletableFuture<Recording> outcome() {
        return outcome;
    }

    /**
     * Does something to the group as soon as it can be done.
     *
     * @return fails with an {@link IllegalArgumentException} if it cannot be done, in words, and
     *     with an {@link IllegalStateException} if the run is over
     */
    public CompletableFuture<Void> act(Fault.Action action) {
        return ask(() -> {
            coordinator.act(action, clock.now());
            return action;
        }).thenAccept(done -> { });
    }

    /** Has the loop answer something; fails if the run is over before it has. */
    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        inbox.add(() -> {
            try {
                answer.complete(question.get());
            } catch (IllegalArgumentException e) {
                answer.completeExceptionally(e);
            }
        });
        CompletableFuture.anyOf(answer, outcome).whenComplete((any, failure) ->
                answer.completeExceptionally(new IllegalStateException(OVER)));
        return answer;
    }

    /**
     * What has happened so far.
     *
     * @param tick the last tick of which everything is known
     * @param scenario the scenario that has the same happen up to that tick
     * @param processes how many processes there are
     */
    public record SoFar(long tick, Scenario scenario, int processes) {}

    /** What has happened so far; −1 is the tick if nothing has. It fails if the run is over. */
    public CompletableFuture<SoFar> soFar() {
        return ask(() -> {
            long known = begun ? Math.min(last, coordinator.known(clock.now())) : -1;
            return new SoFar(known,
                    coordinator.recording().scenario(known, Math.max(1, known + LOOK_AHEAD)),
                    connections.count());
        });
    }

    /** Has the run end soon. */
    public void end() {
        inbox.add(() -> {
            // One that has not begun yet begins first, and ends with what comes after that.
            last = Math.min(last, Math.max(0, clock.now()) + margin);
            coordinator.endAt(last);
            if (begun) {
                connections.commandAll(new Command.End(last));
            }
        });
    }

    // The loop ------------------------------------------------------------------------------------

    private void loop() {
        long tick = -1;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!isOver(deadline)) {
                long wait = begun ? clock.microsecondsUntil(tick + 1) : 10_000;
                Runnable next = inbox.poll(Math.max(0, wait), TimeUnit.MICROSECONDS);
                if (next != null) {
                    next.run();
                }
                if (begun && clock.now() > tick) {
                    tick = clock.now();
                    deadline = tick <= last ? System.nanoTime()
                            + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS) : deadline;
                    coordinator.tick(Math.min(tick, last));
                    grant(tick + margin - 1);
                    killSilent(tick);
                }
            }
            coordinator.end();
            outcome.complete(coordinator.recording());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.cancel(true);
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    /** Announcements are for later ticks than this: the processes may go on up to it. */
    private void grant(long tick) {
        for (int node : spawned.keySet()) {
            if (!coordinator.isStopped(node)) {
                connections.command(node, new Command.Grant(tick));
            }
        }
    }

    private boolean isOver(long deadline) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(begun ? "not all nodes have come to tick " + last
                    : "not all nodes have come; missing are " + awaited.stream()
                            .filter(node -> !connections.haveAll(List.of(node))).toList());
        }
        return begun && clock.now() > last && coordinator.haveAllTold(last);
    }

    // Sockets -------------------------------------------------------------------------------------

    private void listen() {
        while (!closed) {
            try {
                Lines lines = new Lines(listener.accept());
                accepted.add(lines);
                Thread.ofVirtual().start(() -> greet(lines));
            } catch (IOException e) {
                // The listener is closed when the group is.
                return;
            }
        }
    }

    /** Hears whose connection it is; whoever does not know the token is not heard any further. */
    private void greet(Lines lines) {
        try (lines) {
            switch (codec.telling(lines.read())) {
                case Telling.Hello hello when hello.token().equals(token) -> hear(hello, lines);
                case Telling.Link link when link.token().equals(token) -> hear(link, lines);
                default -> { }
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // A stranger, or a process that was killed before it had said who it is.
            accepted.remove(lines);
        }
    }

    private void hear(Telling.Hello hello, Lines lines) {
        inbox.add(() -> welcome(hello, lines));
        lines.readAll(line -> {
            Telling telling = codec.telling(line);
            inbox.add(() -> hear(hello.node(), telling));
        });
        inbox.add(() -> loseIf(connections.ended(hello.node(), lines), hello.node()));
    }

    private void hear(Telling.Link link, Lines lines) {
        inbox.add(() -> connections.linkOpened(link.from()));
        lines.readAll(line -> {
            Letter letter = codec.letter(line);
            inbox.add(() -> coordinator.letter(letter, clock.now()));
        });
        inbox.add(() -> loseIf(connections.linkEnded(link.from()), link.from()));
    }

    private void welcome(Telling.Hello hello, Lines lines) {
        connections.add(hello, lines);
        if (begun) {
            coordinator.ready(hello.node(), clock.now());
        } else {
            beginIfAllAreThere();
        }
    }

    private void beginIfAllAreThere() {
        if (connections.haveAll(awaited)) {
            clock = new TickClock(0, BEGIN_MICROSECONDS, tickMicroseconds);
            begun = true;
            coordinator.allReady();
            connections.commandAll(new Command.End(last));
        }
    }

    private void hear(int node, Telling telling) {
        switch (telling) {
            case Telling.Tick(Report report) -> coordinator.report(report);
            case Telling.Quiet(long tick) -> coordinator.quiet(node, tick);
            case Telling.Frozen frozen -> coordinator.frozen(node);
            default -> throw new IllegalStateException("node " + node + " told " + telling);
        }
    }

    private void loseIf(boolean gone, int node) {
        if (gone) {
            lose(node);
        }
    }

    private void lose(int node) {
        // It may have kept what it could not tell any more.
        storage(node).kept().map(kept -> codec.telling(kept.told()))
                .filter(Telling.Tick.class::isInstance).map(Telling.Tick.class::cast)
                .filter(tick -> coordinator.isNew(tick.report()))
                .ifPresent(tick -> coordinator.report(tick.report()));
        coordinator.gone(node, clock.now());
    }

    private Storage storage(int node) {
        return new Storage(folder.resolve(node + ".json"));
    }

    private void spawn(int node, long events, int draws) {
        Spawner.Spawned process = spawner.spawn(new Spawner.Birth(algorithm.id(), node,
                listener.getLocalPort(), token, folder, events, draws));
        spawned.put(node, process);
        process.onExit(() -> inbox.add(() -> exited(node, process)));
    }

    /** A process has ended: if it never came, nothing else tells. */
    private void exited(int node, Spawner.Spawned process) {
        if (spawned.get(node) != process || connections.haveAll(List.of(node))) {
            return;
        }
        if (!begun) {
            throw new IllegalStateException(
                    "the process of node " + node + " ended before it had come");
        }
        coordinator.neverCame(node);
    }

    /** Whoever has told of nothing for long has been stopped by somebody else, or hangs. */
    private void killSilent(long tick) {
        long patience = TimeUnit.SECONDS.toMicros(SILENT_SECONDS) / tickMicroseconds;
        for (int node : coordinator.silentSince(Math.min(tick, last) - patience)) {
            if (killed.add(spawned.get(node))) {
                coordinator.recording().remark("node " + node + " was silent for "
                        + SILENT_SECONDS + " seconds, and was killed");
                spawned.get(node).kill();
            }
        }
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** What the coordinator has done. */
    private final class Actions implements GroupActions {
        @Override
        public void begin(int node, long tick, List<Announcement> announced) {
            connections.command(node, new Command.Begin(tick, clock.microsecondsUntil(tick),
                    tickMicroseconds, announced));
        }

        @Override
        public void start(int node, long events, int draws) {
            spawn(node, events, draws);
        }

        @Override
        public void kill(int node) {
            spawned.get(node).kill();
        }

        @Override
        public void freeze(int node) {
            connections.command(node, new Command.Freeze());
        }

        @Override
        public void stop(int node) {
            spawned.get(node).stop();
        }

        @Override
        public void thaw(int node, long tick, List<Announcement> announced) {
            spawned.get(node).goOn();
            connections.command(node, new Command.Thaw(tick, announced));
        }

        @Override
        public void announce(int node, Announcement announcement) {
            connections.command(node, new Command.Announce(announcement));
        }

        @Override
        public void forward(Letter letter) {
            connections.forward(letter);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        loop.interrupt();
        spawned.values().forEach(Spawner.Spawned::kill);
        try {
            listener.close();
            for (Spawner.Spawned each : spawned.values()) {
                each.join();
            }
            loop.join();
            connections.close();
            accepted.forEach(Lines::close);
            deleteFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
