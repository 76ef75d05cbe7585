package hustings.live.maelstrom;

import hustings.scenario.Chance;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * The network between programs: how long each message takes, which are lost, and which links are
 * cut. It knows neither processes nor clocks. Not thread-safe.
 */
final class MessageRouter {
    /** The most messages of one sender that are on their way at once. */
    static final int MOST_IN_FLIGHT = 10_000;
    private static final int MOST_TYPES = 64;

    private final Scenario scenario;
    private final NodeNames names;
    private final Chance chance;
    private final Set<Link> cut = new HashSet<>();
    private final Map<String, Long> slowness = new HashMap<>();
    private final Map<Link, Use> uses = new HashMap<>();
    private final Map<String, Integer> inFlight = new HashMap<>();
    private final PriorityQueue<Transit> transits = new PriorityQueue<>(
            Comparator.comparingLong(Transit::due).thenComparingLong(Transit::number));
    /* What has arrived at receivers that are not ready for it, whatever becomes of links. */
    private final List<Envelope> held = new ArrayList<>();
    private final MessageCounts.Table byType = new MessageCounts.Table(MOST_TYPES);
    private final MessageCounts.Table bySender = new MessageCounts.Table(MOST_TYPES);
    private long sent;

    /** What a receiver is ready for. */
    enum Readiness { TAKES, WAITS, IS_DEAD }

    private record Link(String from, String to) {}

    /** How often a link was used, and until when it is busy. */
    private record Use(int messages, long lastDue) {}

    private record Transit(long due, long number, Envelope envelope) {}

    /** A network on which nothing is on its way, and nothing is cut. */
    MessageRouter(GroupScenario group) {
        scenario = group.scenario();
        names = group.names();
        chance = new Chance(scenario.seed());
    }

    /** Whether a sender has as many messages on their way as it may. */
    boolean isFull(String sender) {
        return inFlight.getOrDefault(sender, 0) >= MOST_IN_FLIGHT;
    }

    /** A message between two nodes is sent at a tick. */
    void send(Envelope envelope, long now) {
        count(envelope, Fate.SENT);
        Link link = new Link(envelope.src(), envelope.dest());
        Use use = uses.getOrDefault(link, new Use(0, 0));
        long place = names.number(link.from) * 31L * 31 + names.number(link.to);
        int nth = use.messages;
        long due = Math.max(now + ticks(link.from, place, nth),
                scenario.order() == Scenario.Order.FIFO ? use.lastDue : 0);
        boolean lost = scenario.loss() > 0
                && Chance.unit(chance.bits(Chance.Stream.LOSS, place, nth)) <= scenario.loss();
        boolean travels = !lost && !cut.contains(link);
        uses.put(link, new Use(nth + 1, travels ? due : use.lastDue));
        if (travels) {
            inFlight.merge(link.from, 1, Integer::sum);
            transits.add(new Transit(due, sent++, envelope));
        } else {
            count(envelope, lost ? Fate.LOST : Fate.BLOCKED);
        }
    }

    private long ticks(String from, long place, int nth) {
        long slow = slowness.getOrDefault(from, 0L);
        return slow > 0 ? slow
                : scenario.latency().draw(chance.bits(Chance.Stream.LATENCY, place, nth));
    }

    private void count(Envelope envelope, Fate fate) {
        String type = envelope.type();
        byType.add(type.isEmpty() ? "(no type)"
                : type.equals(LetterCodec.TYPE) ? LetterCodec.kind(envelope.body()) : type, fate);
        bySender.add(envelope.src(), fate);
    }

    /** Takes out what arrives by a tick, in order; what its receiver waits for stays. */
    List<Envelope> arriving(long now, Function<String, Readiness> receivers) {
        List<Envelope> arrived = new ArrayList<>(held);
        held.clear();
        while (!transits.isEmpty() && transits.element().due <= now) {
            Envelope envelope = transits.remove().envelope;
            if (cut.contains(new Link(envelope.src(), envelope.dest()))) {
                leave(envelope, Fate.BLOCKED);
            } else {
                arrived.add(envelope);
            }
        }
        List<Envelope> taken = new ArrayList<>();
        for (Envelope envelope : arrived) {
            switch (receivers.apply(envelope.dest())) {
                case WAITS -> held.add(envelope);
                case IS_DEAD -> leave(envelope, Fate.TO_DEAD);
                case TAKES -> {
                    leave(envelope, Fate.DELIVERED);
                    taken.add(envelope);
                }
            }
        }
        return taken;
    }

    private void leave(Envelope envelope, Fate fate) {
        inFlight.merge(envelope.src(), -1, Integer::sum);
        count(envelope, fate);
    }

    // Faults of links -----------------------------------------------------------------------------

    /** Cuts one direction of one link. */
    void cut(Fault.Cut fault) {
        cut.add(new Link(GroupScenario.name(fault.from()), GroupScenario.name(fault.to())));
    }

    /** Cuts all links between some nodes and the others. */
    void split(Fault.Split fault) {
        List<String> inside = fault.nodes().stream().map(GroupScenario::name).toList();
        for (String from : names.ordered()) {
            names.ordered().stream().filter(to -> inside.contains(from) != inside.contains(to))
                    .forEach(to -> cut.add(new Link(from, to)));
        }
    }

    /** Mends every cut. */
    void heal() {
        cut.clear();
    }

    /** From now on, whatever a node sends takes so many ticks; 0 for as long as usual. */
    void slow(Fault.Slow fault) {
        slowness.put(GroupScenario.name(fault.node()), fault.ticks());
    }

    // Counts --------------------------------------------------------------------------------------

    /** All messages. */
    MessageCounts total() {
        return byType.total();
    }

    /** Messages by the type of their body. */
    Map<String, MessageCounts> byType() {
        return byType.counts();
    }

    /** Messages by their sender. */
    Map<String, MessageCounts> bySender() {
        return bySender.counts();
    }
}
