package hustings.live.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** The members of a group with their addresses, as they travel: a dict of Python's. */
final class Members {
    /** More are neither kept nor sent. */
    static final int MOST = 1_000;

    private Members() {}

    /** The dict of these. */
    static PickleValue toPickle(Map<MemberId, Endpoint> members) {
        Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();
        members.forEach((id, address) -> entries.put(id.toPickle(), address.toPickle()));
        return new PickleValue.Dict(entries);
    }

    /** Those of the members that this is true of. */
    static Map<MemberId, Endpoint> those(Map<MemberId, Endpoint> members,
            Predicate<MemberId> wanted) {
        Map<MemberId, Endpoint> some = new LinkedHashMap<>(members);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    /**
     * Reads a dict, in its order; entries that nobody could be reached at are left out.
     *
     * @return none if it is something else than a dict
     */
    static Optional<SequencedMap<MemberId, Endpoint>> read(PickleValue value) {
        if (!(value instanceof PickleValue.Dict(var entries))) {
            return Optional.empty();
        }
        SequencedMap<MemberId, Endpoint> members = new LinkedHashMap<>();
        entries.forEach((id, address) -> MemberId.read(id).ifPresent(member ->
                Endpoint.read(address).ifPresent(endpoint -> {
                    if (members.size() < MOST) {
                        members.put(member, endpoint);
                    }
                })));
        return Optional.of(Collections.unmodifiableSequencedMap(members));
    }
}
