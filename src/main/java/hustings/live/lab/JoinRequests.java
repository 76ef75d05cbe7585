package hustings.live.lab;

import hustings.live.lab.PickleValue.Int;
import hustings.live.lab.PickleValue.Text;
import hustings.live.lab.PickleValue.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the daemon answers: the group to whoever joins it, and to others what is wrong, in the
 * words of the exercise. It knows no sockets, and is safe for use by several threads.
 */
final class JoinRequests {
    private static final int LONGEST_SHOWN = 100;

    private final Dialect dialect;
    private final Membership membership;
    private final Predicate<Endpoint> isLocal;
    private final HandedOutAddress addresses;

    /**
     * Those to a new group.
     *
     * @param mostMembers it may have
     * @param isLocal which addresses may join it
     */
    JoinRequests(Dialect dialect, int mostMembers, Predicate<Endpoint> isLocal,
            HandedOutAddress addresses) {
        this.dialect = dialect;
        this.membership = new Membership(mostMembers);
        this.isLocal = isLocal;
        this.addresses = addresses;
    }

    /** The answer to bytes that are no pickle; it is none itself. */
    static byte[] notPickled(byte[] received) {
        String shown = shortened(PythonText.repr(received));
        return ("Expected a pickled message, got " + shown + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The pickled answer to a value. */
    synchronized byte[] answer(PickleValue request) {
        PickleValue answer;
        try {
            answer = join(request);
        } catch (IllegalArgumentException e) {
            answer = new Text(String.valueOf(e.getMessage()));
        }
        return PickleWriter.write(answer);
    }

    private PickleValue join(PickleValue request) {
        List<PickleValue> data = pair(request, "Malformed message");
        String word = data.get(0) instanceof Text(String text) ? text : data.get(0).toString();
        require(word.equals(dialect.joinWord()), "Unexpected message: " + shortened(word));
        String malformed = "Malformed message data, expected ((days_to_bd, su_id), (host, port))";
        List<PickleValue> claim = pair(data.get(1), malformed);
        List<PickleValue> listener = pair(claim.get(1), malformed);
        pair(claim.get(0), malformed);
        MemberId member = MemberId.read(claim.get(0)).orElseThrow(() -> refused(
                "Malformed process id, expected (days_to_next_birthday, student_id)"));
        require(listener.get(0) instanceof Text, malformed);
        require(listener.get(1) instanceof Int(long port)
                && port >= 1 && port <= Endpoint.LAST_PORT, "Invalid port number");
        Endpoint address = Endpoint.read(new Tuple(listener)).filter(isLocal)
                .orElseThrow(() -> refused("Only local group members currently allowed"));
        membership.join(member, address);
        Map<MemberId, Endpoint> handedOut = new LinkedHashMap<>();
        membership.members().forEach((id, real) ->
                handedOut.put(id, addresses.of(id, real, member)));
        return Members.toPickle(handedOut);
    }

    private static List<PickleValue> pair(PickleValue value, String otherwise) {
        require(value.unpacked().size() == 2, otherwise);
        return value.unpacked();
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw refused(otherwise);
        }
    }

    private static IllegalArgumentException refused(String words) {
        return new IllegalArgumentException(words);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
    }
}
