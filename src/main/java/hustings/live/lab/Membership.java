package hustings.live.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has joined the group; whoever dies stays in it.
 *
 * <p>A student who joins with other days replaces who they were, and so does whoever claims the
 * address of another.
 */
final class Membership {
    private final int most;
    private final Map<MemberId, Endpoint> members = new LinkedHashMap<>();

    /** An empty group of so many at most. */
    Membership(int most) {
        this.most = most;
    }

    /** Lets somebody in, or their new address; refuses whoever is too many. */
    void join(MemberId member, Endpoint address) {
        members.entrySet().removeIf(other -> !other.getKey().equals(member)
                && (other.getKey().student() == member.student()
                        || other.getValue().equals(address)));
        if (members.size() == most && !members.containsKey(member)) {
            throw new IllegalArgumentException("Too many group members, allowed are " + most);
        }
        members.put(member, address);
    }

    /** All of them, in the order in which they came. */
    Map<MemberId, Endpoint> members() {
        return Collections.unmodifiableMap(members);
    }
}
