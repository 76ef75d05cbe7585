package hustings.live.lab;

import hustings.live.lab.PickleValue.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Understands what members of any dialect say: a word, or a tuple of a word and what it is of. */
final class MessageReader {
    private static final int LONGEST_SHOWN = 60;

    private MessageReader() {}

    /** The message that a value is; refuses what no dialect has. */
    static Message read(PickleValue value) {
        String word = word(value).orElseThrow(() -> refused(value));
        List<PickleValue> items = value.unpacked();
        List<PickleValue> data = items.isEmpty() ? items : items.subList(1, items.size());
        if (data.size() > 2) {
            throw refused(value);
        }
        Optional<MemberId> named = data.stream().findFirst().flatMap(MemberId::read);
        Map<MemberId, Endpoint> members = members(data, named);
        boolean nothing = data.stream().allMatch(PickleValue.None.class::isInstance);
        if (!nothing && named.isEmpty() && data.stream().noneMatch(
                PickleValue.Dict.class::isInstance)) {
            throw refused(value);
        }
        return switch (word) {
            case "ELECTION", "ELECT" -> new Message.Election(named, members);
            case "OK", "GOT_IT" -> new Message.Answer(members);
            case "COORDINATOR", "I_AM_LEADER" -> new Message.Victory(
                    named.or(() -> highest(members)), members);
            case "PROBE" -> new Message.Probe(members);
            default -> throw refused(value);
        };
    }

    /** The word that a message begins with, or is. */
    static Optional<String> word(PickleValue value) {
        if (value instanceof Text(String word)) {
            return Optional.of(word);
        }
        return value.unpacked().stream().findFirst()
                .filter(Text.class::isInstance).map(text -> ((Text) text).value());
    }

    /** Those of a dict, or the one who is named with an address. */
    private static Map<MemberId, Endpoint> members(List<PickleValue> data,
            Optional<MemberId> named) {
        if (data.isEmpty()) {
            return Map.of();
        }
        PickleValue last = data.get(data.size() - 1);
        Optional<SequencedMap<MemberId, Endpoint>> dict = Members.read(last);
        if (dict.isPresent()) {
            return dict.get();
        }
        return data.size() == 2 && named.isPresent()
                ? Endpoint.read(last).map(address -> Map.of(named.get(), address))
                        .orElse(Map.of())
                : Map.of();
    }

    private static Optional<MemberId> highest(Map<MemberId, Endpoint> members) {
        return members.keySet().stream().max(MemberId::compareTo);
    }

    private static IllegalArgumentException refused(PickleValue value) {
        String shown = value.toString();
        return new IllegalArgumentException("the message is " + (shown.length() <= LONGEST_SHOWN
                ? shown : shown.substring(0, LONGEST_SHOWN) + "…") + "; allowed are ELECTION,"
                + " ELECT, OK, GOT_IT, COORDINATOR, I_AM_LEADER and PROBE, with members or an"
                + " identity");
    }
}
