package hustings.live;

import hustings.live.node.EventKey;
import hustings.live.node.NodeEvent;
import hustings.run.Change;
import hustings.run.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened in a run, node by node: what a live run and its simulation have to have in common.
 *
 * <p>Of processes that run at once nobody knows which did something first, so events are in order
 * only at one node, and are named by node and number. What a fault did is told as of node 0, and
 * what became of messages that never arrived as well, after all else.
 */
final class Story {
    private final Map<Integer, List<Item>> nodes = new TreeMap<>();
    private final List<Item> dropped = new ArrayList<>();

    /**
     * Something that happened.
     *
     * @param tick when
     * @param node at which node; 0 for the group
     * @param words what, why, by which lines, and with which changes of fields
     */
    record Item(long tick, int node, String words) {}

    /**
     * Where two stories first differ.
     *
     * @param tick the tick
     * @param node the node; 0 for the group
     * @param one what happened in the one, in words; empty if nothing more did
     * @param other what happened in the other
     */
    record Difference(long tick, int node, Optional<String> one, Optional<String> other) {}

    /** Something happened at a node, and changed its fields. */
    void add(int node, long tick, NodeEvent event, List<Change> changes) {
        nodes.computeIfAbsent(node, id -> new ArrayList<>()).add(new Item(tick, node,
                words(event.what()) + " because of " + event.cause()
                        + ", lines " + event.lines() + " at " + event.source()
                        + (changes.isEmpty() ? "" : ", " + changes)));
    }

    /** When a message will arrive, nobody knows who only sends it. */
    private static String words(Event.What what) {
        return what instanceof Event.Sent(int to, String kind, String content, long due)
                ? new Event.Sent(to, kind, content, 0).toString() : what.toString();
    }

    /** A message was dropped. */
    void dropped(long tick, Event.Dropped what) {
        dropped.add(new Item(tick, 0, what.toString()));
    }

    private Map<Integer, List<Item>> items() {
        Map<Integer, List<Item>> all = new TreeMap<>(nodes);
        List<Item> group = new ArrayList<>(nodes.getOrDefault(0, List.of()));
        dropped.stream().sorted(Comparator.comparingLong(Item::tick).thenComparing(Item::words))
                .forEach(group::add);
        all.put(0, group);
        return all;
    }

    /** How many events there are. */
    int size() {
        return items().values().stream().mapToInt(List::size).sum();
    }

    /** Where another story first differs, by the tick; nowhere if they are the same. */
    Optional<Difference> differenceFrom(Story other) {
        Map<Integer, List<Item>> ours = items();
        Map<Integer, List<Item>> theirs = other.items();
        return new TreeMap<>(Map.copyOf(union(ours, theirs))).keySet().stream()
                .flatMap(node -> first(node, ours.getOrDefault(node, List.of()),
                        theirs.getOrDefault(node, List.of())).stream())
                .min(Comparator.comparingLong(Difference::tick));
    }

    private static Map<Integer, List<Item>> union(
            Map<Integer, List<Item>> one, Map<Integer, List<Item>> other) {
        Map<Integer, List<Item>> all = new TreeMap<>(one);
        all.putAll(other);
        return all;
    }

    private static Optional<Difference> first(int node, List<Item> ours, List<Item> theirs) {
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            Optional<Item> one = i < ours.size() ? Optional.of(ours.get(i)) : Optional.empty();
            Optional<Item> two = i < theirs.size() ? Optional.of(theirs.get(i)) : Optional.empty();
            if (!one.equals(two)) {
                long tick = Math.min(one.map(Item::tick).orElse(Long.MAX_VALUE),
                        two.map(Item::tick).orElse(Long.MAX_VALUE));
                return Optional.of(new Difference(tick, node, one.map(Story::told),
                        two.map(Story::told)));
            }
        }
        return Optional.empty();
    }

    private static String told(Item item) {
        return "tick " + item.tick + ": " + item.words;
    }

    /** A digest of all of it: the same for the same story. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            items().forEach((node, items) -> items.forEach(item -> digest.update(
                    (node + " " + told(item) + "\n").getBytes(StandardCharsets.UTF_8))));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The name of an event, by the number that a simulation gave it. */
    static EventKey key(Map<Long, EventKey> keys, long number) {
        return number == 0 ? EventKey.OUTSIDE : keys.getOrDefault(number, EventKey.OUTSIDE);
    }
}
