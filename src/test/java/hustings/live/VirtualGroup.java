package hustings.live;

import hustings.live.node.Announcement;
import hustings.live.node.GroupView;
import hustings.live.node.Letter;
import hustings.live.node.LiveNode;
import hustings.live.node.Step;
import hustings.model.AlgorithmType;
import hustings.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A live group without processes: nodes are late, and messages between everybody take their time,
 * as a seed has it. What a machine does by accident, it does here again.
 */
final class VirtualGroup implements GroupActions {
    private static final int MARGIN = 6;

    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final Coordinator coordinator;
    private final Random random;
    private final Map<Integer, Process> processes = new TreeMap<>();
    private final Map<Integer, Map<String, Object>> storage = new HashMap<>();
    private final Map<Integer, LiveNode.Past> pasts = new HashMap<>();
    private final List<Packet> packets = new ArrayList<>();
    private long now = -1;
    private long order;

    private record Packet(long at, long order, String channel, Runnable arrives) {}

    /** A process that is late, and may be killed at any time. */
    private static final class Process {
        final LiveNode node;
        final Deque<Announcement> announced = new ArrayDeque<>();
        final List<Letter> arrived = new ArrayList<>();
        long next;
        boolean freezing;
        boolean stopped;
        OptionalLong pausedSince = OptionalLong.empty();

        Process(LiveNode node, long next) {
            this.node = node;
            this.next = next;
        }
    }

    VirtualGroup(Scenario scenario, AlgorithmType algorithm, long seed) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        random = new Random(seed);
        coordinator = new Coordinator(scenario, algorithm, this, MARGIN);
        coordinator.begin();
        coordinator.allReady();
    }

    Coordinator coordinator() {
        return coordinator;
    }

    Random random() {
        return random;
    }

    /** Lets a tick go by. */
    void tick() {
        now++;
        coordinator.tick(now);
        receive();
        List.copyOf(processes.keySet()).forEach(this::run);
        receive();
    }

    long now() {
        return now;
    }

    private void receive() {
        List<Packet> due = packets.stream().filter(packet -> packet.at <= now).sorted((a, b) ->
                a.at == b.at ? Long.compare(a.order, b.order) : Long.compare(a.at, b.at)).toList();
        packets.removeAll(due);
        due.forEach(packet -> packet.arrives.run());
    }

    /** On one channel nothing overtakes what was sent before. */
    private void later(String channel, Runnable arrives) {
        long at = packets.stream().filter(packet -> packet.channel.equals(channel))
                .mapToLong(Packet::at).reduce(now + random.nextInt(3), Math::max);
        packets.add(new Packet(at, order++, channel, arrives));
    }

    private void run(int id) {
        Process process = processes.get(id);
        while (process != null && !process.stopped && process.next <= now
                && process.next <= scenario.until()
                && random.nextInt(5) > 0 && processes.get(id) == process) {
            if (process.freezing) {
                process.stopped = true;
                process.pausedSince = OptionalLong.of(process.next);
                later("from " + id, () -> coordinator.frozen(id));
                return;
            }
            step(id, process);
        }
    }

    private void step(int id, Process process) {
        long tick = process.next++;
        List<Announcement> heard =
                process.announced.stream().filter(each -> each.tick() <= tick).toList();
        process.announced.removeAll(heard);
        Step step = process.node.advance(
                tick, heard, List.copyOf(process.arrived), process.pausedSince);
        process.arrived.clear();
        process.pausedSince = OptionalLong.empty();
        step.durable().ifPresent(fields -> storage.put(id, fields));
        Report report = new Report(id, tick, step.events(), step.changes(), step.draws(),
                step.late(), step.failure());
        later("from " + id, () -> coordinator.report(report));
        step.sent().forEach(letter -> later(letter.from() + " to " + letter.to(),
                () -> coordinator.letter(letter, now)));
        boolean leaves = heard.stream().anyMatch(each -> each.node() == id
                && each.verb() == hustings.scenario.Fault.Verb.LEAVE);
        if (leaves) {
            processes.remove(id);
            later("from " + id, () -> coordinator.gone(id, now));
        }
    }

    @Override
    public void begin(int id, long tick, List<Announcement> announced) {
        GroupView group = new GroupView(scenario);
        Process process = new Process(new LiveNode(scenario, algorithm, group, id,
                pasts.getOrDefault(id, LiveNode.Past.NONE)), tick);
        process.announced.addAll(announced);
        processes.put(id, process);
    }

    @Override
    public void start(int id, long events, int draws) {
        pasts.put(id, new LiveNode.Past(events, draws, storage.getOrDefault(id, Map.of())));
        later("start " + id, () -> later("start " + id, () ->
                coordinator.ready(id, now)));
    }

    @Override
    public void kill(int id) {
        processes.remove(id);
        later("from " + id, () -> coordinator.gone(id, now));
    }

    @Override
    public void freeze(int id) {
        later("to " + id, () -> processes.get(id).freezing = true);
    }

    @Override
    public void stop(int id) {}

    @Override
    public void thaw(int id, long tick, List<Announcement> announced) {
        later("to " + id, () -> {
            Process process = processes.get(id);
            process.announced.addAll(announced);
            process.freezing = false;
            process.stopped = false;
            process.next = tick;
        });
    }

    @Override
    public void announce(int id, Announcement announcement) {
        later("to " + id, () -> {
            if (processes.containsKey(id)) {
                processes.get(id).announced.add(announcement);
            }
        });
    }

    @Override
    public void forward(Letter letter) {
        later("link " + letter.from() + " " + letter.to(), () -> {
            if (processes.containsKey(letter.to())) {
                processes.get(letter.to()).arrived.add(letter);
            }
        });
    }

    /** Runs to the end of the scenario, and until everybody has told of it. */
    Recording finish() {
        while (now < scenario.until()) {
            tick();
        }
        IntStream.range(0, 200).forEach(again -> tick());
        coordinator.end();
        return coordinator.recording();
    }
}
