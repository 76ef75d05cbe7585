package hustings.live;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs each node in a process of its own, with the built-in algorithms. */
public record Processes() implements Spawner {
    /** The name of the variable by which a process hears what only those of its group know. */
    static final String TOKEN = "HUSTINGS_LIVE_TOKEN";

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx48m", "-Xss512k",
            "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto");

    /** Whether a process can run an algorithm: it knows the built-in ones, and no plug-in. */
    public static boolean canRun(AlgorithmType algorithm) {
        return AlgorithmRegistry.builtIn().has(algorithm.id());
    }

    @Override
    public Spawned spawn(Birth birth) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(SMALL);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"),
                NodeMain.class.getName(), birth.algorithm(), Integer.toString(birth.node()),
                Integer.toString(birth.port()), birth.folder().toString(),
                Long.toString(birth.events()), Integer.toString(birth.draws())));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(TOKEN, birth.token());
        try {
            return new Running(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("node " + birth.node() + " could not be started", e);
        }
    }

    private static final class Running implements Spawned {
        /* What is stopped cannot see that its parent has died; this does, and ends it. */
        private static final String GUARD =
                "while kill -0 \"$1\" 2>/dev/null; do sleep 1; done; kill -9 \"$2\"";

        private final Process process;
        private Optional<Process> guard = Optional.empty();

        Running(Process process) {
            this.process = process;
        }

        @Override
        public void kill() {
            guard.ifPresent(Process::destroyForcibly);
            process.destroyForcibly();
        }

        @Override
        public void stop() {
            try {
                guard = Optional.of(new ProcessBuilder("sh", "-c", GUARD, "guard",
                        Long.toString(ProcessHandle.current().pid()),
                        Long.toString(process.pid())).start());
                signal("-STOP");
            } catch (IOException e) {
                // Without sh and kill it stands still because it was told to, which it has said.
                guard = Optional.empty();
            }
        }

        @Override
        public void goOn() {
            try {
                if (guard.isPresent()) {
                    guard.get().destroyForcibly();
                    guard = Optional.empty();
                    signal("-CONT");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a process that was stopped cannot go on", e);
            }
        }

        private void signal(String name) throws IOException {
            try {
                new ProcessBuilder("kill", name, Long.toString(process.pid()))
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onExit(Runnable action) {
            process.onExit().thenRun(action);
        }

        @Override
        public void join() throws InterruptedException {
            process.waitFor();
        }
    }
}
