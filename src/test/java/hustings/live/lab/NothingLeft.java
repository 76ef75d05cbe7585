package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Holds a test to what it has started: no process, no thread and no socket is left of it. */
final class NothingLeft implements BeforeEachCallback, AfterEachCallback {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final String SOCKETS = "sockets";

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(NothingLeft.class));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        // Java keeps one of its own from the first use of any on.
        new ServerSocket(0).close();
        store(context).put(SOCKETS, sockets());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .doesNotContain("gcd", "member", "node");
        assertThat(ProcessHandle.current().children()
                .map(child -> child.info().command().orElse(""))
                .filter(command -> command.contains("python"))).isEmpty();
        assertThat(sockets()).as("open sockets")
                .isLessThanOrEqualTo(store(context).get(SOCKETS, Long.class));
    }

    /** How many this process has open, as far as Linux tells. */
    private static long sockets() throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(OPEN_FILES)) {
            files = all.toList();
        }
        return files.stream().filter(NothingLeft::isSocket).count();
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            // It has been closed meanwhile.
            return false;
        }
    }
}
