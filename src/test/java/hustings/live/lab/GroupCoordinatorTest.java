package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The daemon: who is in the group, and what everybody else is told. */
@ExtendWith(NothingLeft.class)
class GroupCoordinatorTest {
    private static final int STRANGERS = 300;
    private static final GcdLimits SMALL = new GcdLimits(3, 20, 5_000);

    private static GroupCoordinator daemon(GcdLimits limits) {
        return new GroupCoordinator(0, Dialect.A1, limits, HandedOutAddress.REAL);
    }

    /** What comes back for bytes, all of it. */
    private static byte[] answer(GroupCoordinator daemon, byte[] sent, boolean andNoMore)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(),
                daemon.address().port())) {
            socket.getOutputStream().write(sent);
            if (andNoMore) {
                socket.shutdownOutput();
            }
            return socket.getInputStream().readAllBytes();
        }
    }

    private static PickleValue answer(GroupCoordinator daemon, String pickle) throws IOException {
        return PickleReader.read(answer(daemon, bytes(pickle), false));
    }

    /** Those of a text in which a tilde stands for the end of a line. */
    private static byte[] bytes(String text) {
        return text.replace('~', '\n').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<MemberId, Endpoint> join(GroupCoordinator daemon, String member, int port)
            throws IOException {
        try (Socket socket = new Socket()) {
            return new GcdClient(daemon.address(), Dialect.A1, 5_000).join(
                    socket, MemberId.parse(member), new Endpoint("127.0.0.1", port));
        }
    }

    private static Map<MemberId, Endpoint> group(Object... membersAndPorts) {
        Map<MemberId, Endpoint> group = new HashMap<>();
        for (int i = 0; i < membersAndPorts.length; i += 2) {
            group.put(MemberId.parse((String) membersAndPorts[i]),
                    new Endpoint("127.0.0.1", (Integer) membersAndPorts[i + 1]));
        }
        return group;
    }

    @Test
    void whoeverJoinsIsToldAllWhoHaveAndHimself() throws IOException {
        try (GroupCoordinator daemon = daemon(GcdLimits.STANDARD)) {
            assertThat(join(daemon, "100,1111111", 1)).isEqualTo(group("100,1111111", 1));
            assertThat(join(daemon, "50,2222222", 2))
                    .isEqualTo(group("100,1111111", 1, "50,2222222", 2));
            // The same again, at another port.
            assertThat(join(daemon, "100,1111111", 3))
                    .isEqualTo(group("100,1111111", 3, "50,2222222", 2));
        }
    }

    @Test
    void aStudentWithOtherDaysReplacesWhoTheyWereAndSoDoesWhoeverClaimsAnAddress()
            throws IOException {
        try (GroupCoordinator daemon = daemon(GcdLimits.STANDARD)) {
            join(daemon, "100,1111111", 1);
            assertThat(join(daemon, "101,1111111", 2)).isEqualTo(group("101,1111111", 2));
            assertThat(join(daemon, "50,2222222", 2)).isEqualTo(group("50,2222222", 2));
            // Both at once, and those who were replaced may come back.
            join(daemon, "60,3333333", 3);
            assertThat(join(daemon, "51,2222222", 3)).isEqualTo(group("51,2222222", 3));
            assertThat(join(daemon, "60,3333333", 4))
                    .isEqualTo(group("51,2222222", 3, "60,3333333", 4));
        }
    }

    @Test
    void aFullGroupTakesNobodyButThoseInIt() throws IOException {
        try (GroupCoordinator daemon = daemon(SMALL)) {
            join(daemon, "1,1111111", 1);
            join(daemon, "2,2222222", 2);
            join(daemon, "3,3333333", 3);
            assertThatIllegalArgumentException().isThrownBy(() -> join(daemon, "4,4444444", 4))
                    .withMessageEndingWith("answers: Too many group members, allowed are 3");
            assertThat(join(daemon, "3,3333333", 5)).hasSize(3);
            assertThat(join(daemon, "4,3333333", 6)).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "VJOIN~.|Malformed message",
        "(VJOIN~NNt.|Malformed message",
        "}.|Malformed message",
        "(VHOWDY~Nt.|Unexpected message: HOWDY",
        "(I7~Nt.|Unexpected message: 7",
        "(VJOIN~Nt.|Malformed message data, expected ((days_to_bd, su_id), (host, port))",
        "(VJOIN~((I1~I1111111~tNtt.|Malformed message data,"
                + " expected ((days_to_bd, su_id), (host, port))",
        "(VJOIN~((I1~I1111111~t(I5~I5~ttt.|Malformed message data,"
                + " expected ((days_to_bd, su_id), (host, port))",
        "(VJOIN~((I0~I1111111~t(V127.0.0.1~I5~ttt.|Malformed process id,"
                + " expected (days_to_next_birthday, student_id)",
        "(VJOIN~((I01~I1111111~t(V127.0.0.1~I5~ttt.|Malformed process id,"
                + " expected (days_to_next_birthday, student_id)",
        "(VJOIN~((lI1~aI1111111~a(V127.0.0.1~I5~ttt.|Malformed process id,"
                + " expected (days_to_next_birthday, student_id)",
        "(VJOIN~((I1~I10000000~t(V127.0.0.1~I5~ttt.|Malformed process id,"
                + " expected (days_to_next_birthday, student_id)",
        "(VJOIN~((I1~I1111111~t(V127.0.0.1~I0~ttt.|Invalid port number",
        "(VJOIN~((I1~I1111111~t(Vexample.org~I65536~ttt.|Invalid port number",
        "(VJOIN~((I1~I1111111~t(V127.0.0.1~V5~ttt.|Invalid port number",
        "(VJOIN~((I1~I1111111~t(V203.0.113.7~I5~ttt.|"
                + "Only local group members currently allowed",
        "(VJOIN~((I1~I1111111~t(V0.0.0.0~I5~ttt.|Only local group members currently allowed",
        "(VJOIN~((I1~I1111111~t(Vexample.org~I5~ttt.|"
                + "Only local group members currently allowed",
        "(lVJOIN~a(l(I1~I1111111~ta(lVlocalhost~aI5~aaa.|{(1, 1111111): ('127.0.0.1', 5)}",
        "(VJOIN~((I1~I1111111~t(Vlocalhost~I5~ttt.|{(1, 1111111): ('127.0.0.1', 5)}",
    })
    void everyMistakeIsAnsweredInTheWordsOfTheExercise(String request, String words)
            throws IOException {
        try (GroupCoordinator daemon = daemon(GcdLimits.STANDARD)) {
            PickleValue answer = answer(daemon, request);
            assertThat(answer instanceof PickleValue.Text(String text) ? text : answer.toString())
                    .isEqualTo(words);
        }
    }

    @ParameterizedTest
    @CsvSource({"JOIN, BEGIN", "BEGIN, HOWDY", "HOWDY, JOIN"})
    void aDaemonOfAnotherYearExpectsAnotherWord(String word, String other) throws IOException {
        for (Dialect dialect : Dialect.values()) {
            if (dialect.joinWord().equals(word)) {
                try (GroupCoordinator daemon = new GroupCoordinator(
                        0, dialect, SMALL, HandedOutAddress.REAL)) {
                    String data = "\n((I1\nI1111111\nt(Vlocalhost\nI5\nttt.";
                    assertThat(answer(daemon, "(V" + word + data))
                            .isInstanceOf(PickleValue.Dict.class);
                    assertThat(answer(daemon, "(V" + other + data))
                            .isEqualTo(new PickleValue.Text("Unexpected message: " + other));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hello|b'hello'", "it's|b\"it's\"", "''|b''", "cos~system~|b'cos\\nsystem\\n'",
        "\u0080\u0004K|b'\\x80\\x04K'", "N|b'N'"})
    void whatIsNoPickleIsAnsweredWithoutOne(String sent, String shown) throws IOException {
        try (GroupCoordinator daemon = daemon(GcdLimits.STANDARD)) {
            byte[] answer = answer(daemon, bytes(sent), true);
            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .isEqualTo("Expected a pickled message, got " + shown + "\n");
        }
    }

    @Test
    void whatIsMuchTooLongIsAnsweredInAHundredCharacters() throws IOException {
        try (GroupCoordinator daemon = daemon(GcdLimits.STANDARD)) {
            byte[] answer = answer(daemon, "(".repeat(70_000).getBytes(StandardCharsets.UTF_8),
                    true);
            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .isEqualTo("Expected a pickled message, got b'" + "(".repeat(98) + "\n");
        }
    }

    @Test
    void whoeverIsTooSlowIsCutOffAndToldSoIfHeHasSaidAnything() throws IOException {
        try (GroupCoordinator daemon = daemon(new GcdLimits(3, 20, 50))) {
            assertThat(answer(daemon, new byte[0], false)).isEmpty();
            assertThat(new String(answer(daemon, new byte[] {'N'}, false), StandardCharsets.UTF_8))
                    .isEqualTo("Expected a pickled message, got b'N'\n");
            assertThat(join(daemon, "1,1111111", 1)).hasSize(1);
        }
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAndIdleOnesHinderNobody() throws IOException {
        try (GroupCoordinator daemon = daemon(SMALL)) {
            List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < SMALL.connections() - 1; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), daemon.address().port()));
            }
            assertThat(join(daemon, "1,1111111", 1)).hasSize(1);
            idle.add(new Socket(InetAddress.getLoopbackAddress(), daemon.address().port()));
            try (Socket tooMany = new Socket(
                    InetAddress.getLoopbackAddress(), daemon.address().port())) {
                assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
            }
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void theAddressesThatItHandsOutCanBeOthersForEachWhoAsks() throws IOException {
        HandedOutAddress between = (member, real, asker) -> member.equals(asker) ? real
                : new Endpoint("127.0.0.1", 10_000 + 100 * asker.days() + real.port());
        try (GroupCoordinator daemon = new GroupCoordinator(0, Dialect.A1, SMALL, between)) {
            join(daemon, "1,1111111", 1);
            join(daemon, "2,2222222", 2);
            assertThat(join(daemon, "3,3333333", 3)).isEqualTo(group(
                    "1,1111111", 10_301, "2,2222222", 10_302, "3,3333333", 3));
            assertThat(join(daemon, "1,1111111", 1)).isEqualTo(group(
                    "1,1111111", 1, "2,2222222", 10_102, "3,3333333", 10_103));
        }
    }

    @Test
    void strangersOfAllKindsAreAnsweredOneAfterAnother() throws IOException {
        try (GroupCoordinator daemon = daemon(GcdLimits.STANDARD)) {
            for (int number = 0; number < STRANGERS; number++) {
                byte[] sent = RandomPickles.bytes(new SplittableRandom(number));
                assertThat(answer(daemon, sent, true)).as("case " + number).isNotEmpty();
            }
            assertThat(join(daemon, "1,1111111", 1)).containsKey(MemberId.parse("1,1111111"));
        }
    }

    /** Politely, or not if it has not been accepted before. */
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return String.valueOf(e.getMessage()).contains("reset");
        }
    }

    @Test
    void itsPortIsFreeWhenItEnds() throws IOException {
        GroupCoordinator daemon = daemon(SMALL);
        try (Socket idle = new Socket(
                InetAddress.getLoopbackAddress(), daemon.address().port())) {
            daemon.close();
            assertThat(isClosed(idle)).isTrue();
        }
        try (GroupCoordinator again = new GroupCoordinator(
                daemon.address().port(), Dialect.B, SMALL, HandedOutAddress.REAL)) {
            assertThat(again.address()).isEqualTo(daemon.address());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new GroupCoordinator(again.address().port(), Dialect.A1,
                            SMALL, HandedOutAddress.REAL).close())
                    .withMessageContaining("cannot be listened on");
        }
    }
}
