package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.Plugin;
import hustings.catalogue.Filters;
import hustings.model.AlgorithmRegistry;
import hustings.model.Case;
import hustings.model.Unfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a plug-in is told of that one, and all others are used. */
class PluginsTest {
    @TempDir
    private Path folder;

    /** What does not come back would keep a processor from all other tests. */
    @AfterAll
    static void end() {
        System.setProperty("odd.made.end", "now");
    }

    private static String whyNot(Path plugins) {
        AlgorithmRegistry registry = Plugins.in(plugins, TimeUnit.SECONDS.toNanos(1));
        assertThat(registry.ids()).containsAll(AlgorithmRegistry.builtIn().ids());
        assertThat(registry.unfit()).hasSize(1);
        return registry.unfit().get(0).toString();
    }

    @Test
    void takesPlugInsAfterWhatIsBuiltIn() throws IOException {
        Path plugins = Plugin.odd(folder, Plugin.BROKEN, "# of a test\nodd.Broken # breaks\n\n");
        AlgorithmRegistry registry = Plugins.in(plugins);
        assertThat(registry.ids()).startsWith("bully").endsWith("broken");
        assertThat(registry.get("broken").source().text()).isEqualTo(Plugin.BROKEN);
        assertThat(registry.unfit()).isEmpty();
    }

    @Test
    void needsNoFolderOfPlugIns() {
        assertThat(Plugins.in(folder.resolve("nowhere")).ids()).isEqualTo(
                AlgorithmRegistry.builtIn().ids());
    }

    /** Whoever reads it wants to know which jar it is, and which line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "odd.Borken | there is no class odd.Borken",
        "odd.Broken$Token | class odd.Broken$Token does not extend hustings.model.Node",
        "complete.Bully | class complete.Bully is on the class path already",
        "'' | has no META-INF/services/hustings.model.Node",
        "# nothing | names no class",
    })
    void saysWhichJarRegistersWhatIsNotThere(String line, String what) throws IOException {
        assertThat(whyNot(Plugin.odd(folder, Plugin.BROKEN, line))).contains(what, "odd.jar",
                "META-INF/services/hustings.model.Node").doesNotContain("\n");
    }

    @Test
    void saysWhichJarHoldsAnAlgorithmThatBreaksARule() throws IOException {
        assertThat(whyNot(Plugin.odd(folder, Plugin.BROKEN.replace("public class", "final class"),
                "odd.Broken"))).contains("algorithm odd.Broken must be a public class", "odd.jar");
    }

    @Test
    void saysWhichJarHoldsAClassOfALaterJdk() throws IOException {
        Path plugins = Plugin.odd(folder, Plugin.BROKEN, "odd.Broken");
        Path made = folder.resolve("made/odd/Broken.class");
        byte[] later = Files.readAllBytes(made);
        later[7] = 99;
        Path classes = Files.createDirectories(folder.resolve("later/odd"));
        Files.write(classes.resolve("Broken.class"), later);
        Plugin.jar(folder.resolve("later"), plugins.resolve("odd.jar"), "odd.Broken");
        assertThat(whyNot(plugins))
                .contains("class odd.Broken cannot be loaded", "version 99", "odd.jar");
    }

    @Test
    void tellsCorruptEmptyAndFolderJarsApartAndUsesTheOthers() throws IOException {
        Path plugins = Plugin.census(folder);
        Files.writeString(plugins.resolve("a.jar"), "this is no jar at all");
        Files.createFile(plugins.resolve("b.jar"));
        Files.createDirectory(plugins.resolve("c.jar"));
        byte[] whole = Files.readAllBytes(plugins.resolve("census.jar"));
        Files.write(plugins.resolve("d.jar"), Arrays.copyOf(whole, whole.length / 2));
        AlgorithmRegistry registry = Plugins.in(plugins);
        assertThat(registry.ids()).endsWith("census");
        assertThat(registry.unfit()).extracting(Unfit::plugin)
                .containsExactly("a.jar", "b.jar", "c.jar", "d.jar");
        assertThat(registry.unfit()).extracting(Unfit::why).satisfiesExactly(
                why -> assertThat(why).startsWith("it is no jar, or a damaged one: "),
                why -> assertThat(why).isEqualTo("it is an empty file"),
                why -> assertThat(why).isEqualTo("it is a folder; a plug-in is one jar file"),
                why -> assertThat(why).startsWith("it is no jar, or a damaged one: "));
    }

    @Test
    void saysWhichIdentifierIsTaken() throws IOException {
        Plugin.odd(folder, "Bully", "", "");
        Plugin.odd(folder, "Twin", "", "");
        Path plugins = folder.resolve("plugins");
        Files.copy(plugins.resolve("Twin.jar"), plugins.resolve("another.jar"));
        AlgorithmRegistry registry = Plugins.in(plugins);
        assertThat(registry.ids()).endsWith("twin");
        assertThat(registry.unfit()).extracting(Unfit::toString).containsExactly(
                "plug-in Bully.jar is not used: two algorithms are called bully: odd.Bully, and"
                        + " the built-in complete.Bully; give its class another name",
                "plug-in another.jar is not used: two algorithms are called twin: odd.Twin, and"
                        + " already odd.Twin; give its class another name");
    }

    /** Whatever code of its own is run when it is made ready, and however that breaks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "static final int A = 1 / Integer.parseInt(\"0\");"
                + " | ExceptionInInitializerError",
        "public Made() { throw new NoClassDefFoundError(\"gone\"); }"
                + " | cannot be constructed: NoClassDefFoundError: gone",
        "public Made() { this(0); } Made(int depth) { this.depth = deep(depth); } final int depth;"
                + " static int deep(int d) { return deep(d + 1) + 1; }"
                + " | cannot be constructed: StackOverflowError",
        "static final int A = loop(); static int loop() { while (System.getProperty("
                + "\"odd.made.end\") == null) { } return 1; } | does not come back when it is made",
        "public Made() { while (System.getProperty(\"odd.made.end\") == null) { } }"
                + " | does not come back when it is made ready",
        "enum Way { ONE; static final int A = 1 / Integer.parseInt(\"0\"); }"
                + " @hustings.model.Option(\"a way\") Way way = Way.ONE;"
                + " | cannot be constructed: ExceptionInInitializerError",
    })
    void refusesWhatCannotBeMadeReady(String members, String why) throws IOException {
        assertThat(whyNot(Plugin.odd(folder, "Made", "", members))).contains("Made.jar", why);
    }

    private Path formula(String body) throws IOException {
        return Plugin.odd(folder, Plugin.BROKEN
                .replace("paper = \"none\",", "paper = \"none\", worst = \"far(n)\",")
                .replace("record Token() {}", "record Token() {}\n\n @hustings.model.Where(\"far\")"
                        + " static double far(double n) { " + body + " }"), "odd.Broken");
    }

    @Test
    void refusesAFormulaThatDoesNotComeBack() throws IOException {
        assertThat(whyNot(formula("while (n == 9 && System.getProperty(\"odd.made.end\") == null)"
                + " { } return n;"))).contains("does not come back", "or a formula");
    }

    @Test
    void aFormulaThatBreaksIsOutOfReachAndBreaksNoPage() throws IOException {
        AlgorithmRegistry registry =
                Plugins.in(formula("throw new NoClassDefFoundError(\"far\");"));
        assertThat(registry.unfit()).isEmpty();
        assertThat(registry.get("broken").headline(Case.WORST, 8)).isNaN();
        assertThat(new Filters(registry.all()).wordsOf(registry.get("broken"))).isNotEmpty();
        assertThat(new Api(registry).algorithms().toString()).contains("\"broken\"");
    }

    /** What Java cannot stop is named. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "System.exit(3); | odd.Named.start calls java.lang.System.exit | end the server",
        "Runtime.getRuntime().halt(3); | calls java.lang.Runtime.halt | end the server",
        "java.util.function.IntConsumer end = System::exit; end.accept(3);"
                + " | calls java.lang.System.exit | end the server",
        "new Thread(() -> { }).start(); | calls java.lang.Thread.<init> | thread of its own",
        "java.util.List.of(1).parallelStream().count();"
                + " | calls java.util.List.parallelStream | thread of its own",
        "new Object() { native void go(); }; | odd.Named$1.go is native | cannot be stopped",
        "try { Thread.sleep(9); } catch (InterruptedException e) { lead(1); }"
                + " | calls java.lang.Thread.sleep | sets a timer instead",
        "try { Class.forName(\"x\"); } catch (ClassNotFoundException e) { lead(1); }"
                + " | calls java.lang.Class.forName | by reflection",
        "hustings.server.Main.main(new String[0]);"
                + " | calls hustings.server.Main.main | the server's own",
        "hustings.model.Driver.start(this); | calls hustings.model.Driver.start | server's own",
        "hustings.model.AlgorithmRegistry.builtIn(); | calls hustings.model.AlgorithmRegistry"
                + " | server's own",
        "new hustings.model.AlgorithmType(Named.class); | calls hustings.model.AlgorithmType"
                + " | server's own",
        "io.javalin.Javalin.create(); | calls io.javalin.Javalin.create | brings along",
        "new java.net.Socket(); | calls java.net.Socket.<init> | hears nothing but",
    })
    void refusesWhatNothingCouldStop(String start, String where, String why) throws IOException {
        String code = start.contains("Socket")
                ? "try (java.net.Socket s = new java.net.Socket()) { s.getPort(); }"
                        + " catch (java.io.IOException e) { lead(1); }" : start;
        assertThat(whyNot(Plugin.odd(folder, "Named", code, "")))
                .contains("Named.jar", where, "which is not allowed", why);
    }

    @Test
    void refusesAThreadByAnotherName() throws IOException {
        assertThat(whyNot(Plugin.odd(folder, "Named", "new Own().start();",
                "static final class Own extends Thread { @Override public void run() { } }")))
                .contains("odd.Named$Own", "extends java.lang.Thread", "which is not allowed");
    }
}
