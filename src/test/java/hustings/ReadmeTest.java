package hustings;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Engines;
import hustings.sim.ElectionContract;
import hustings.sim.Scenario;
import hustings.sim.ScenarioGrammar;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises, tried out. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static List<String> blocks() throws IOException {
        return JAVA.matcher(readme()).results().map(block -> block.group(1)).toList();
    }

    /** The algorithm of the README, compiled and dropped into a folder as a plug-in. */
    private Engines withRollCall() throws IOException {
        Path source = folder.resolve("complete/RollCall.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, blocks().get(0));
        compile(source);
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        try (OutputStream file = Files.newOutputStream(plugins.resolve("roll-call.jar"));
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> made = Files.walk(folder.resolve("complete"))) {
            for (Path path : made.filter(Files::isRegularFile).sorted().toList()) {
                put(jar, folder.relativize(path).toString(), Files.readAllBytes(path));
            }
            put(jar, "META-INF/services/hustings.model.Node", "complete.RollCall\n".getBytes());
        }
        return Engines.withPlugins(plugins);
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }

    private static void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(complaints, files, null,
                    List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "21"), null,
                    files.getJavaFileObjects(source)).call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    @Test
    void theAlgorithmOfTheReadmeFulfilsTheContractAsAPlugIn() throws Exception {
        Engines engines = withRollCall();
        assertThat(engines.ids()).endsWith("roll-call").contains("bully");
        List<String> rare = Pattern.compile("\"(n=[^\"]*)\"").matcher(blocks().get(1)).results()
                .map(scenario -> scenario.group(1)).toList();
        assertThat(rare).isNotEmpty();
        ElectionContract contract = new ElectionContract() {
            @Override
            public Engines engines() {
                return engines;
            }

            @Override
            public String algorithm() {
                return "roll-call";
            }

            @Override
            public List<String> rareScenarios() {
                return rare;
            }
        };
        for (Method test : ElectionContract.class.getMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                call(test, contract);
            }
        }
    }

    private static void call(Method test, ElectionContract contract) throws Exception {
        try {
            test.invoke(contract);
        } catch (InvocationTargetException e) {
            throw new AssertionError("README algorithm: " + test.getName(), e.getCause());
        }
    }

    @Test
    void theTestOfTheReadmeIsOneThatCompiles() throws IOException {
        Path source = folder.resolve("complete/RollCallTest.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, blocks().get(1));
        compile(source);
    }

    @Test
    void theTableOfTheGrammarIsComplete() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| (`[^|]*) \\|").matcher(readme()).results()
                .map(row -> row.group(1)).toList();
        List<String> keys = new ArrayList<>();
        rows.forEach(row -> Arrays.stream(row.split(",")).forEach(
                key -> keys.add(key.replace("`", "").strip())));
        List<String> all = new ArrayList<>(ScenarioGrammar.DEFAULTS.keySet());
        Engines.builtIn().all().forEach(engine -> engine.options().forEach(
                option -> all.add(engine.id() + "." + option.name())));
        assertThat(keys).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyScenarioOfTheReadmeIsOne() throws IOException {
        List<String> scenarios = Pattern.compile("'(algorithms=[^']*)'").matcher(readme())
                .results().map(MatchResult::group).map(text -> text.replace("'", "")).toList();
        assertThat(scenarios).hasSize(2).allSatisfy(text ->
                assertThat(Scenario.parse(text, Engines.builtIn())).isNotNull());
    }
}
