package hustings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginesTest {
    @TempDir
    private Path folder;

    @Test
    void takesPlugInsAfterWhatIsBuiltIn() throws IOException {
        Path plugins = Plugin.odd(folder, Plugin.BROKEN, "# of a test\nodd.Broken # breaks\n\n");
        assertThat(Engines.withPlugins(plugins).ids()).startsWith("bully").endsWith("broken");
        assertThat(Engines.withPlugins(plugins).get("broken").source()).hasValue(Plugin.BROKEN);
    }

    @Test
    void needsNoFolderOfPlugIns() {
        assertThat(Engines.withPlugins(folder.resolve("nowhere")).ids())
                .isEqualTo(Engines.builtIn().ids());
    }

    /** Whoever reads it wants to know which jar it is, and which line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "odd.Borken | there is no class odd.Borken",
        "odd.Broken$Token | class odd.Broken$Token does not extend hustings.model.Node",
        "complete.Bully | class complete.Bully is on the class path already",
        "'' | has no META-INF/services/hustings.model.Node",
    })
    void saysWhichJarRegistersWhatIsNotThere(String line, String what) throws IOException {
        Path plugins = Plugin.odd(folder, Plugin.BROKEN, line);
        assertThatThrownBy(() -> Engines.withPlugins(plugins))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(what)
                .hasMessageContaining("plugins/odd.jar")
                .hasMessageContaining("META-INF/services/hustings.model.Node");
    }

    @Test
    void saysWhichJarHoldsAnAlgorithmThatBreaksARule() throws IOException {
        Path plugins = Plugin.odd(folder, Plugin.BROKEN.replace("public class", "final class"),
                "odd.Broken");
        assertThatThrownBy(() -> Engines.withPlugins(plugins))
                .hasMessageContaining("algorithm odd.Broken must be a public class")
                .hasMessageContaining("odd.jar");
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
        assertThatThrownBy(() -> Engines.withPlugins(plugins))
                .hasMessageContaining("class odd.Broken cannot be loaded")
                .hasMessageContaining("odd.jar");
    }
}
