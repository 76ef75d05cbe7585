package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;

/** What a real browser fetches when it opens the page, and what only once someone asks for it. */
class PageWeightTest extends Visit {
    private static final int MOST_BYTES = 300_000;

    private static final String ENTRIES = "[...performance.getEntriesByType('navigation'), "
            + "...performance.getEntriesByType('resource')]";

    private static List<String> fetched() {
        List<?> paths = (List<?>) ask("return " + ENTRIES
                + ".map(entry => entry.name.replace(location.origin, ''))");
        return paths.stream().map(String::valueOf).toList();
    }

    /** What has been fetched, uncompressed. */
    private static long bytes() {
        return ((Number) ask("return " + ENTRIES
                + ".reduce((sum, entry) => sum + entry.decodedBodySize, 0)")).longValue();
    }

    private static void openAndSettle() {
        open("");
        // The lesson of the first scenario is the last that comes.
        waitFor("return document.querySelector('[data-do=predict]') !== null "
                + "&& document.readyState === 'complete'");
        ask("return document.fonts.ready");
    }

    @Test
    void opensWithLessThanThreeHundredKilobytes() {
        asAtFirst(PageWeightTest::openAndSettle);
        assertThat(fetched()).contains("/script/playground.js", "/style/playground.css", "/")
                .hasSizeGreaterThan(30);
        assertThat(bytes()).isBetween(100_000L, (long) MOST_BYTES);
    }

    @Test
    void fetchesALessonOnceThoughItsRunIsOpenedAgainWhileTheLessonIsOnItsWay() {
        openAndSettle();
        JsonNode asked = askModules("""
                const { Library } = await import("/script/library.js");
                const asked = [], fetching = window.fetch;
                window.fetch = path => { asked.push(path); return fetching(path); };
                const scenario = document.querySelector("#preset option:checked").value;
                const store = Object.assign(new EventTarget(), { opened: { scenario } });
                const library = new Library(store, {});
                store.dispatchEvent(new Event("opened"));
                await new Promise(begun => library.addEventListener("lesson", begun));
                return asked;""");
        assertThat(asked).extracting(JsonNode::stringValue)
                .containsExactly("/api/library/first");
    }

    @Test
    void fetchesEachTabWhenItIsFirstShownAndTheOneBeforeStaysMeanwhile() {
        openAndSettle();
        for (String tab : List.of("log", "node", "properties", "why")) {
            assertThat(fetched()).as(tab).doesNotContain("/script/" + tab + ".js");
            ask("window.empty = 0; new MutationObserver(() => { "
                    + "const shown = [...document.querySelectorAll('#side .tab')]"
                    + ".filter(tab => !tab.hidden); "
                    + "if (shown.length !== 1 || shown[0].textContent === '') { empty++; } })"
                    + ".observe(document.querySelector('#side'), "
                    + "{ subtree: true, attributes: true, attributeFilter: ['hidden'] })");
            showTab(tab);
            assertThat(fetched()).as(tab).contains("/script/" + tab + ".js", "/style/tabs.css");
            assertThat(find("#" + tab).getText()).as(tab).isNotBlank();
            assertThat(ask("return window.empty")).as("moments without a tab").isEqualTo(0L);
        }
        showTab("cost");
        assertThat(find("#cost").getText()).contains("messages");
    }

    @Test
    void fetchesTheDiagramWhenItIsFirstShown() {
        openAndSettle();
        assertThat(fetched()).noneMatch(path -> path.contains("space-time"));
        press("d");
        waitFor("return document.querySelector('.space-time canvas') !== null");
        assertThat(fetched()).contains("/script/space-time.js", "/style/space-time.css");
        assertThat(find(".detail-bar").getCssValue("display")).isEqualTo("flex");
    }

    @Test
    void stepsByEventsThoughWhatDoesSoIsFetchedOnlyThen() {
        openAndSettle();
        assertThat(fetched()).doesNotContain("/script/event-steps.js", "/script/trace.js");
        ask("document.querySelector('#unit').value = 'event'");
        press(Keys.ARROW_RIGHT);
        waitFor("return document.querySelector('[data-show=event]').textContent"
                + ".includes(', 1 of ')");
        assertThat(fetched()).contains("/script/event-steps.js", "/script/trace.js");
    }

    @Test
    void saysWhatKeysMeanThoughThatIsFetchedOnlyThen() {
        openAndSettle();
        assertThat(fetched()).doesNotContain("/script/help.js", "/help");
        find("[data-do=help]").click();
        waitFor("return document.querySelector('#help[open]') !== null");
        assertThat(find("#help").getText()).contains("another seed: other luck");
        press(Keys.ESCAPE);
        waitFor("return document.querySelector('#help[open]') === null");
        press("?");
        waitFor("return document.querySelector('#help[open]') !== null");
        assertThat(all("#help")).hasSize(1);
        press(Keys.ESCAPE);
    }

    @Test
    void actsOnTheSelectedNodeThoughWhatDoesSoIsFetchedOnlyThen() {
        openAndSettle();
        assertThat(fetched()).doesNotContain("/script/fault-actions.js", "/script/faults-on.js");
        ask("document.querySelector('.panel .node').focus()");
        press(Keys.ENTER);
        waitFor("return document.activeElement.closest('.menu') !== null");
        press(Keys.ESCAPE);
        press("c");
        waitFor("return location.search.includes('crash-')");
        assertThat(fetched()).contains("/script/fault-actions.js", "/script/faults-on.js");
    }

    @Test
    void saysSoWhereWhatStepsByEventsCannotBeFetched() {
        openAndSettle();
        browser.executeCdpCommand("Network.setBlockedURLs",
                Map.of("urls", List.of("*/script/event-steps.js")));
        ask("document.querySelector('#unit').value = 'event'");
        press(Keys.ARROW_RIGHT);
        waitFor("return document.querySelector('.toast').textContent"
                + ".includes('not been fetched')");
        browser.executeCdpCommand("Network.setBlockedURLs",
                Map.of("urls", List.of()));
        browser.manage().logs().get(LogType.BROWSER);
        press(Keys.ARROW_RIGHT);
        waitFor("return document.querySelector('[data-show=event]').textContent"
                + ".includes(', 1 of ')");
    }

    @Test
    void appliesTheFirstChangeThoughWhatAsksForItIsFetchedOnlyThen() {
        openAndSettle();
        assertThat(fetched()).noneMatch(path -> path.contains("htmx"));
        // No pointer has come near the column, and nothing in it has the focus.
        press("r");
        waitFor("return location.search.includes('seed=')");
        assertThat(fetched()).anyMatch(path -> path.contains("htmx"));
        assertThat(browser.findElements(By.cssSelector("#scenario .error"))).isEmpty();
    }

    @Test
    void saysWhatCannotBeFetchedWhileTheServerIsAwayAndFetchesItLater() {
        openAndSettle();
        browser.executeCdpCommand("Network.setBlockedURLs",
                Map.of("urls", List.of("*/script/log.js")));
        find("#tab-log").click();
        waitFor("return document.querySelector('.toast').textContent"
                + ".includes('not been fetched')");
        waitFor("return document.querySelector('#tab-cost').ariaSelected === 'true'");
        assertThat(find("#cost").isDisplayed()).isTrue();
        browser.executeCdpCommand("Network.setBlockedURLs",
                Map.of("urls", List.of()));
        browser.manage().logs().get(LogType.BROWSER);
        showTab("log");
        assertThat(find("#log").getText()).contains("events");
    }
}
