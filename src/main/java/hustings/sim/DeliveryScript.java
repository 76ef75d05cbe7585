package hustings.sim;

import hustings.scenario.Deliveries;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Has messages arrive, or not, as it was recorded of them, link by link.
 *
 * <p>Of processes that really run nobody knows who did something first within a tick. So messages
 * that arrive in the same tick are put into an order that each receiver can find by itself: by when
 * they were sent, then by their senders.
 */
final class DeliveryScript {
    private static final Comparator<Wheel.Taken> ORDER = Comparator.comparing(Wheel.Taken::sentAt)
            .thenComparing(message -> Wheel.from(message.word()))
            .thenComparing(Wheel.Taken::number);

    private final Deliveries deliveries;
    private final Membership membership;
    /* By the indices of sender and receiver, which the seed may lay out anew. */
    private final Map<Long, OfLink> links = new HashMap<>();

    /** What was recorded of one link, and how much of it has been used. */
    private static final class OfLink {
        private final List<Integer> ticks;
        private int used;

        OfLink(List<Integer> ticks) {
            this.ticks = ticks;
        }
    }

    DeliveryScript(Deliveries deliveries, Membership membership) {
        this.deliveries = deliveries;
        this.membership = membership;
        reset();
    }

    /** Nothing has been sent, and nodes may be laid out otherwise. */
    void reset() {
        links.clear();
        deliveries.ticks().forEach((link, ticks) -> links.put(
                key(membership.index(link.from()), membership.index(link.to())),
                new OfLink(ticks)));
    }

    private static long key(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    /** Whether anything was recorded. */
    boolean isAny() {
        return deliveries.isAny();
    }

    /** Puts the messages that are due now into order. */
    void sort(Wheel wheel, long now) {
        if (isAny()) {
            wheel.takeDue(now).stream().sorted(ORDER).forEach(message -> wheel.add(now,
                    message.word(), message.payload(), message.depth(), message.number(),
                    message.sentAt()));
        }
    }

    /** Decides the fate of the next message on a link, if it was recorded. */
    void decide(int from, int to, long now, Fate fate) {
        OfLink link = links.get(key(from, to));
        if (link != null && link.used < link.ticks.size()) {
            int ticks = link.ticks.get(link.used++);
            fate.lost = ticks == Deliveries.LOST;
            fate.duplicated = false;
            fate.due = now + Math.max(1, ticks);
        }
    }
}
