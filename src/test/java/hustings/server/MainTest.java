package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.Plugin;
import hustings.model.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void filesSayWhichVersionHasWrittenThem() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains(
                "<version>" + Version.NUMBER + "-SNAPSHOT</version>");
    }

    @Test
    void printsWhatTheApiAnswers() {
        String scenario = "algorithms=bully&n=5&faults=30:crash-leader";
        assertThat(run("run", scenario)).isZero();
        try (Served served = new Served()) {
            assertThat(Json.MAPPER.readTree(out.toString()))
                    .isEqualTo(served.json("/api/run?" + scenario));
        }
    }

    @Test
    void servesOneVisitorForAnArchiveOfClasses() {
        assertThat(run("warm-up")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void printsTracesAndAlgorithms() {
        assertThat(run("trace", "algorithms=ring&n=2")).isZero();
        assertThat(out.toString().lines().findFirst().orElse(""))
                .startsWith("{\"algorithm\":\"ring\",\"number\":1,\"tick\":0,\"type\":\"started\"");
        assertThat(run("algorithms")).isZero();
        assertThat(out.toString()).contains("\"id\" : \"lamport\"");
    }

    @Test
    void carriesOutExperiments() {
        assertThat(run("lab", "--threads", "2", "n=4,8&ids=descending&trials=3")).isZero();
        assertThat(out.toString()).contains("Chang–Roberts", "14.000", "44.000", "3 elected");
        assertThat(run("lab", "--csv", "--measure", "bits", "n=4&trials=2")).isZero();
        assertThat(out.toString()).contains("chang-roberts,4,2,2,0,0,0,0,0,0,0,0,0,0,messages,2,");
        assertThat(run("lab", "--json", "n=4&trials=2")).isZero();
        assertThat(out.toString()).contains("\"experiment\" : \"v=1&algorithms=chang-roberts&n=4");
        assertThat(run("lab", "n=4&trials=0&loss=2")).isEqualTo(2);
        assertThat(err.toString()).contains("trials is \"0\"; allowed", "loss is \"2\"; allowed");
        assertThat(run("lab", "--threads", "0", "n=4")).isEqualTo(2);
        assertThat(run("soak", "--threads", "0", "--runs", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--threads is 0; allowed is 1 to 1024");
        assertThat(run("lab", "--measure", "luck", "n=4")).isEqualTo(2);
        assertThat(err.toString()).contains("allowed is 1 to 1024", "allowed is one of messages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/?algorithms=ring&n=2#t", "?algorithms=ring&n=2",
        "'algorithms=Ring&amp;n=2'", " algorithms = RING & n = 2 & ",
        "https://h.example/x?algorithms=ring&utm_source=chat&n=2."})
    void readsAScenarioInWhateverItIsPasted(String pasted) {
        for (String command : List.of("run", "trace", "digest")) {
            out.getBuffer().setLength(0);
            assertThat(run(command, "algorithms=ring&n=2")).isZero();
            String strict = out.toString();
            out.getBuffer().setLength(0);
            assertThat(run(command, pasted)).isZero();
            assertThat(out.toString()).isEqualTo(strict).isNotBlank();
        }
    }

    @Test
    void readsAnExperimentInWhateverItIsPasted() {
        assertThat(run("lab", "--json", "algorithms=bully&n=4,8&loss=0.05&trials=2")).isZero();
        String strict = out.toString();
        for (String pasted : List.of("n=4 8&algorithms=Bully&loss=5%&trials=2",
                "http://localhost:8080/lab?algorithms=bully&amp;n=[4;8]&loss=5%25&trials=2#x",
                "https://h/?algorithms=BULLY&n=4,8,&loss=5%&trials=2.")) {
            out.getBuffer().setLength(0);
            assertThat(run("lab", "--json", pasted)).isZero();
            assertThat(out.toString()).isEqualTo(strict);
        }
        assertThat(run("lab", "--measure", "Bits", "n=4&trials=2")).isZero();
        assertThat(run("soak", "--runs", "1", "--algorithms", "LCR,Bully")).isZero();
        assertThat(out.toString()).contains("chang-roberts: 1 runs", "bully: 1 runs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "run|ids=3,x,5|ids has \"x\"; allowed is",
        "trace|faults=60:crash-leader,70:explode-3|faults has \"70:explode-3\"; allowed is TICK:",
        "digest|start=1,99|start has \"99\"; allowed is the nodes 1 to 8",
        "run|graph=10-20,20-30|add ids=10,20,30",
        "run|algorithms=buly|there is no algorithm \"buly\"; did you mean bully?",
        "run|http://localhost:8080/|an address that has a scenario behind a question mark",
        "lab|n=4,x|n has \"x\"; allowed is whole numbers",
        "lab|http://localhost:8080/lab?n=4&t=5|there is no key \"t\" in an experiment",
        "maelstrom|buly|there is no algorithm \"buly\"; did you mean bully?",
    })
    void namesTheItemThatIsWrong(String command, String typed, String words) {
        assertThat(run(command, typed)).isEqualTo(2);
        assertThat(err.toString()).contains(words);
        assertThat(err.toString().strip().lines().toList()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "run", "trace", "digest", "algorithms", "lab", "soak",
        "live", "gcd", "node", "maelstrom"})
    void explainsEveryCommand(String command) {
        assertThat(command.isEmpty() ? run("--help") : run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: hustings", "--plugins");
    }

    @Test
    void saysInOneLineWhatIsWrongWithAProgramOrItsScenario() {
        assertThat(run("live", "--node", "./no-such-node.py", "n=3")).isEqualTo(1);
        assertThat(run("live", "--node", "README.md", "n=3")).isEqualTo(1);
        assertThat(run("live", "--node", "no-such-program-either", "n=3")).isEqualTo(1);
        assertThat(run("live", "--node", "sh -c true", "n=13")).isEqualTo(2);
        assertThat(run("live", "--tick", "1", "--node", "sh -c true", "n=3")).isEqualTo(1);
        assertThat(run("maelstrom", "bully", "--tick", "2000")).isEqualTo(1);
        assertThat(run("maelstrom", "bully", "--option", "seed=x")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().toList()).satisfiesExactly(
                line -> assertThat(line).contains("./no-such-node.py\", which is no file"),
                line -> assertThat(line).contains("README.md\", which may not be executed"),
                line -> assertThat(line).contains("--node cannot be started"),
                line -> assertThat(line).contains("n is \"13\"; allowed is 1 to 12"),
                line -> assertThat(line).contains("--tick is 1; allowed"),
                line -> assertThat(line).contains("--tick is 2000; allowed"),
                line -> assertThat(line).contains("seed is \"x\"; allowed"));
    }

    @Test
    void refusesInWords() {
        assertThat(run("run", "n=0&loss=3")).isEqualTo(2);
        assertThat(err.toString()).contains("n is \"0\"; allowed is")
                .contains("loss is \"3\"").doesNotContain("\tat ");
        assertThat(run("run", "n=1", "n=2")).isEqualTo(2);
        assertThat(run("--port", "banana")).isEqualTo(2);
        assertThat(run("--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("allowed is a whole number from 0 to 65535");
    }

    @Test
    void saysInOneLineThatARunDoesNotFitIntoTheMemory() throws Exception {
        Process process = start(List.of("-Xmx64m"), "run", "n=1000000&algorithms=bully");
        String error = new String(
                process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(error.strip().lines().toList()).hasSize(1);
        // How much of it Java may use depends on the collector, and that on the machine.
        assertThat(error).containsPattern("needs more memory than the 6[0-4] MB");
    }

    @Test
    void electsOneOfAMillionWithinTheMemoryThatTheReadmeNames() throws Exception {
        Process process = start(List.of("-Xmx350m"), "run",
                "n=1000000&algorithms=chang-roberts&start=one&latency=1&until=10000000");
        JsonNode result = Json.MAPPER.readTree(process.getInputStream().readAllBytes())
                .get("results").get(0);
        assertThat(process.waitFor()).isZero();
        assertThat(result.get("outcome").asString()).isEqualTo("elected");
        assertThat(result.get("leader").asInt()).isEqualTo(1_000_000);
        assertThat(result.get("messages").get("announce").asInt()).isEqualTo(1_000_000);
    }

    @Test
    void saysWhatIsWrongWithAHostWithoutBlamingThePort() {
        assertThat(run("--host", "no.such.host.invalid", "--port", "0")).isEqualTo(1);
        assertThat(err.toString()).contains("host is \"no.such.host.invalid\"")
                .doesNotContain("choose another one with --port");
        assertThat(new Listening.Port().convert("")).isEqualTo(8080);
    }

    @Test
    void takesLeaveOfItsViewersWhenItIsEnded() throws Exception {
        Process process = start(List.of(), "--port", "0");
        try {
            byte[] said = new byte[200];
            int length = process.getInputStream().read(said);
            String address = new String(said, 0, length, StandardCharsets.UTF_8)
                    .replaceAll("(?s).*http(\\S+)\\s*", "ws$1/ws");
            try (Viewer viewer = new Viewer(HttpClient.newHttpClient(), URI.create(address))) {
                viewer.send("{'type':'open','scenario':'n=3'}").next("clock");
                process.destroy();
                assertThat(viewer.closeCode()).isEqualTo(1001);
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void exitsWithOneWhereAnAlgorithmBreaks(@TempDir Path folder) throws IOException {
        String plugins = Plugin.odd(folder, Plugin.BROKEN, "odd.Broken").toString();
        assertThat(run("--plugins", plugins, "run", "algorithms=broken,bully")).isEqualTo(1);
        assertThat(out.toString()).contains("IllegalStateException: oops, at Broken.java:11, node")
                .contains("\"elected\"");
        assertThat(run("--plugins", plugins, "run", "algorithms=bully")).isZero();
        assertThat(run("--plugins", plugins, "trace", "algorithms=bully,broken")).isEqualTo(1);
        assertThat(out.toString()).contains("{\"algorithm\":\"bully\",\"number\":2,");
        assertThat(run("--plugins", plugins, "trace", "algorithms=bully")).isZero();
    }

    @Test
    void saysInOneLineWhichPlugInIsNoGood(@TempDir Path folder) throws IOException {
        String plugins = Plugin.odd(folder, Plugin.BROKEN, "odd.Borken").toString();
        assertThat(run("--plugins", plugins, "algorithms")).isZero();
        assertThat(err.toString().strip().lines().toList()).hasSize(1);
        assertThat(err.toString()).contains("odd.Borken").contains("odd.jar");
        assertThat(out.toString()).contains("\"bully\"", "\"plugin\" : \"odd.jar\"");
    }

    /** The whole process, as one starts it: a port that is in use, and one that is free. */
    @Test
    void startsWithinMomentsOrSaysInOneLineWhyNot() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process = start("--port", Integer.toString(taken.getLocalPort()));
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            String error = new String(
                    process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(error.strip().lines().toList()).hasSize(1);
            assertThat(error).contains(Integer.toString(taken.getLocalPort()));
        }
        Process process = start("--port", "0");
        try {
            byte[] said = new byte[200];
            int length = process.getInputStream().read(said);
            assertThat(new String(said, 0, length, StandardCharsets.UTF_8))
                    .startsWith("Hustings is at http://localhost:");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Maven starts it so: a server that outlived it would keep the port. */
    @Test
    void endsWithItsParentIfItIsTold() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & wait", "sh"));
        command.addAll(command(List.of(), "--port", "0", "--with-parent"));
        Process parent = new ProcessBuilder(command).start();
        assertThat(parent.getInputStream().read()).isEqualTo('H');
        ProcessHandle server = parent.children().findFirst().orElseThrow();
        try {
            parent.destroyForcibly().waitFor();
            assertThat(server.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            server.destroy();
        }
    }

    private static Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    private static Process start(List<String> java, String... arguments) throws IOException {
        return new ProcessBuilder(command(java, arguments)).start();
    }

    private static List<String> command(List<String> java, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path")));
        command.addAll(java);
        command.add("hustings.server.Main");
        command.addAll(List.of(arguments));
        return command;
    }
}
