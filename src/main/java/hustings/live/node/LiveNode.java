package hustings.live.node;

import hustings.model.AlgorithmType;
import hustings.model.Driver;
import hustings.model.MessageKind;
import hustings.model.Mishap;
import hustings.model.Node;
import hustings.model.StateField;
import hustings.run.Event;
import hustings.run.Status;
import hustings.scenario.Chance;
import hustings.scenario.Detection;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One node of a live group, moved from tick to tick by whoever has a clock and a network for it.
 *
 * <p>Within a tick come first the announcements of the group, then messages, by when they were sent
 * and then by sender, then what is due of timers and of the detector. Not thread-safe.
 */
public final class LiveNode {
    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final GroupView group;
    private final int id;
    private final Journal journal;
    private final Alarms alarms = new Alarms();
    private final LiveNetwork network;
    private final Node<?> process;
    private final Handlers handlers;
    private final Detector detector;
    private final List<Letter> waiting = new ArrayList<>();
    private Map<String, Object> durable;
    private OptionalLong begunAt = OptionalLong.empty();

    /**
     * What a node has from the life before, or from nowhere if this is its first.
     *
     * @param events how many events it has had
     * @param draws how many numbers it has drawn
     * @param durable its fields on stable storage
     */
    public record Past(long events, int draws, Map<String, Object> durable) {
        /** There was no life before. */
        public static final Past NONE = new Past(0, 0, Map.of());
    }

    /** A node with this identifier; the group as it is before the node's first tick. */
    public LiveNode(Scenario scenario, AlgorithmType algorithm, GroupView group, int id,
            Past past) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        this.group = group;
        this.id = id;
        journal = new Journal(id, algorithm, past.events);
        Timers timers = new Timers(algorithm, journal, alarms, this::fire);
        Loopback loopback = new Loopback(journal, alarms, this::comeBack);
        network = new LiveNetwork(scenario, algorithm, group, id, journal, timers, loopback,
                past.draws, this::changed);
        process = algorithm.create(scenario.optionsOf(algorithm.id()));
        Driver.bind(process, network, group.index(id), id);
        algorithm.fields().stream().filter(field -> past.durable.containsKey(field.name()))
                .forEach(field -> field.restore(process, past.durable.get(field.name())));
        durable = durableFields();
        handlers = new Handlers(process, network, journal, algorithm.fields(),
                group.naming().nobody());
        detector = switch (scenario.detector()) {
            case Detection.Perfect(long delay) ->
                    new CrashDetector(handlers, delay, journal, alarms);
            case Detection.Heartbeats(long interval, long timeout) ->
                    new HeartbeatDetector(handlers, interval, timeout, journal, alarms);
            case Detection.First first -> throw new IllegalArgumentException(
                    "detector is " + first + "; a live group has perfect, heartbeat or none");
            case Detection.None none -> new Detector(handlers) {};
        };
    }

    private void fire(EventKey fired, Object timer) {
        handlers.fire(fired, timer);
    }

    private void comeBack(Object message) {
        handlers.comeBack(message);
    }

    private void changed() {
        detector.changed();
    }

    private Map<String, Object> durableFields() {
        Map<String, Object> kept = new TreeMap<>();
        algorithm.fields().stream().filter(StateField::durable)
                .forEach(field -> kept.put(field.name(), field.kept(process)));
        return kept;
    }

    /**
     * Does what there is to do in a tick.
     *
     * @param announced what the group has announced for this tick, or for one before it of which
     *     the node has not heard in time; in order
     * @param arrived what has arrived since the last time, whenever it is due
     * @param pausedSince the first tick in which the node did nothing, if this is the one in which
     *     it goes on
     */
    public Step advance(long tick, List<Announcement> announced, List<Letter> arrived,
            OptionalLong pausedSince) {
        journal.begin(tick);
        waiting.addAll(arrived);
        begunAt = OptionalLong.of(begunAt.orElse(tick));
        long since = pausedSince.isPresent() ? tick : begunAt.getAsLong();
        List<String> late = announced.stream()
                .filter(each -> each.tick() < tick && each.tick() >= since)
                .map(each -> "node " + id + " heard only at tick " + tick + " of " + each).toList();
        Optional<String> failure = Optional.empty();
        try {
            carryOut(tick, announced, pausedSince);
        } catch (Throwable e) {
            failure = Optional.of(fail(Mishap.of(e)));
        }
        Map<String, Object> kept = durableFields();
        boolean isNew = !kept.equals(durable);
        durable = kept;
        return new Step(tick, journal.events(), journal.changes(),
                isNew ? Optional.of(kept) : Optional.empty(), network.draws(), late,
                network.takeLetters(), failure);
    }

    private void carryOut(long tick, List<Announcement> announced, OptionalLong pausedSince) {
        announced.forEach(each -> apply(each, tick));
        if (tick == 0 && group.status(id) == Status.UP) {
            begin();
        }
        if (!group.status(id).isAlive()) {
            // It has left.
            return;
        }
        pausedSince.ifPresent(since -> alarms.goOn(tick));
        pausedSince.ifPresent(since -> hand(waiting.stream().filter(each -> each.due() < tick)
                .sorted(Comparator.<Letter>comparingLong(each -> Math.max(since, each.due()))
                        .thenComparing(order())).toList()));
        hand(waiting.stream().filter(each -> each.due() <= tick && each.sentAt() < tick)
                .sorted(order()).toList());
        alarms.ring(tick);
    }

    private Comparator<Letter> order() {
        return Comparator.comparingLong(Letter::sentAt)
                .thenComparingInt(each -> group.index(each.from()))
                .thenComparingLong(Letter::number);
    }

    private void begin() {
        if (algorithm.boots()) {
            handlers.begin(Driver::boot);
        }
        int[] called = scenario.start().choose(
                group.living(), group.naming(), new Chance(scenario.seed()));
        if (IntStream.of(called).anyMatch(node -> node == id)) {
            handlers.start(EventKey.OUTSIDE);
        } else if (algorithm.idles()) {
            handlers.begin(Driver::idle);
        }
    }

    private void hand(List<Letter> letters) {
        waiting.removeAll(letters);
        for (Letter letter : letters) {
            EventKey delivered = journal.tell(letter.sent(), new Event.Delivered(letter.from(),
                    algorithm.kindOf(letter.message()).name(),
                    MessageKind.partsOf(letter.message())));
            handlers.receive(delivered, letter.from(), letter.message(), detector);
        }
    }

    private void apply(Announcement announced, long tick) {
        boolean isOwn = announced.node() == id;
        // A clock of the group's stands still for nobody: what was late counts from its own tick.
        journal.now = Math.min(tick, announced.tick());
        switch (announced.verb()) {
            case CRASH -> {
                group.change(announced.node(), Status.CRASHED);
                detector.died(announced.node(), announced.key());
            }
            case LEAVE -> leave(announced, isOwn);
            case RECOVER, JOIN -> {
                group.change(announced.node(), Status.UP);
                if (isOwn && announced.tick() >= begunAt.orElse(0)) {
                    handlers.handle(announced.key(), Driver::recover);
                } else if (!isOwn) {
                    detector.revived(announced.node(), announced.key());
                }
            }
            case ELECT -> {
                if (isOwn) {
                    handlers.start(announced.key());
                }
            }
            // While it is paused, a node hears nothing; others take it for alive.
            case PAUSE, RESUME -> { }
        }
        journal.now = tick;
    }

    private void leave(Announcement announced, boolean isOwn) {
        if (isOwn) {
            handlers.handle(announced.key(), Driver::leave);
        }
        group.change(announced.node(), Status.LEFT);
        if (!isOwn) {
            detector.died(announced.node(), announced.key());
        }
    }

    private String fail(Mishap mishap) {
        String message = mishap.words() + ", node " + id + ", tick " + journal.now;
        journal.tell(journal.cause, new Event.Failed(message));
        return message;
    }
}
