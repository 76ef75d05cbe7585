package hustings.live;

import hustings.live.node.Letter;
import hustings.run.Event;
import hustings.scenario.Chance;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the links of a live group do to messages: how long each takes at least, which are lost, and
 * which links are cut and when.
 */
final class LinkPlan {
    private final Scenario scenario;
    private final Chance chance;
    private final Map<List<Integer>, Link> links = new HashMap<>();
    private final TreeMap<Long, Map<Integer, Long>> slowness = new TreeMap<>();

    /** A directed link. */
    static final class Link {
        private final long place;
        private final TreeMap<Long, Boolean> cuts = new TreeMap<>(Map.of(Long.MIN_VALUE, false));
        private final List<Transit> transits = new ArrayList<>();
        private int messages;
        private long lastDue;
        /** Whether it is about to be cut, as soon as nothing is at its end. */
        boolean closing;

        private Link(long place) {
            this.place = place;
        }

        /** Whether it is cut at a tick. */
        boolean isCut(long tick) {
            return cuts.floorEntry(tick).getValue();
        }

        /** The last tick from which on it was cut, or mended. */
        long changedAt() {
            return cuts.lastKey();
        }

        /** From a tick on it is cut, or mended. */
        void cut(long tick, boolean cut) {
            cuts.put(tick, cut);
        }

        /** Messages of which nobody has decided what becomes of them. */
        List<Transit> open() {
            transits.removeIf(transit -> !transit.isHeld() && !transit.isAtReceiver());
            return transits;
        }
    }

    LinkPlan(Scenario scenario) {
        this.scenario = scenario;
        chance = new Chance(scenario.seed());
    }

    /** A link; nothing is wrong with it until something is done to it. */
    Link link(int from, int to) {
        return links.computeIfAbsent(List.of(from, to), ends -> new Link(from * 31L * 31 + to));
    }

    /** All links that have been used or cut. */
    List<Link> links() {
        return List.copyOf(links.values());
    }

    /** From a tick on, whatever a node sends takes so many ticks; 0 for as long as usual. */
    void slow(int node, long tick, long ticks) {
        Map<Integer, Long> all = new HashMap<>(
                slowness.isEmpty() ? Map.of() : slowness.lastEntry().getValue());
        all.put(node, ticks);
        slowness.put(tick, all);
    }

    /** Takes a message in, and decides whether it travels, and until when at least. */
    Transit take(Letter letter, long now) {
        Link link = link(letter.from(), letter.to());
        Transit transit = new Transit(letter);
        int nth = link.messages++;
        if (link.isCut(letter.sentAt())) {
            transit.drop(letter.sentAt(), Event.Reason.PARTITION);
        } else if (scenario.loss() > 0 && Chance.unit(chance.bits(
                Chance.Stream.LOSS, link.place, nth)) <= scenario.loss()) {
            transit.drop(letter.sentAt(), Event.Reason.LOSS);
        } else {
            long due = Math.max(letter.sentAt() + travel(letter, link.place, nth),
                    Math.max(now, link.isCut(link.changedAt()) ? link.changedAt() : now));
            link.lastDue = scenario.order() == Scenario.Order.FIFO
                    ? Math.max(link.lastDue, due) : due;
            transit.dueAt(link.lastDue);
            link.transits.add(transit);
        }
        return transit;
    }

    private long travel(Letter letter, long place, int nth) {
        long ticks = slowness.headMap(letter.sentAt(), true).isEmpty() ? 0
                : slowness.floorEntry(letter.sentAt()).getValue().getOrDefault(letter.from(), 0L);
        return Math.max(1, ticks > 0 ? ticks
                : scenario.latency().draw(chance.bits(Chance.Stream.LATENCY, place, nth)));
    }
}
