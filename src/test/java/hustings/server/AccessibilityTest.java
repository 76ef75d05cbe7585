package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Nothing that axe-core knows of keeps anyone out of a page, in either theme. */
class AccessibilityTest extends Visit {
    private static final String AXE = script();

    private static String script() {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inTheme(String theme) {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    @AfterEach
    void asBefore() {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    /** What is wrong with the page, each with the elements that it is wrong with. */
    private static List<String> violations() {
        ask(AXE);
        JsonNode found = askModules("return await axe.run(document, { resultTypes: ['violations'],"
                + " runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                + " 'best-practice'] })");
        return found.get("violations").valueStream()
                .map(each -> each.get("id").asString() + ": " + each.get("nodes").valueStream()
                        .limit(5).map(node -> node.get("target").toString() + " "
                                + node.get("failureSummary").asString()).toList())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            light | /
            dark  | /
            light | /?v=1&algorithms=bully,raft&n=5&faults=20:crash-leader&t=40
            dark  | /?v=1&algorithms=bully,raft&n=5&faults=20:crash-leader&t=40
            light | /?n=none
            dark  | /?n=none
            light | /algorithms
            dark  | /algorithms
            light | /algorithms/chang-roberts
            dark  | /algorithms/chang-roberts
            light | /library
            dark  | /library
            light | /lab
            dark  | /lab
            light | /live
            dark  | /live
            """)
    void keepsNobodyOut(String theme, String path) {
        inTheme(theme);
        browser.get(server() + path);
        waitFor("return document.readyState === 'complete'");
        assertThat(violations()).isEmpty();
    }
}
