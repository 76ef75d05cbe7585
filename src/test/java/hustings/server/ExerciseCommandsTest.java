package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands gcd and node, as one types them. */
class ExerciseCommandsTest {
    private static final int PATIENCE_SECONDS = 20;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    /** A process of ours, whose lines can be waited for. */
    private record Started(Process process, BufferedReader said) implements AutoCloseable {
        static Started of(String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                    "-cp", System.getProperty("java.class.path"), "hustings.server.Main"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new Started(process, new BufferedReader(new InputStreamReader(
                    process.getInputStream(), StandardCharsets.UTF_8)));
        }

        /** Ends it as Ctrl-C does; answers what it has said since. */
        List<String> end() throws InterruptedException {
            // Unlike the process itself, its handle leaves what it has said.
            process.toHandle().destroy();
            List<String> last = said.lines().toList();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return last;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void twoNodesElectThroughADaemonAndAllEndWithoutAWord()
            throws IOException, InterruptedException {
        try (Started daemon = Started.of("gcd", "--port", "0")) {
            String listening = daemon.said().readLine();
            assertThat(listening).matches("listening 127\\.0\\.0\\.1:\\d+");
            String address = listening.replace("listening ", "");
            try (Started low = Started.of("node", "--gcd", address, "--identity", "222,3333333",
                    "--dialect", "A1")) {
                assertThat(low.said().readLine()).isEqualTo("leader 222,3333333");
                try (Started high = Started.of("node", "--gcd", address,
                        "--identity", "300,2222222")) {
                    assertThat(high.said().readLine()).isEqualTo("leader 300,2222222");
                    assertThat(low.said().readLine()).isEqualTo("leader 300,2222222");
                    assertThat(low.end()).isEmpty();
                    assertThat(high.end()).isEmpty();
                }
            }
            assertThat(daemon.end()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gcd --port banana|port is \"banana\"; allowed is a whole number from 0 to 65535",
        "gcd --dialect C|the dialect is \"C\"; allowed is A1, A2, A3, B",
        "gcd 50600|Unmatched argument at index 1: '50600'",
        "node --gcd 127.0.0.1:50600|Missing required option: '--identity=DAYS,NUMBER'",
        "node --gcd 50600 --identity 222,3333333|the address is \"50600\"; allowed is HOST:PORT",
        "node --gcd 127.0.0.1:1 --identity 222|the identity is \"222\"; allowed is DAYS,NUMBER",
        "node --gcd 127.0.0.1:1 --identity 222,3333333 --dialect a1|the dialect is \"a1\"",
    })
    void everyMistakeIsToldInOneLine(String typed, String words) {
        assertThat(run(typed.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(words)
                .endsWith("; see hustings " + typed.split(" ")[0] + " --help\n");
        assertThat(err.toString().lines().toList()).hasSize(1);
    }

    @Test
    void aPortInUseAndADaemonThatIsNotThereAreToldInOneLine() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
            assertThat(run("gcd", "--port", Integer.toString(port))).isEqualTo(1);
            assertThat(err.toString()).startsWith("port " + port + " of 127.0.0.1 cannot be");
        }
        assertThat(run("node", "--gcd", "127.0.0.1:" + port, "--identity", "222,3333333"))
                .isEqualTo(1);
        assertThat(err.toString().lines().toList()).hasSize(2).last().asString()
                .startsWith("no GCD at 127.0.0.1:" + port + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcd", "node"})
    void bothExplainThemselves(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: hustings " + command, "--dialect", "A1", "A3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcd", "node"})
    void everyOptionStandsInTheDocument(String command) throws IOException {
        String document = Files.readString(Path.of("docs/live.md"));
        List<String> inherited = List.of("--plugins", "--help", "--version");
        assertThat(Main.commandLine().getSubcommands().get(command).getCommandSpec().options())
                .flatExtracting(option -> List.of(option.longestName()))
                .filteredOn(name -> !inherited.contains(name)).isNotEmpty()
                .allSatisfy(name -> assertThat(document).contains("`" + command + " " + name));
    }
}
