package hustings.live.maelstrom;

import hustings.live.TickClock;
import hustings.scenario.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A group of nodes that are programs of whoever runs it, in any language: each a process that
 * speaks Maelstrom's protocol.
 *
 * <p>One thread decides everything; others only read and write. It is for programs that the
 * operator has named, and never for those of strangers: they run as what the operator is.
 */
public final class ExecutableGroup implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LEAVE_MILLISECONDS = 1000;
    private static final int MOST_WAITING = 1000;

    private final Executable executable;
    private final GroupListener listener;
    private final ExecutableCoordinator coordinator;
    private final long tickMicroseconds;
    private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<String, ExecutableNode> nodes = new HashMap<>();
    private final List<ExecutableNode> processes = new ArrayList<>();
    private final CompletableFuture<GroupOutcome> outcome = new CompletableFuture<>();
    private final Thread loop = Thread.ofPlatform().daemon().name("programs").unstarted(this::loop);
    private TickClock clock;
    private long last;
    private volatile boolean closed;

    /**
     * A group that is about to start.
     *
     * @param tickMicroseconds how long a tick is
     */
    public ExecutableGroup(GroupScenario scenario, Executable executable, long tickMicroseconds,
            GroupListener listener) {
        this.executable = executable;
        this.tickMicroseconds = tickMicroseconds;
        this.listener = listener;
        coordinator = new ExecutableCoordinator(scenario, new Actions(), listener);
        clock = new TickClock(0, TimeUnit.DAYS.toMicros(1), tickMicroseconds);
        last = scenario.scenario().until();
    }

    /** Starts the programs; the first tick begins when all of them know who they are. */
    public void start() {
        loop.start();
    }

    /** How it has done, once the last tick is over; fails in words if it could not begin. */
    public CompletableFuture<GroupOutcome> outcome() {
        return outcome;
    }

    /**
     * Does something to the group, once it has begun.
     *
     * @return the tick at which it was done; fails with an {@link IllegalArgumentException} if it
     *     cannot be done, in words
     */
    public CompletableFuture<Long> act(Fault.Action action) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        tell(() -> {
            try {
                long tick = now();
                coordinator.act(action, tick);
                done.complete(tick);
            } catch (IllegalArgumentException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** Has the run end with the present tick. */
    public void end() {
        tell(() -> last = Math.min(last, now()));
    }

    /** Has the loop do something, and waits while it has too much to do. */
    private void tell(Runnable what) {
        try {
            boolean told = false;
            while (!told && !closed) {
                told = inbox.offer(what, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long now() {
        return Math.max(0, clock.now());
    }

    // The loop ------------------------------------------------------------------------------------

    private void loop() {
        try {
            coordinator.begin();
            awaitAll();
            clock = new TickClock(0, 0, tickMicroseconds);
            for (long tick = -1; clock.now() <= last;) {
                Runnable next = inbox.poll(
                        Math.max(0, clock.microsecondsUntil(tick + 1)), TimeUnit.MICROSECONDS);
                if (next != null) {
                    next.run();
                }
                if (clock.now() > tick) {
                    tick = clock.now();
                    coordinator.tick(tick);
                }
            }
            outcome.complete(coordinator.outcome(last));
        } catch (InterruptedException e) {
            outcome.cancel(true);
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    private void awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!coordinator.awaited().isEmpty()) {
            Runnable next = inbox.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new IllegalArgumentException(String.join(", ", coordinator.awaited())
                        + " did not answer init within " + PATIENCE_SECONDS + " seconds");
            }
            next.run();
            if (!coordinator.failures().isEmpty()) {
                throw new IllegalArgumentException(
                        "the group has not begun: " + coordinator.failures().get(0));
            }
        }
    }

    private final class Actions implements NodeActions {
        @Override
        public void start(String node) {
            Hearing hearing = new Hearing(node);
            ExecutableNode started = new ExecutableNode(node, executable, hearing);
            nodes.put(node, started);
            processes.add(started);
        }

        @Override
        public void kill(String node) {
            node(node).kill();
        }

        @Override
        public void stop(String node) {
            node(node).stop();
        }

        @Override
        public void goOn(String node) {
            node(node).goOn();
        }

        @Override
        public boolean send(String node, String line) {
            return node(node).send(line);
        }

        private ExecutableNode node(String name) {
            ExecutableNode node = nodes.get(name);
            if (node == null) {
                throw new IllegalStateException("node " + name + " has never been started");
            }
            return node;
        }
    }

    /** Passes on what is heard of the process that a node has at present. */
    private final class Hearing implements ExecutableNode.Hearing {
        private final String node;

        Hearing(String node) {
            this.node = node;
        }

        @Override
        public void line(LineReader.Line line) {
            tell(() -> {
                if (isPresent()) {
                    coordinator.line(node, line, now());
                }
            });
        }

        @Override
        public void error(String line) {
            listener.told(node + ": " + line);
        }

        @Override
        public void ended(int code) {
            tell(() -> {
                if (isPresent()) {
                    coordinator.ended(node, code, now());
                }
            });
        }

        private boolean isPresent() {
            ExecutableNode present = nodes.get(node);
            return present != null && present.isHeardBy(this);
        }
    }

    /** Ends all programs: they hear that there is no more to read, and have a second to end. */
    @Override
    public void close() {
        closed = true;
        loop.interrupt();
        try {
            loop.join();
            processes.forEach(ExecutableNode::goOn);
            processes.forEach(ExecutableNode::endInput);
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAVE_MILLISECONDS);
            for (ExecutableNode node : processes) {
                node.await(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            processes.forEach(ExecutableNode::kill);
        }
    }
}
