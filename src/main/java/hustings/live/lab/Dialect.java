package hustings.live.lab;

import hustings.live.lab.PickleValue.None;
import hustings.live.lab.PickleValue.Text;
import hustings.live.lab.PickleValue.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the nodes of a year's exercise write their messages; each reads what all of them write.
 *
 * <p>Where a year's nodes differ, it writes what the most of them understand: nodes of A1 die of
 * an identity behind COORDINATOR, and take the highest of the members instead.
 */
public enum Dialect {
    /** From 2019 to 2022. */
    A1("JOIN", "ELECTION", "OK", "COORDINATOR"),
    /** 2023 and 2024: an announcement names the leader. */
    A2("JOIN", "ELECTION", "OK", "COORDINATOR"),
    /** 2024: messages name their sender, and an answer comes on a connection of its own. */
    A3("BEGIN", "ELECTION", "OK", "COORDINATOR"),
    /** 2025: the words are others. */
    B("HOWDY", "ELECT", "GOT_IT", "I_AM_LEADER");

    private static final String PROBE = "PROBE";

    private final String join;
    private final String election;
    private final String answer;
    private final String victory;

    Dialect(String join, String election, String answer, String victory) {
        this.join = join;
        this.election = election;
        this.answer = answer;
        this.victory = victory;
    }

    /** The one of this name. */
    public static Dialect parse(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the dialect is \"" + name
                        + "\"; allowed is " + Arrays.stream(values()).map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }

    /** The word that the daemon expects. */
    String joinWord() {
        return join;
    }

    /** Whether an answer is a message of its own instead of what comes back on a connection. */
    boolean answersOnNewConnection() {
        return this == A3;
    }

    /** What tells the daemon that there is a member, and where. */
    PickleValue join(MemberId self, Endpoint address) {
        return message(join, PickleValue.tuple(self.toPickle(), address.toPickle()));
    }

    /** What a member that elects sends to those above it; {@code members} has itself, too. */
    PickleValue election(MemberId self, Map<MemberId, Endpoint> members) {
        PickleValue dict = Members.toPickle(members);
        return this == A3 ? message(election, self.toPickle(), dict) : message(election, dict);
    }

    /** What says to those who elect that one is there. */
    PickleValue answer() {
        return this == A3 ? message(answer, new None()) : new Text(answer);
    }

    /** What says so to nodes that take every message apart into a word and members. */
    PickleValue answer(Map<MemberId, Endpoint> members) {
        return message(answer, Members.toPickle(members));
    }

    /** What says to those who probe that one is there. */
    PickleValue probeAnswer() {
        return new Text(answer);
    }

    /** What announces a leader; {@code members} has itself, too. */
    PickleValue victory(MemberId self, Map<MemberId, Endpoint> members) {
        return switch (this) {
            case A1 -> message(victory, Members.toPickle(
                    Members.those(members, id -> id.compareTo(self) <= 0)));
            case A2, B -> message(victory, self.toPickle());
            case A3 -> {
                Endpoint address = members.get(self);
                yield message(victory, self.toPickle(),
                        address == null ? new None() : address.toPickle());
            }
        };
    }

    /** What asks a leader whether it is there. */
    PickleValue probe() {
        return this == A3 ? message(PROBE) : message(PROBE, new None());
    }

    private static PickleValue message(String word, PickleValue... data) {
        List<PickleValue> items = new ArrayList<>(List.of(new Text(word)));
        items.addAll(List.of(data));
        return new Tuple(items);
    }
}
