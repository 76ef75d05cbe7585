package hustings.live.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Those of the group that a member has heard of, with the addresses it has heard last. */
final class KnownMembers {
    private final MemberId self;
    private final TreeMap<MemberId, Endpoint> members = new TreeMap<>();

    KnownMembers(MemberId self) {
        this.self = self;
    }

    /** A copy of all of them, the lowest first. */
    Map<MemberId, Endpoint> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    Optional<Endpoint> addressOf(MemberId id) {
        return Optional.ofNullable(members.get(id));
    }

    /** All but itself. */
    List<MemberId> others() {
        return members.keySet().stream().filter(id -> !id.equals(self)).toList();
    }

    /** Those above it. */
    List<MemberId> higher() {
        return List.copyOf(members.tailMap(self, false).keySet());
    }

    /** The highest, which may be itself. */
    MemberId highest() {
        return members.isEmpty() || members.lastKey().compareTo(self) < 0
                ? self : members.lastKey();
    }

    /** Adds what another member knows, but for where it is itself. */
    void merge(Map<MemberId, Endpoint> others) {
        others.forEach((id, address) -> {
            if (!id.equals(self) && (members.size() < Members.MOST || members.containsKey(id))) {
                members.put(id, address);
            }
        });
    }

    /**
     * Adds what the daemon knows; who has joined with other days is not who they were.
     *
     * <p>Others that the daemon does not know stay: it may have been started anew.
     */
    void replace(Map<MemberId, Endpoint> group) {
        members.keySet().removeIf(old -> !group.containsKey(old) && group.keySet().stream()
                .anyMatch(id -> id.student() == old.student()));
        merge(group);
        Endpoint own = group.get(self);
        if (own != null) {
            members.put(self, own);
        }
    }
}
