package hustings.live.lab;

import hustings.live.lab.PickleValue.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Understands what members of any dialect say: a word, or a tuple of a word and what it is of. */
public final class MessageReader {
    private static final int LONGEST_SHOWN = 60;

    private MessageReader() {}

    /**
     * The message that a value is; refuses a word that no dialect has.
     *
     * <p>What stands behind the word, nodes agree on least: an identity, an address and members are
     * found in whatever order, and in a tuple of their own too; anything else does not matter.
     */
    public static Message read(PickleValue value) {
        String word = word(value).orElseThrow(() -> refused(value));
        List<PickleValue> data = value.unpacked().stream().skip(1).flatMap(
                MessageReader::parts).toList();
        Optional<MemberId> named = data.stream().map(MemberId::read)
                .flatMap(Optional::stream).findFirst();
        Map<MemberId, Endpoint> members = members(data, named);
        return switch (word) {
            case "ELECTION", "ELECT" -> new Message.Election(named, members);
            case "OK", "GOT_IT" -> new Message.Answer(members);
            case "COORDINATOR", "I_AM_LEADER" -> new Message.Victory(
                    named.or(() -> highest(members)), members);
            case "PROBE" -> new Message.Probe(members);
            default -> throw refused(value);
        };
    }

    /** The parts of a tuple that is neither an identity nor an address, or the value itself. */
    private static Stream<PickleValue> parts(PickleValue value) {
        boolean whole = value.unpacked().isEmpty() || MemberId.read(value).isPresent()
                || Endpoint.read(value).isPresent();
        return whole ? Stream.of(value) : value.unpacked().stream();
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
        Optional<SequencedMap<MemberId, Endpoint>> dict = data.stream().map(Members::read)
                .flatMap(Optional::stream).findFirst();
        if (dict.isPresent()) {
            return dict.get();
        }
        Optional<Endpoint> address = data.stream().map(Endpoint::read)
                .flatMap(Optional::stream).findFirst();
        return named.isPresent() && address.isPresent()
                ? Map.of(named.get(), address.get()) : Map.of();
    }

    private static Optional<MemberId> highest(Map<MemberId, Endpoint> members) {
        return members.keySet().stream().max(MemberId::compareTo);
    }

    private static IllegalArgumentException refused(PickleValue value) {
        String shown = value.toString();
        return new IllegalArgumentException("the message is " + (shown.length() <= LONGEST_SHOWN
                ? shown : shown.substring(0, LONGEST_SHOWN) + "…") + "; allowed are ELECTION,"
                + " ELECT, OK, GOT_IT, COORDINATOR, I_AM_LEADER and PROBE, alone or in"
                + " front of what they are of");
    }
}
