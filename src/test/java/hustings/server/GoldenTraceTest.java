package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.WorkLimit;
import hustings.sim.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The trace of one small run of each algorithm, byte for byte.
 *
 * <p>A golden trace changes only on purpose, in its own commit:
 * {@code mvn test -Dtest=GoldenTraceTest -Dgolden=write} writes them anew.
 */
class GoldenTraceTest {
    private static final String SCENARIO = "n=4&seed=7&detector=heartbeat:6,20&until=90"
            + "&loss=0.02&duplicate=0.02&order=any&faults=30:crash-leader,70:recover-4&algorithms=";

    /** Where an algorithm writes what it does moves with every comment, and is no other run. */
    private static final Pattern WHERE =
            Pattern.compile(",\"lines\":\\[[\\d,]*\\]|,\"source\":\\d+");

    static List<String> algorithms() {
        return Runs.REGISTRY.ids();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void isTheSameByteForByte(String algorithm) throws IOException {
        StringBuilder trace = new StringBuilder();
        new Api(Runs.REGISTRY).trace(SCENARIO + algorithm, WorkLimit::unlimited,
                line -> trace.append(WHERE.matcher(line).replaceAll("")).append('\n'));
        Path golden = Path.of("src/test/resources/golden", algorithm + ".ndjson");
        if (System.getProperty("golden", "").equals("write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, trace);
        }
        assertThat(trace.toString()).isEqualTo(Files.readString(golden));
        assertThat(trace.toString().lines().count()).isGreaterThan(50);
    }
}
