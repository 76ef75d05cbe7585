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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
    private static final long PATIENCE_SECONDS = 20;

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
    private final Map<Integer, Connection> connections = new HashMap<>();
    private final Map<Integer, Integer> openLinks = new HashMap<>();
    private final Map<Integer, Lines> lost = new HashMap<>();
    private final CompletableFuture<Recording> outcome = new CompletableFuture<>();
    private final Thread loop;
    private TickClock clock = new TickClock(0, TimeUnit.DAYS.toMicros(1), 1);
    private List<Integer> awaited = List.of();
    private long last;
    private boolean begun;
    private volatile boolean closed;

    /** The connections to one process: for commands, and for the messages from each other. */
    private record Connection(Lines control, int port, Map<Integer, Lines> links) {}

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
    public void start() {
        awaited = coordinator.begin();
        codec.warmUp();
        Thread.ofVirtual().start(this::listen);
        awaited.forEach(node -> spawn(node, 0, 0));
        loop.start();
    }

    /** What was taken down, once the run has ended; fails if it broke. */
    public CompletableFuture<Recording> outcome() {
        return outcome;
    }

    /**
     * Does something to the group as soon as it can be done.
     *
     * @return fails with an {@link IllegalArgumentException} if it cannot be done, in words
     */
    public CompletableFuture<Void> act(Fault.Action action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inbox.add(() -> {
            try {
                coordinator.act(action, clock.now());
                done.complete(null);
            } catch (IllegalArgumentException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /**
     * What has happened so far.
     *
     * @param tick the last tick of which everything is known
     * @param scenario the scenario that has the same happen up to that tick
     * @param processes how many processes there are
     */
    public record SoFar(long tick, Scenario scenario, int processes) {}

    /** What has happened so far; −1 is the tick if nothing has. */
    public CompletableFuture<SoFar> soFar() {
        CompletableFuture<SoFar> answer = new CompletableFuture<>();
        inbox.add(() -> {
            long known = begun ? Math.min(last, coordinator.known(clock.now())) : -1;
            answer.complete(new SoFar(known,
                    coordinator.recording().scenario(known, Math.max(1, known + LOOK_AHEAD)),
                    connections.size()));
        });
        return answer;
    }

    /** Has the run end soon. */
    public void end() {
        inbox.add(() -> {
            last = Math.min(last, clock.now() + margin);
            connections.values().forEach(each -> send(each.control, new Command.End(last)));
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
                }
            }
            coordinator.end(last);
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
        connections.forEach((node, connection) -> {
            if (!coordinator.isStopped(node)) {
                send(connection.control, new Command.Grant(tick));
            }
        });
    }

    private boolean isOver(long deadline) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(begun ? "not all nodes have come to tick " + last
                    : "not all nodes have come: " + awaited + " are missing");
        }
        return begun && clock.now() > last && coordinator.haveAllTold(last);
    }

    // Sockets -------------------------------------------------------------------------------------

    private void listen() {
        while (!closed) {
            try {
                Lines lines = new Lines(listener.accept());
                Thread.ofVirtual().start(() -> greet(lines));
            } catch (IOException e) {
                // The listener is closed when the group is.
                closed = true;
            }
        }
    }

    private void greet(Lines lines) {
        switch (codec.telling(lines.read())) {
            case Telling.Hello hello when hello.token().equals(token) -> {
                inbox.add(() -> welcome(hello, lines));
                lines.readAll(line -> {
                    Telling telling = codec.telling(line);
                    inbox.add(() -> hear(hello.node(), telling));
                });
                inbox.add(() -> {
                    lost.put(hello.node(), lines);
                    loseIfSilent(hello.node());
                });
            }
            case Telling.Link link when link.token().equals(token) -> {
                inbox.add(() -> openLinks.merge(link.from(), 1, Integer::sum));
                lines.readAll(line -> {
                    Letter letter = codec.letter(line);
                    inbox.add(() -> coordinator.letter(letter, clock.now()));
                });
                inbox.add(() -> {
                    openLinks.merge(link.from(), -1, Integer::sum);
                    loseIfSilent(link.from());
                });
            }
            default -> lines.close();
        }
    }

    private void welcome(Telling.Hello hello, Lines lines) {
        connections.put(hello.node(), new Connection(lines, hello.port(), new HashMap<>()));
        if (begun) {
            coordinator.ready(hello.node(), clock.now());
        } else if (connections.keySet().containsAll(awaited)) {
            clock = new TickClock(0, BEGIN_MICROSECONDS, tickMicroseconds);
            begun = true;
            coordinator.allReady();
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

    /** All connections of a process have ended, and so has the process: it was heard to its end. */
    private void loseIfSilent(int node) {
        Connection connection = connections.get(node);
        if (connection == null || openLinks.getOrDefault(node, 0) > 0
                || lost.get(node) != connection.control) {
            return;
        }
        connections.remove(node);
        lost.remove(node);
        connection.links.values().forEach(Lines::close);
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
        spawned.put(node, spawner.spawn(new Spawner.Birth(algorithm.id(), node,
                listener.getLocalPort(), token, folder, events, draws)));
    }

    private void send(Lines lines, Command command) {
        lines.post(codec.command(command));
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
        private void command(int node, Command command) {
            Connection connection = connections.get(node);
            if (connection != null) {
                send(connection.control, command);
            }
        }

        @Override
        public void begin(int node, long tick, List<Announcement> announced) {
            command(node, new Command.Begin(tick, clock.microsecondsUntil(tick),
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
            command(node, new Command.Freeze());
        }

        @Override
        public void stop(int node) {
            spawned.get(node).stop();
        }

        @Override
        public void thaw(int node, long tick, List<Announcement> announced) {
            spawned.get(node).goOn();
            command(node, new Command.Thaw(tick, announced));
        }

        @Override
        public void announce(int node, Announcement announcement) {
            command(node, new Command.Announce(announcement));
        }

        @Override
        public void forward(Letter letter) {
            Connection connection = connections.get(letter.to());
            if (connection != null) {
                forward(connection, letter);
            }
        }

        private void forward(Connection connection, Letter letter) {
            try {
                Lines link = connection.links.get(letter.from());
                if (link == null) {
                    link = Lines.connect(connection.port);
                    connection.links.put(letter.from(), link);
                    link.post(codec.telling(new Telling.Link(letter.from(), letter.to(), token)));
                }
                link.post(codec.letter(letter));
            } catch (UncheckedIOException e) {
                // The process is gone; that is heard where its connection is read.
                connection.control.close();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        loop.interrupt();
        spawned.values().forEach(Spawner.Spawned::kill);
        try {
            listener.close();
            for (Spawner.Spawned each : spawned.values()) {
                each.join();
            }
            loop.join();
            connections.values().forEach(each -> each.links.values().forEach(Lines::close));
            connections.values().forEach(each -> each.control.close());
            deleteFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
