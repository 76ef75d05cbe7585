package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;

/** Whoever is quicker than what has to be fetched gets what he asked for, and nothing else. */
class QuickVisitorTest extends Visit {
    private static final String RUN = "v=1&algorithms=bully&n=4&latency=1-3&until=60";

    private static void slow(int latencyMillis) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions", Map.of("offline", false,
                "latency", latencyMillis, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    @AfterEach
    void asFastAsEver() {
        slow(0);
    }

    private static void press(String key, int times) {
        ask("for (let i = 0; i < arguments[1]; i++) document.dispatchEvent("
                + "new KeyboardEvent('keydown', { key: arguments[0], bubbles: true }))",
                key, times);
    }

    private static void click(int node) {
        ask("document.querySelector('.node[data-node=\"' + arguments[0] + '\"]')"
                + ".dispatchEvent(new MouseEvent('click', { bubbles: true }))", node);
    }

    @Test
    void goesAsManyEventsOnAsHeHasPressed() {
        List<JsonNode> events = served.get("/api/trace?" + RUN).body().lines()
                .map(Json.MAPPER::readTree).toList();
        int times = 25;
        long tick = events.get(times - 1).get("tick").asLong();
        int[] ofTick = IntStream.range(0, events.size())
                .filter(i -> events.get(i).get("tick").asLong() == tick).toArray();
        assertThat(tick).as("beyond the first tick").isPositive();
        open("?" + RUN);
        ask("const unit = document.querySelector('#unit'); unit.value = 'event';"
                + " unit.dispatchEvent(new Event('change', { bubbles: true }))");
        press("ArrowRight", times);
        waitFor("return document.querySelector('[data-show=event]').textContent.includes(', "
                + (times - ofTick[0]) + " of " + ofTick.length + " at t " + tick + ":')");
    }

    @Test
    void crashesTheNodeThatWasSelectedWhenHePressedC() {
        open("?" + RUN);
        slow(700);
        click(2);
        press("c", 1);
        click(3);
        waitFor("return location.search.includes('crash-')");
        assertThat(browser.getCurrentUrl()).contains("crash-2").doesNotContain("crash-3");
    }

    @Test
    void getsNoMenuAnyMoreOnceHeIsSomewhereElse() {
        open("?" + RUN);
        slow(700);
        ask("const node = document.querySelector('.node[data-node=\"2\"]'); node.focus();"
                + " node.dispatchEvent(new KeyboardEvent('keydown',"
                + " { key: 'Enter', bubbles: true }))");
        ask("document.querySelector('[name=n]').focus()");
        waitFor("return performance.getEntriesByType('resource').filter(({ name, responseEnd }) =>"
                + " /fault-actions.js|menu.js/.test(name) && responseEnd > 0).length === 2");
        askModules("await import('/script/menu.js');"
                + " await new Promise(done => setTimeout(done, 100)); return 1;");
        assertThat(ask("return document.activeElement.name")).isEqualTo("n");
        assertThat(browser.findElements(By.cssSelector("#stage [role=menu]"))).isEmpty();
    }
}
