package hustings.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, as the image starts it, on one core where that can be had. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern USED = Pattern.compile("(?<!class space)\\s+used (\\d+)K");

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    ServerProcess() {
        List<String> command = new ArrayList<>();
        if (new File("/usr/bin/taskset").canExecute()) {
            command.addAll(List.of("taskset", "-c", "0"));
        }
        command.addAll(List.of(java("java"), "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=30", "-Xmx1g", "-cp",
                System.getProperty("java.class.path"), "hustings.server.Main", "--port", "0",
                "--trust-proxy", "--viewers-per-address", "2000"));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            Matcher address = Pattern.compile(":(\\d+)").matcher(String.valueOf(out.readLine()));
            if (!address.find()) {
                throw new IllegalStateException("the server does not say where it is");
            }
            port = Integer.parseInt(address.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java(String program) {
        return System.getProperty("java.home") + "/bin/" + program;
    }

    int port() {
        return port;
    }

    /** How much computing it has used so far. */
    Duration used() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** How long {@code /healthz} takes to answer that all is well. */
    Duration health() {
        long before = System.nanoTime();
        try {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/healthz")).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("not well: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** What its heap keeps after a collection, in kilobytes. */
    long heapKilobytes() {
        ask("GC.run");
        Matcher used = USED.matcher(ask("GC.heap_info").split("Metaspace")[0]);
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private String ask(String what) {
        try {
            Process asking = new ProcessBuilder(
                    java("jcmd"), Long.toString(process.pid()), what).start();
            return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
