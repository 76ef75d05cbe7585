package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hustings.live.lab.NodeSettings.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes of the exercise over real sockets, in short times. */
@ExtendWith(NothingLeft.class)
class ExerciseNodeTest {
    private static final int STRANGERS = 300;
    private static final List<String> IDENTITIES =
            List.of("10,1000000", "20,2000000", "30,3000000", "40,4000000");

    private static GroupCoordinator daemon(Dialect dialect) {
        return new GroupCoordinator(0, dialect, GcdLimits.STANDARD, HandedOutAddress.REAL);
    }

    private static void close(List<TestNode> nodes) {
        nodes.forEach(TestNode::close);
    }

    private static void allFollow(List<TestNode> nodes, String leader)
            throws InterruptedException {
        for (TestNode node : nodes) {
            node.await(leader);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGroupFollowsTheHighestAndTheNextWhenItEnds(Dialect dialect) throws InterruptedException {
        List<TestNode> nodes = new ArrayList<>();
        try (GroupCoordinator daemon = daemon(dialect)) {
            for (String identity : IDENTITIES) {
                nodes.add(new TestNode(daemon.address(), identity, dialect));
            }
            allFollow(nodes, IDENTITIES.get(3));
            nodes.remove(3).close();
            allFollow(nodes, IDENTITIES.get(2));
        } finally {
            close(nodes);
        }
    }

    @Test
    void nodesOfTheYearsWithTheSameWordsElectTogether() throws InterruptedException {
        try (GroupCoordinator daemon = daemon(Dialect.A1);
                TestNode first = new TestNode(daemon.address(), IDENTITIES.get(1), Dialect.A1)) {
            try (TestNode second = new TestNode(
                    daemon.address(), IDENTITIES.get(2), Dialect.A2)) {
                first.await(IDENTITIES.get(2));
                second.await(IDENTITIES.get(2));
            }
            first.await(IDENTITIES.get(1));
        }
    }

    @Test
    void aGroupThatFeignsFailuresKeepsElecting() throws InterruptedException {
        try (GroupCoordinator daemon = daemon(Dialect.A1);
                TestNode steady = new TestNode(daemon.address(), IDENTITIES.get(0), Dialect.A1);
                TestNode feigning = new TestNode(
                        daemon.address(), IDENTITIES.get(3), Dialect.A1, true,
                        Answers.OF_THE_DIALECT)) {
            for (int i = 0; i < 2; i++) {
                steady.await(IDENTITIES.get(3));
                feigning.await(IDENTITIES.get(3));
            }
        }
    }

    @Test
    void answersAreBareOrCarryMembersAsTheNodeIsTold() throws IOException, InterruptedException {
        try (GroupCoordinator daemon = daemon(Dialect.A1)) {
            for (Answers answers : Answers.values()) {
                try (TestNode node = new TestNode(
                        daemon.address(), IDENTITIES.get(3), Dialect.A1, false, answers)) {
                    node.await(IDENTITIES.get(3));
                    Endpoint address = node.node().address();
                    PickleValue expected = answers == Answers.OF_THE_DIALECT
                            ? new PickleValue.Text("OK") : PickleValue.tuple(
                                    new PickleValue.Text("OK"), Members.toPickle(Map.of(
                                            MemberId.parse(IDENTITIES.get(3)), address)));
                    for (String word : List.of("ELECTION", "PROBE")) {
                        assertThat(answer(address, word)).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static PickleValue answer(Endpoint node, String word) throws IOException {
        try (PickleConnection connection = PickleConnection.to(node, 20_000)) {
            connection.send(new PickleValue.Text(word));
            return connection.receive(20_000);
        }
    }

    @Test
    void strangersOfAllKindsHinderNoElection() throws IOException, InterruptedException {
        try (GroupCoordinator daemon = daemon(Dialect.A1);
                TestNode node = new TestNode(daemon.address(), IDENTITIES.get(3), Dialect.A1)) {
            node.await(IDENTITIES.get(3));
            for (int number = 0; number < STRANGERS; number++) {
                byte[] sent = RandomPickles.bytes(new SplittableRandom(number));
                try (Socket stranger = new Socket(
                        InetAddress.getLoopbackAddress(), node.node().address().port())) {
                    stranger.getOutputStream().write(sent);
                    stranger.shutdownOutput();
                    stranger.setSoTimeout(20_000);
                    drain(stranger);
                }
            }
            try (TestNode other = new TestNode(daemon.address(), IDENTITIES.get(2), Dialect.A1)) {
                other.await(IDENTITIES.get(3));
            }
        }
    }

    @Test
    void membersOnOtherMachinesAreNeverSpokenTo() {
        for (String host : List.of("127.0.0.1", "127.8.9.1", "::1")) {
            assertThat(ThisMachine.has(new Endpoint(host, 1))).as(host).isTrue();
        }
        BlockingQueue<Optional<Message>> answers = new LinkedBlockingQueue<>();
        try (Outgoing outgoing = new Outgoing(TestNode.SHORT)) {
            for (String host : List.of("192.0.2.1", "0.0.0.0", "2001:db8::1", "::")) {
                outgoing.ask(new Endpoint(host, 1), new byte[1], 600_000, answers::add);
                // Told at once, and by nobody who has tried.
                assertThat(answers).as(host).containsExactly(Optional.empty());
                answers.clear();
            }
        }
    }

    /** Until the node has closed, one way or the other. */
    private static void drain(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void whereThereIsNoDaemonOrItRefusesTheNodeSaysSo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Endpoint nobody = new Endpoint("127.0.0.1", free);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TestNode(nobody, IDENTITIES.get(0), Dialect.A1).close())
                .withMessageStartingWith("no GCD at 127.0.0.1:" + free);
        try (GroupCoordinator daemon = daemon(Dialect.B)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TestNode(
                            daemon.address(), IDENTITIES.get(0), Dialect.A1).close())
                    .withMessageEndingWith(" answers: Unexpected message: JOIN");
        }
    }

    @Test
    void itsPortIsFreeWhenItEnds() throws IOException, InterruptedException {
        try (GroupCoordinator daemon = daemon(Dialect.A1)) {
            int port;
            try (TestNode node = new TestNode(daemon.address(), IDENTITIES.get(0), Dialect.A1)) {
                node.await(IDENTITIES.get(0));
                port = node.node().address().port();
            }
            try (ServerSocket again = new ServerSocket(port)) {
                assertThat(again.getLocalPort()).isEqualTo(port);
            }
        }
    }
}
