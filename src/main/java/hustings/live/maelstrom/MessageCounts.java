package hustings.live.maelstrom;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many messages were sent, and what became of them.
 *
 * @param sent how many were sent
 * @param delivered how many were handed to their receiver
 * @param lost how many the network has lost
 * @param blocked how many met a cut link
 * @param toDead how many were for a process that was not there any more
 * @param inFlight how many were on their way at the end
 */
public record MessageCounts(long sent, long delivered, long lost, long blocked, long toDead,
        long inFlight) {

    /** Counts as they grow, by some key. */
    static final class Table {
        private final int most;
        private final Map<String, Map<Fate, Long>> rows = new TreeMap<>();

        /** A table of so many rows at most; what comes after them is counted as others. */
        Table(int most) {
            this.most = most;
        }

        /** Something has become of a message. */
        void add(String key, Fate fate) {
            String row = rows.containsKey(key) || rows.size() < most ? key : "(others)";
            rows.computeIfAbsent(row, name -> new EnumMap<>(Fate.class))
                    .merge(fate, 1L, Long::sum);
        }

        /** All rows. */
        Map<String, MessageCounts> counts() {
            Map<String, MessageCounts> all = new TreeMap<>();
            rows.forEach((key, fates) -> all.put(key, of(fates)));
            return all;
        }

        /** The rows together. */
        MessageCounts total() {
            Map<Fate, Long> total = new EnumMap<>(Fate.class);
            rows.values().forEach(row ->
                    row.forEach((fate, count) -> total.merge(fate, count, Long::sum)));
            return of(total);
        }
    }

    private static MessageCounts of(Map<Fate, Long> fates) {
        long sent = fates.getOrDefault(Fate.SENT, 0L);
        long delivered = fates.getOrDefault(Fate.DELIVERED, 0L);
        long lost = fates.getOrDefault(Fate.LOST, 0L);
        long blocked = fates.getOrDefault(Fate.BLOCKED, 0L);
        long toDead = fates.getOrDefault(Fate.TO_DEAD, 0L);
        return new MessageCounts(sent, delivered, lost, blocked, toDead,
                sent - delivered - lost - blocked - toDead);
    }
}
