package hustings.live.maelstrom;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that speaks lines: what it writes is told, what it is sent waits until it reads. */
final class ExecutableNode {
    /** The most lines that a process has not read. */
    static final int MOST_UNREAD = 10_000;

    private static final long JOIN_MILLISECONDS = 1000;

    private final String name;
    private final Process process;
    private final Hearing hearing;
    private final BlockingQueue<Optional<String>> unread =
            new LinkedBlockingQueue<>(MOST_UNREAD);
    private final List<Thread> threads;
    private boolean stopped;

    /** Hears of a process, in threads of its own. */
    interface Hearing {
        /** It has written a line. */
        void line(LineReader.Line line);

        /** It has written a line on standard error. */
        void error(String line);

        /** It has ended, with a code. */
        void ended(int code);
    }

    /**
     * Starts a process.
     *
     * @throws IllegalArgumentException if that is not possible, in words
     */
    ExecutableNode(String name, Executable executable, Hearing hearing) {
        this.name = name;
        this.hearing = hearing;
        try {
            process = new ProcessBuilder(executable.command()).start();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--node cannot be started: " + e.getMessage(), e);
        }
        threads = List.of(thread(this::read), thread(this::readErrors), thread(this::write));
    }

    private Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    private void read() {
        LineReader reader = new LineReader(process.getInputStream());
        LineReader.Line line = reader.read();
        for (; !(line instanceof LineReader.Line.End); line = reader.read()) {
            hearing.line(line);
        }
        try {
            hearing.ended(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readErrors() {
        LineReader reader = new LineReader(process.getErrorStream());
        LineReader.Line line = reader.read();
        for (; !(line instanceof LineReader.Line.End); line = reader.read()) {
            hearing.error(line instanceof LineReader.Line.Text(String text) ? text
                    : "(a line of more than " + LineReader.LONGEST + " bytes)");
        }
    }

    private void write() {
        try (OutputStream out = process.getOutputStream()) {
            for (Optional<String> line = unread.take(); line.isPresent(); line = unread.take()) {
                out.write((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            // It is gone, or reads no more; that is heard where it writes.
            unread.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this is who hears of it. */
    boolean isHeardBy(Hearing other) {
        return hearing == other;
    }

    /** Sends it a line; answers false if it has not read too many. */
    boolean send(String line) {
        return unread.offer(Optional.of(line));
    }

    /** Ends what it reads: it has what it was sent, and is to end. */
    void endInput() {
        if (!unread.offer(Optional.empty())) {
            unread.clear();
            unread.add(Optional.empty());
        }
    }

    /** Ends it at once, whatever it is doing, with all that it has started. */
    void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        unread.clear();
        endInput();
    }

    /** Has it stand still, whatever it is doing. */
    void stop() {
        stopped = true;
        signal("-STOP");
    }

    /** Has it go on, if it stands still. */
    void goOn() {
        if (stopped) {
            stopped = false;
            signal("-CONT");
        }
    }

    private void signal(String signal) {
        List<String> line = new ArrayList<>(List.of("kill", signal));
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .forEach(each -> line.add(Long.toString(each.pid())));
        try {
            new ProcessBuilder(line).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("a process is stopped with the command kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for it to end, and kills it if it does not in time. */
    void await(long milliseconds) throws InterruptedException {
        if (!process.waitFor(Math.max(0, milliseconds), TimeUnit.MILLISECONDS)) {
            kill();
            process.waitFor();
        }
        endInput();
        for (Thread thread : threads) {
            // Something that it has left behind may hold its output open for as long as it likes.
            thread.join(JOIN_MILLISECONDS);
        }
    }
}
