package hustings;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.lab.Experiment;
import hustings.lab.ExperimentGrammar;
import hustings.model.AlgorithmRegistry;
import hustings.run.Result;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import hustings.server.Plugins;
import hustings.sim.ElectionContract;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the documents beside it say, tried out. */
class DocumentsTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /* In types of another name, or not of Java. */
    private static final List<String> NESTED = List.of("Store", "Playout", "StrictMath");

    @TempDir
    private Path folder;

    private static List<Path> files() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "plugins/README.md")
                    .map(Path::of), docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("docs", name + ".md"));
    }

    private static List<String> blocks() throws IOException {
        return JAVA.matcher(document("own-algorithm")).results()
                .map(block -> block.group(1)).toList();
    }

    /** Another name: whoever follows the README has an algorithm of the first one already. */
    private static String renamed(String text) {
        return text.replace("RollCall", "ReadmeCall").replace("roll-call", "readme-call");
    }

    /** Carries out the commands that make a plug-in, and answers what they said. */
    private String runPluginCommands() throws Exception {
        Path source = folder.resolve("complete/ReadmeCall.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, renamed(blocks().get(0)));
        Files.createDirectories(folder.resolve("plugins"));
        makeJarOfEverything(Files.createDirectories(folder.resolve("target")));
        String commands = Files.readAllLines(Path.of("plugins/README.md")).stream()
                .filter(line -> line.startsWith("    ") && !line.contains("mvn "))
                .collect(Collectors.joining("\n"));
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", renamed(commands))
                .directory(folder.toFile()).redirectErrorStream(true);
        shell.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin") + ":",
                (path, ours) -> ours + path);
        Process process = shell.start();
        String said = new String(
                process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Stands in for what {@code mvn package} makes: a jar that refers to the class path. */
    private static void makeJarOfEverything(Path target) throws IOException {
        Manifest manifest = new Manifest();
        Attributes about = manifest.getMainAttributes();
        about.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        about.put(Attributes.Name.MAIN_CLASS, "hustings.server.Main");
        about.put(Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(target.resolve("hustings.jar")), manifest)
                .close();
    }

    @Test
    void theAlgorithmOfTheReadmeFulfilsTheContractAsAPlugIn() throws Exception {
        assertThat(runPluginCommands()).contains("\"id\" : \"readme-call\"");
        AlgorithmRegistry registry = Plugins.in(folder.resolve("plugins"));
        assertThat(registry.ids()).endsWith("readme-call").contains("bully");
        List<String> rare = Pattern.compile("\"(n=[^\"]*)\"").matcher(blocks().get(1)).results()
                .map(scenario -> scenario.group(1)).toList();
        assertThat(rare).isNotEmpty();
        ElectionContract contract = new ElectionContract() {
            @Override
            public AlgorithmRegistry registry() {
                return registry;
            }

            @Override
            public String algorithm() {
                return "readme-call";
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
    void theCodeOfTheReadmeCompilesAsStrictlyAsTheBuild() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("complete"));
        Files.writeString(sources.resolve("RollCall.java"), blocks().get(0));
        Files.writeString(sources.resolve("RollCallTest.java"), blocks().get(1));
        Plugin.compile(sources.resolve("RollCall.java"));
        Plugin.compile(sources.resolve("RollCallTest.java"));
    }

    @Test
    void theTableOfTheGrammarIsComplete() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| (`[^|]*) \\|")
                .matcher(document("scenarios")).results()
                .map(row -> row.group(1)).toList();
        List<String> keys = new ArrayList<>();
        rows.forEach(row -> Arrays.stream(row.split(",")).forEach(
                key -> keys.add(key.replace("`", "").strip())));
        List<String> all = new ArrayList<>(ScenarioGrammar.DEFAULTS.keySet());
        AlgorithmRegistry.builtIn().all().forEach(algorithm -> algorithm.options().forEach(
                option -> all.add(algorithm.id() + "." + option.name())));
        assertThat(keys).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theTableOfTheGrammarTellsTheDefaults() throws IOException {
        Pattern row = Pattern.compile("(?m)^\\| `([a-z]+)`[^|]*\\|[^|]*\\| `([^`]*)` \\|");
        Map<String, String> told = row.matcher(document("scenarios")).results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        assertThat(told).hasSizeGreaterThan(10).allSatisfy((key, value) ->
                assertThat(ScenarioGrammar.DEFAULTS).containsEntry(key, value));
        assertThat(document("scenarios"))
                .contains("| none; the page opens with `60:crash-leader` |");
        assertThat(ScenarioGrammar.DEFAULTS).containsEntry("faults", "");
    }

    @Test
    void theTableOfOutcomesTellsWhatEachMeans() throws IOException {
        assertThat(Result.Outcome.values()).allSatisfy(outcome -> assertThat(document("api"))
                .contains("\n| " + outcome + " | " + outcome.words() + " |\n"));
    }

    @Test
    void everyScenarioOfTheReadmeIsOne() throws IOException {
        assertThat(queries("(?:run|trace)")).hasSize(3).allSatisfy(text ->
                assertThat(Scenario.parse(text, AlgorithmRegistry.builtIn())).isNotNull());
    }

    @Test
    void whatTheReadmeSaysMayBeTypedIsReadOnThePageAndInTheLab() throws IOException {
        String section = document("scenarios").replaceFirst("(?s)\\n\\| key .*", "");
        List<String> typed = Pattern.compile("`([a-z]+=[^`]*)`").matcher(section).results()
                .map(example -> example.group(1)).toList();
        assertThat(typed).hasSizeGreaterThan(5).allSatisfy(text -> {
            assertThat(Scenario.parse(text, AlgorithmRegistry.builtIn()).text())
                    .doesNotContain("(", "[", " ");
            assertThat(Experiment.parse(text, AlgorithmRegistry.builtIn()).text())
                    .doesNotContain("(", "[", " ");
        });
    }

    @Test
    void zerosInFrontOfAnIdentifierAreDroppedAsTheReadmeSays() throws IOException {
        assertThat(document("scenarios"))
                .contains("zeros in front of one are dropped: `007` is `7` |");
        assertThat(Scenario.parse("ids=007,8", AlgorithmRegistry.builtIn()).text()).endsWith(
                "&ids=7,8");
    }

    @Test
    void everyExperimentOfTheReadmeIsOne() throws IOException {
        assertThat(queries("lab")).hasSize(3).allSatisfy(text ->
                assertThat(Experiment.parse(text, AlgorithmRegistry.builtIn())).isNotNull());
    }

    @Test
    void everyKeyOfAnExperimentIsExplained() throws IOException {
        String section = document("lab");
        ExperimentGrammar.DEFAULTS.keySet().stream()
                .filter(key -> !ScenarioGrammar.DEFAULTS.containsKey(key))
                .forEach(key -> assertThat(section).containsPattern("`" + key + "[`=]"));
    }

    private static List<String> queries(String command) throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : files()) {
            Pattern.compile("jar " + command + "[^'\n]* '(algorithms=[^']*)'")
                    .matcher(Files.readString(file)).results()
                    .forEach(match -> all.add(match.group(1)));
        }
        return all;
    }

    @Test
    void theReadmeIsAFrontDoor() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(110);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path file : files()) {
            Path beside = Path.of("").resolve(file).toAbsolutePath().getParent();
            assertThat(Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)")
                    .matcher(Files.readString(file)).results().map(link -> link.group(1))
                    .filter(link -> !Files.exists(beside.resolve(link))))
                    .as("links of " + file).isEmpty();
        }
        for (Path file : files()) {
            assertThat(file.toString().startsWith("docs") ? Files.readString(Path.of("README.md"))
                    : file.toString()).contains(file.toString());
        }
    }

    /** The names of all files that end so, without the ending. */
    private static List<String> sources(String ending) throws IOException {
        List<String> names = new ArrayList<>();
        for (String folder : List.of("algorithms", "src", "examples", "web")) {
            try (Stream<Path> sources = Files.walk(Path.of(folder))) {
                sources.map(source -> source.getFileName().toString())
                        .filter(name -> name.endsWith(ending))
                        .forEach(name -> names.add(name.replace(ending, "")));
            }
        }
        return names;
    }

    @Test
    void everyAnnotationAndModuleThatADocumentNamesIsThere() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(sources(".java")).as("annotations of " + file).containsAll(
                    named(text, "`@([A-Z]\\w+)"));
            assertThat(sources(".js")).as("modules of " + file).containsAll(
                    named(text, "`(?:web/script/)?([\\w-]+)\\.js`"));
        }
        assertThat(named(document("own-algorithm"), "`@([A-Z]\\w+)")).contains("Counterexample");
        assertThat(named(document("architecture"), "`([\\w-]+)\\.js`")).contains("faults-on");
    }

    private static List<String> named(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results()
                .map(match -> match.group(1)).toList();
    }

    @Test
    void everyCommandStandsInABlockOfItsOwn() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readAllLines(file)).as("lines of " + file).noneMatch(
                    line -> line.matches("(mvn|java|docker) -?[a-z].*"));
        }
    }

    @Test
    void everyClassThatADocumentNamesIsThere() throws IOException {
        List<String> classes = sources(".java");
        for (String name : List.of("architecture", "decisions")) {
            List<String> named = Pattern.compile("`((?:hustings\\.[a-z]+\\.)?[A-Z][a-z]\\w+)`")
                    .matcher(document(name)).results()
                    .map(match -> match.group(1).replaceFirst(".*\\.", "")).toList();
            assertThat(named).as(name).isNotEmpty().allMatch(
                    each -> classes.contains(each) || NESTED.contains(each));
        }
    }
}
