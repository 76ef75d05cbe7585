package hustings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Algorithms that tests write, compile and put into jars. */
public final class Plugin {
    /** An algorithm that breaks when it starts. */
    public static final String BROKEN = """
            package odd;

            @hustings.model.Algorithm(name = "Broken", year = 2026, paper = "none",
                    topology = hustings.model.Topology.RING)
            public class Broken extends hustings.model.Node<Broken.Token> {
                @hustings.model.Kind(hustings.model.Category.ELECTION)
                record Token() {}

                @Override
                protected void start() {
                    throw new IllegalStateException("oops");
                }

                @Override
                protected void receive(Token token) {}
            }
            """;

    private Plugin() {}

    /** Compiles a file as strictly as the build does; its classes come to lie beside it. */
    public static void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(complaints, files, null,
                    List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "21"), null,
                    files.getJavaFileObjects(source)).call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    /** Makes {@code plugins/odd.jar} of {@code odd/Broken.java}, and answers its folder. */
    public static Path odd(Path folder, String source, String registration) throws IOException {
        Path classes = folder.resolve("made");
        Path file = Files.createDirectories(classes.resolve("odd")).resolve("Broken.java");
        Files.writeString(file, source);
        compile(file);
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        jar(classes, plugins.resolve("odd.jar"), registration);
        return plugins;
    }

    /**
     * Makes {@code plugins/NAME.jar} of {@code odd/NAME.java}: {@link #BROKEN}, whose handler does
     * something else, with further members; answers its folder.
     */
    public static Path odd(Path folder, String name, String start, String members)
            throws IOException {
        Path classes = folder.resolve("made-" + name);
        Path file = Files.createDirectories(classes.resolve("odd")).resolve(name + ".java");
        Files.writeString(file, BROKEN.replace("Broken", name)
                .replace("throw new IllegalStateException(\"oops\");", start)
                .replace("record Token() {}", "record Token() {}\n\n" + members));
        compile(file);
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        jar(classes, plugins.resolve(name + ".jar"), "odd." + name);
        return plugins;
    }

    /** Makes {@code plugins/census.jar} of the example in the repository; answers its folder. */
    public static Path census(Path folder) throws IOException {
        Path example = Path.of("examples/census/src/main");
        Path classes = Files.createDirectories(folder.resolve("made/census"));
        Path source = classes.resolve("Census.java");
        Files.copy(example.resolve("java/census/Census.java"), source);
        compile(source);
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        jar(folder.resolve("made"), plugins.resolve("census.jar"), Files.readString(
                example.resolve("resources/META-INF/services/hustings.model.Node")));
        return plugins;
    }

    /** Puts all files of a folder into a jar, with a registration unless that is empty. */
    public static void jar(Path folder, Path jarFile, String registration) throws IOException {
        try (OutputStream out = Files.newOutputStream(jarFile);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                put(jar, folder.relativize(path).toString(), Files.readAllBytes(path));
            }
            if (!registration.isEmpty()) {
                put(jar, "META-INF/services/hustings.model.Node",
                        registration.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
