package hustings.live.lab;

import hustings.Programs;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Python program that a test talks to, line by line.
 *
 * <p>It is the Python that {@code PYTHON} names, or that is installed, or that can be. If there is
 * none, the tests fail and say what to install: they are never skipped.
 */
final class Python implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final String END = "(end)";

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread reading;

    /** Runs one of the test resources. */
    Python(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Programs.python().toString(), "-u",
                Path.of("src/test/resources/exercise", script).toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        commands = new BufferedWriter(new OutputStreamWriter(
                process.getOutputStream(), StandardCharsets.UTF_8));
        reading = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader said = new BufferedReader(new InputStreamReader(
                process.getInputStream(), StandardCharsets.UTF_8))) {
            said.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add(e.toString());
        }
        lines.add(END);
    }

    /** Tells it something. */
    void tell(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    /** The next line that it prints. */
    String line() throws InterruptedException {
        return Optional.ofNullable(lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("python3 says nothing any more"));
    }

    /** Waits until it prints this. */
    void await(String line) throws InterruptedException {
        List<String> before = new ArrayList<>();
        while (before.isEmpty() || !before.get(before.size() - 1).equals(line)) {
            before.add(line());
            if (before.contains(END)) {
                throw new AssertionError("python3 has ended before \"" + line + "\": " + before);
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            reading.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
