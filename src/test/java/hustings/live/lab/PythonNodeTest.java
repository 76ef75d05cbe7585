package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes of ours with a node, and with a daemon, that are written in Python. */
@ExtendWith(NothingLeft.class)
class PythonNodeTest {
    private static final String LOW = "100,1111111";
    private static final String PYTHON = "300,2222222";
    private static final String HIGH = "300,3333333";

    private static Python node(Endpoint daemon, Dialect dialect) throws IOException {
        return new Python("node.py", Integer.toString(daemon.port()), "300", "2222222",
                dialect.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"A1", "B"})
    void aPythonNodeElectsWithTwoOfOursAndSurvivesFeignedFailures(Dialect dialect)
            throws IOException, InterruptedException {
        try (GroupCoordinator daemon = new GroupCoordinator(
                        0, dialect, GcdLimits.STANDARD, HandedOutAddress.REAL);
                TestNode low = new TestNode(daemon.address(), LOW, dialect);
                Python python = node(daemon.address(), dialect)) {
            python.await("leader " + PYTHON);
            low.await(PYTHON);
            try (TestNode high = new TestNode(daemon.address(), HIGH, dialect)) {
                allFollow(HIGH, low, python);
                for (Action.Silence way : Action.Silence.values()) {
                    high.node().fail(way);
                    allFollow(PYTHON, low, python);
                    high.node().recover();
                    allFollow(HIGH, low, python);
                    high.await(HIGH);
                }
            }
            allFollow(PYTHON, low, python);
            for (String way : new String[] {"closed", "mute"}) {
                python.tell(way);
                python.await("silent");
                low.await(LOW);
                python.tell("recover");
                allFollow(PYTHON, low, python);
            }
        }
    }

    private static void allFollow(String leader, TestNode low, Python python)
            throws InterruptedException {
        low.await(leader);
        python.await("leader " + leader);
    }

    @ParameterizedTest
    @EnumSource(names = {"A1", "B"})
    void ourNodesJoinADaemonThatIsNotOurs(Dialect dialect)
            throws IOException, InterruptedException {
        try (Python daemon = new Python("gcd.py", dialect.joinWord())) {
            Endpoint address = new Endpoint("127.0.0.1", Integer.parseInt(daemon.line()));
            try (TestNode low = new TestNode(address, LOW, dialect)) {
                try (TestNode high = new TestNode(address, HIGH, dialect)) {
                    high.await(HIGH);
                    low.await(HIGH);
                }
                low.await(LOW);
            }
        }
    }

    @Test
    void whatADaemonThatIsNotOursRefusesIsToldInItsWords()
            throws IOException, InterruptedException {
        try (Python daemon = new Python("gcd.py", "HOWDY")) {
            Endpoint address = new Endpoint("127.0.0.1", Integer.parseInt(daemon.line()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TestNode(address, LOW, Dialect.A1).close())
                    .withMessageEndingWith(" answers: Unexpected message: JOIN");
        }
    }
}
