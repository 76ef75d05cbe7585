package hustings.live;

import hustings.live.node.Announcement;
import hustings.live.node.GroupView;
import hustings.live.node.Letter;
import hustings.live.node.LiveNode;
import hustings.live.node.Step;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process of one node: it listens for messages, keeps time, and tells its group of every tick.
 *
 * <p>It ends with the run, when it leaves, or when its connection to the group breaks: so it never
 * outlives who started it.
 */
final class NodeProcess implements Runnable, AutoCloseable {
    /** The name of the file in which the scenario is. */
    static final String SCENARIO = "scenario";

    private static final int WARM_UP_TICKS = 60;
    private static final int MOST_ECHOES = 8;

    private final Spawner.Birth birth;
    private final int id;
    private final AlgorithmType algorithm;
    private final WireCodec codec;
    private final Storage storage;
    private final Lines control;
    private final ServerSocket listener;
    private final Scenario scenario;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final BlockingQueue<Letter> mailbox = new LinkedBlockingQueue<>();
    private final Map<Integer, Lines> links = new HashMap<>();
    private final List<Announcement> announced = new ArrayList<>();
    private volatile boolean over;

    /** A process that has connected to its group. */
    NodeProcess(AlgorithmRegistry registry, Spawner.Birth birth) {
        this.birth = birth;
        id = birth.node();
        algorithm = registry.get(birth.algorithm());
        codec = new WireCodec(algorithm);
        storage = new Storage(birth.folder().resolve(id + ".json"));
        try {
            scenario = Scenario.parse(
                    Files.readString(birth.folder().resolve(SCENARIO)), registry);
            listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        control = Lines.connect(birth.port());
    }

    @Override
    public void run() {
        try (this) {
            Thread.ofVirtual().start(this::listen);
            Thread.ofVirtual().start(() -> {
                control.readAll(line -> commands.add(codec.command(line)));
                // Whoever waits for a command hears that there will be none.
                commands.add(new Command.End(-1));
            });
            warmUp();
            LiveNode node = node(new LiveNode.Past(birth.events(), birth.draws(), storage.kept()
                    .map(kept -> codec.durable(kept.fields())).orElse(Map.of())));
            control.send(codec.telling(
                    new Telling.Hello(id, listener.getLocalPort(), birth.token())));
            if (commands.take() instanceof Command.Begin begin) {
                live(node, begin);
            }
        } catch (UncheckedIOException e) {
            // The group is gone, or this process is to be: there is nobody to tell.
            over = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done for the first time takes long: it is over before the run begins. */
    private void warmUp() {
        codec.warmUp();
        LiveNode rehearsal = node(LiveNode.Past.NONE);
        List<Letter> arrived = List.of();
        for (long tick = 0; tick < WARM_UP_TICKS; tick++) {
            Step step = rehearsal.advance(tick, List.of(), arrived, OptionalLong.empty());
            // What it sends comes back to it, as if others had sent it.
            arrived = step.sent().stream().limit(MOST_ECHOES).map(codec::letter).map(codec::letter)
                    .map(sent -> new Letter(sent.to(), id, sent.number(), sent.sentAt(),
                            sent.due(), sent.message())).toList();
        }
    }

    private LiveNode node(LiveNode.Past past) {
        return new LiveNode(scenario, algorithm, new GroupView(scenario), id, past);
    }

    private void listen() {
        while (!over) {
            try {
                Lines link = new Lines(listener.accept());
                Thread.ofVirtual().start(() -> receive(link));
            } catch (IOException e) {
                // The listener is closed when the process ends.
                over = true;
            }
        }
    }

    /** Takes what comes over a connection, if it is the group that has opened it. */
    private void receive(Lines link) {
        try (link) {
            if (codec.telling(link.read()) instanceof Telling.Link opened
                    && opened.token().equals(birth.token())) {
                link.readAll(line -> mailbox.add(codec.letter(line)));
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // A stranger: what it says is no message.
            link.close();
        }
    }

    private void live(LiveNode node, Command.Begin begin) throws InterruptedException {
        TickClock clock =
                new TickClock(begin.tick(), begin.microseconds(), begin.tickMicroseconds());
        announced.addAll(begin.announced());
        long last = scenario.until();
        long granted = -1;
        for (long tick = begin.tick(); tick <= last && !over; tick++) {
            OptionalLong pausedSince = OptionalLong.empty();
            clock.await(tick);
            while (!over && (granted < tick || !commands.isEmpty()) && tick <= last) {
                switch (commands.take()) {
                    case Command.Grant(long known) -> granted = Math.max(granted, known);
                    case Command.Announce announce -> announced.add(announce.announcement());
                    case Command.End end -> last = end.tick();
                    case Command.Freeze freeze -> {
                        pausedSince = OptionalLong.of(tick);
                        tick = standStill();
                        clock.await(tick);
                    }
                    default -> throw new IllegalStateException("a process begins only once");
                }
            }
            if (tick <= last && !advance(node, tick, pausedSince)) {
                return;
            }
        }
    }

    /** Waits to be told with which tick it goes on. */
    private long standStill() throws InterruptedException {
        control.send(codec.telling(new Telling.Frozen()));
        while (true) {
            switch (commands.take()) {
                case Command.Grant grant -> { }
                case Command.Announce announce -> announced.add(announce.announcement());
                case Command.Thaw(long tick, List<Announcement> missed) -> {
                    announced.addAll(missed);
                    return tick;
                }
                case Command.End end -> throw new UncheckedIOException(
                        new IOException("the run has ended"));
                default -> throw new IllegalStateException("it stands still");
            }
        }
    }

    /** Does what there is to do in a tick, and answers whether there are to be more. */
    private boolean advance(LiveNode node, long tick, OptionalLong pausedSince) {
        List<Announcement> heard =
                announced.stream().filter(each -> each.tick() <= tick).toList();
        announced.removeAll(heard);
        List<Letter> arrived = new ArrayList<>();
        mailbox.drainTo(arrived);
        Step step = node.advance(tick, heard, arrived, pausedSince);
        Report report = new Report(id, tick, step.events(), step.changes(), step.draws(),
                step.late(), step.failure());
        String told = codec.telling(
                report.isQuiet() ? new Telling.Quiet(tick) : new Telling.Tick(report));
        // What is kept is kept before anybody hears of it, and heard before anybody feels it.
        step.durable().ifPresent(fields ->
                keep(new Storage.Kept(codec.durable(fields), told)));
        control.send(told);
        step.sent().forEach(letter -> linkTo(letter.to()).send(codec.letter(letter)));
        boolean leaves = heard.stream().anyMatch(each ->
                each.node() == id && each.verb() == Fault.Verb.LEAVE && each.tick() == tick);
        return !leaves && step.failure().isEmpty();
    }

    /** Keeps fields; one that has been killed keeps nothing any more, even where it is a thread. */
    private synchronized void keep(Storage.Kept kept) {
        if (over) {
            throw new UncheckedIOException(new IOException("it has been killed"));
        }
        storage.keep(kept);
    }

    private synchronized void beOver() {
        over = true;
    }

    private Lines linkTo(int other) {
        return links.computeIfAbsent(other, node -> {
            Lines link = Lines.connect(birth.port());
            link.send(codec.telling(new Telling.Link(id, other, birth.token())));
            return link;
        });
    }

    /** Ends it as a kill does: at once, whatever it is doing. */
    @Override
    public void close() {
        beOver();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        control.close();
        List.copyOf(links.values()).forEach(Lines::close);
    }
}
