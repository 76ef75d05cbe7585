package hustings.live.maelstrom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whom each node takes for its leader, and since when all have agreed on whom. */
final class Leaders {
    private final Map<String, Optional<String>> views = new HashMap<>();
    private final List<LeaderChange> changes = new ArrayList<>();
    private Optional<String> agreed = Optional.empty();

    /** A node has said whom it takes for its leader, if anybody. */
    void says(String node, Optional<String> leader) {
        views.put(node, leader);
    }

    /** A process is gone, and so is what it has said. */
    void forget(String node) {
        views.remove(node);
    }

    /**
     * Whether those that run have come to agree on another leader, or on none any more.
     *
     * @param running all that run; whoever leads is one of them
     */
    Optional<LeaderChange> settle(long tick, Set<String> running) {
        Optional<String> now = running.stream().findFirst().flatMap(this::view)
                .filter(leader -> running.contains(leader) && running.stream().allMatch(
                        node -> view(node).filter(leader::equals).isPresent()));
        if (now.equals(agreed)) {
            return Optional.empty();
        }
        agreed = now;
        LeaderChange change = new LeaderChange(tick, now);
        changes.add(change);
        return Optional.of(change);
    }

    private Optional<String> view(String node) {
        return views.getOrDefault(node, Optional.empty());
    }

    /** The one of those that run whom most of them take for the leader. */
    Optional<String> mostNamed(Set<String> running) {
        return running.stream().filter(node -> votes(node, running) > 0)
                .max(Comparator.comparingLong(node -> votes(node, running)));
    }

    private long votes(String leader, Set<String> running) {
        return running.stream().filter(node -> view(node).filter(leader::equals).isPresent())
                .count();
    }

    /** Every change of that so far. */
    List<LeaderChange> changes() {
        return List.copyOf(changes);
    }

    /** Whom each of those that run takes for its leader. */
    Map<String, Optional<String>> views(Set<String> running) {
        Map<String, Optional<String>> all = new TreeMap<>();
        running.forEach(node -> all.put(node, view(node)));
        return all;
    }
}
