package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.Plugin;
import hustings.check.Soak;
import hustings.model.AlgorithmRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakThreadsTest {
    @TempDir
    private Path folder;

    @AfterAll
    static void end() {
        System.setProperty("odd.soak.end", "now");
    }

    @Test
    void goesOnWithTheOthersWhereOneAlgorithmDoesNotEndOrBreaks() throws Exception {
        AlgorithmRegistry registry = Plugins.in(plugins());
        Map<String, Soak.Finding> found = Collections.synchronizedMap(new TreeMap<>());
        Map<String, Soak> soaks = new SoakThreads(
                registry, List.of("endless", "missing", "bully"), 0,
                6, new Timeouts(900, 30, 1), (algorithm, findings) ->
                        findings.forEach(finding -> found.put(algorithm, finding)))
                .soak(2, 600);
        assertThat(found).containsOnlyKeys("endless", "missing");
        assertThat(found.get("endless").reason())
                .startsWith("endless has not come back from a handler at node ");
        assertThat(found.get("missing").reason()).contains("NoClassDefFoundError: gone");
        assertThat(soaks.get("bully").runs()).isGreaterThanOrEqualTo(4);
    }

    private Path plugins() throws IOException {
        Plugin.odd(folder, "Missing", "throw new NoClassDefFoundError(\"gone\");", "");
        return Plugin.odd(folder, "Endless",
                "while (System.getProperty(\"odd.soak.end\") == null) { }", "");
    }
}
