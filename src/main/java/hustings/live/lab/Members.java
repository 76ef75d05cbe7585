package hustings.live.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The members of a group with their addresses, as they travel: a dict of Python's. */
public final class Members {
    /** More are neither kept nor sent. */
    static final int MOST = 1_000;

    private Members() {}

    /** The dict of these. */
    static PickleValue toPickle(Map<MemberId, Endpoint> members) {
        Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();
        members.forEach((id, address) -> entries.put(id.toPickle(), address.toPickle()));
        return new PickleValue.Dict(entries);
    }

    /**
     * A message, or an answer of the daemon, with other addresses for the members in it.
     *
     * <p>Members pass on the addresses that they know, so whoever stands between two of them has to
     * translate what they say, or they would get round it.
     *
     * @param address the new one for a member and the old one
     */
    public static PickleValue translated(PickleValue message,
            BiFunction<MemberId, Endpoint, Endpoint> address) {
        return switch (message) {
            case PickleValue.Dict(var entries) -> {
                Map<PickleValue, PickleValue> others = new LinkedHashMap<>();
                entries.forEach((id, old) -> others.put(id, translated(id, old, address)));
                yield new PickleValue.Dict(others);
            }
            case PickleValue.Tuple(var items) -> {
                List<PickleValue> others = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    // A victory of A3 has an address behind its leader.
                    others.add(i == 2 && Endpoint.read(items.get(2)).isPresent()
                            ? translated(items.get(1), items.get(2), address)
                            : translated(items.get(i), address));
                }
                yield new PickleValue.Tuple(others);
            }
            default -> message;
        };
    }

    private static PickleValue translated(PickleValue id, PickleValue old,
            BiFunction<MemberId, Endpoint, Endpoint> address) {
        return MemberId.read(id).flatMap(member -> Endpoint.read(old).map(
                known -> address.apply(member, known).toPickle())).orElse(old);
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
