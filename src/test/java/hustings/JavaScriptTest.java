package hustings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the page: their types, and what those of them do that need no page.
 *
 * <p>They are tried by Node.js: the one that {@code NODE} names, or that is installed, or that can
 * be. If there is none, the tests fail and say what to install: they are never skipped.
 */
class JavaScriptTest {
    private static final String WHAT_TO_DO = """
            The tests of the page's scripts need Node.js, 20 or later, and none was found.
            On Debian or Ubuntu: apt-get install nodejs
            Elsewhere: install it from nodejs.org, and name it in the variable NODE if it is not
            on the PATH.""";
    private static final String TYPESCRIPT = "META-INF/resources/webjars/typescript/";

    private static Path node() {
        List<String> names = List.of("node", "nodejs");
        Optional<Path> node = Programs.find("NODE", names);
        if (node.isEmpty() && Programs.install("nodejs")) {
            node = Programs.find("NODE", names);
        }
        return node.orElseThrow(() -> new AssertionError(WHAT_TO_DO));
    }

    private static void runsCleanly(String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(node().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(
                process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void everyModuleIsSoundInItsTypes(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path compiler = unpack(folder);
        runsCleanly(compiler.toString(), "--project", "web/script/jsconfig.json");
    }

    /** The compiler and what it knows of browsers; answers where its program is. */
    private static Path unpack(Path folder) throws IOException {
        URL here = Objects.requireNonNull(
                JavaScriptTest.class.getClassLoader().getResource(TYPESCRIPT));
        try (JarFile jar = ((JarURLConnection) here.openConnection()).getJarFile()) {
            List<JarEntry> library = jar.stream().filter(entry ->
                    entry.getName().matches(TYPESCRIPT + "[^/]+/(package.json|lib/[^/]+\\.[jt]s)"))
                    .toList();
            for (JarEntry entry : library) {
                Path file = folder.resolve(entry.getName().replaceFirst("^.*/(?=lib/)|^.*/", ""));
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        return folder.resolve("lib/tsc.js");
    }

    @Test
    void whatNeedsNoPageDoesWhatItsTestsSay() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(Path.of("src/test/script"))) {
            List<String> arguments = new ArrayList<>(List.of("--test"));
            files.filter(file -> file.toString().endsWith(".test.js")).sorted()
                    .forEach(file -> arguments.add(file.toString()));
            assertThat(arguments).hasSizeGreaterThan(4);
            runsCleanly(arguments.toArray(String[]::new));
        }
    }
}
