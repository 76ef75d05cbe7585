package hustings.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long each message took, as it was recorded of processes that really ran: it stands above
 * latency, loss and the order of messages.
 *
 * @param ticks by directed link, for each message in the order in which they were sent, the ticks
 *     from when it was sent to when it was handled; {@link #LOST} if it never came. Of messages
 *     beyond these, and on other links, nothing is known: they take what the latency says
 */
public record Deliveries(SortedMap<Link, List<Integer>> ticks) {
    /** Nothing has been recorded. */
    public static final Deliveries NONE = new Deliveries(new TreeMap<>());
    /** What stands for a message that never came. */
    public static final int LOST = 0;

    private static final int LONGEST = 100_000;
    private static final int MOST_MESSAGES = 100_000;
    private static final String ALLOWED = "links joined by commas, each once, with the ticks that"
            + " their messages took, as in 1-2:3.4.2*5.x,2-1:1: the first message from 1 to 2 took"
            + " 3 ticks, the next 4, two more 5 each, and the last never came; ticks are from 1 to "
            + LONGEST + ", and there are at most " + MOST_MESSAGES + " messages";

    /** A directed link between two different nodes. */
    public record Link(Identity from, Identity to) implements Comparable<Link> {
        private static final Comparator<Link> ORDER =
                Comparator.comparing(Link::from).thenComparing(Link::to);

        /** Refuses a link from a node to itself. */
        public Link {
            if (from.equals(to)) {
                throw new IllegalArgumentException("a link is between two different nodes, not "
                        + from + " and itself");
            }
        }

        @Override
        public int compareTo(Link other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /** Refuses ticks that are out of range, and too many messages. */
    public Deliveries {
        SortedMap<Link, List<Integer>> copy = new TreeMap<>();
        ticks.forEach((link, all) -> copy.put(link, List.copyOf(all)));
        long messages = copy.values().stream().mapToLong(List::size).sum();
        boolean inRange = copy.values().stream().flatMap(List::stream)
                .allMatch(each -> each >= LOST && each <= LONGEST);
        if (!inRange || messages > MOST_MESSAGES) {
            throw new IllegalArgumentException(ALLOWED);
        }
        ticks = Collections.unmodifiableSortedMap(copy);
    }

    /** Whether anything has been recorded. */
    public boolean isAny() {
        return !ticks.isEmpty();
    }

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Deliveries parse(String text) {
        SortedMap<Link, List<Integer>> ticks = new TreeMap<>();
        int[] messages = {0};
        WrongItem.each(Typed.items(Typed.closed(text, ":-.*"), ",;"), item -> {
            int colon = item.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(ALLOWED);
            }
            List<Integer> all = allOf(item.substring(colon + 1), MOST_MESSAGES - messages[0]);
            messages[0] += all.size();
            if (ticks.put(link(item.substring(0, colon)), all) != null) {
                throw new IllegalArgumentException(ALLOWED);
            }
            return all;
        });
        return new Deliveries(ticks);
    }

    private static Link link(String text) {
        int between = text.indexOf('-');
        if (between < 0) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new Link(Identity.parse(text.substring(0, between), ALLOWED),
                Identity.parse(text.substring(between + 1), ALLOWED));
    }

    private static List<Integer> allOf(String text, int most) {
        List<Integer> all = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            int star = part.indexOf('*');
            long times = star < 0 ? 1 : whole(part.substring(0, star), MOST_MESSAGES);
            String each = part.substring(star + 1);
            if (all.size() + times > most) {
                throw new IllegalArgumentException(ALLOWED);
            }
            all.addAll(Collections.nCopies((int) times,
                    each.equals("x") ? LOST : (int) whole(each, LONGEST)));
        }
        return all;
    }

    private static long whole(String text, long most) {
        try {
            return Texts.whole(text, 1, most);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }

    @Override
    public String toString() {
        return ticks.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + written(entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String written(List<Integer> all) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size(); ) {
            int next = i + 1;
            while (next < all.size() && all.get(next).equals(all.get(i))) {
                next++;
            }
            String each = all.get(i) == LOST ? "x" : all.get(i).toString();
            text.append(text.isEmpty() ? "" : ".").append(written(each, next - i));
            i = next;
        }
        return text.toString();
    }

    /** So many times the same, in whatever is shorter. */
    private static String written(String each, int times) {
        String once = each + ("." + each).repeat(times - 1);
        String counted = times + "*" + each;
        return counted.length() < once.length() ? counted : once;
    }
}
