package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** A group of real processes on the page: started, watched, killed by a click, and replayed. */
class LivePageTest extends Visit {
    private static final String GROUP = "live?algorithms=bully&n=5&ids=ascending&latency=1-3"
            + "&delta=12&detector=heartbeat:10,45";

    @AfterEach
    void noGroupGoesOn() {
        if (Boolean.TRUE.equals(ask("return document.body.dataset.live === 'running'"))) {
            find("[data-do=live-stop]").click();
            waitFor("return document.body.dataset.live === 'ended'");
        }
    }

    private static void startGroup() {
        waitFor("return document.body.dataset.live === 'none'"
                + " || document.body.dataset.live === 'ended'");
        find("[data-do=live-start]").click();
        waitFor("return document.body.dataset.live === 'running'");
    }

    private static void waitForLeader(int id) {
        waitFor("return document.querySelector('.panel').innerText.includes('leader ' +"
                + " arguments[0])", id);
    }

    private static void press(int node, String key) {
        ask("document.querySelector('.node[data-node=\"' + arguments[0] + '\"]')"
                + ".dispatchEvent(new MouseEvent('click', { bubbles: true }));"
                + "document.dispatchEvent(new KeyboardEvent('keydown',"
                + " { key: arguments[1], bubbles: true }))", node, key);
    }

    private static long processes() {
        return ProcessHandle.current().descendants().map(ProcessHandle::info)
                .filter(info -> info.command().filter(name -> name.endsWith("java")).isPresent())
                .count();
    }

    @Test
    void startsFiveProcessesLosesItsLeaderToAClickAndIsReplayedToTheLastEvent() {
        open(GROUP);
        startGroup();
        waitForLeader(5);
        assertThat(processes()).isEqualTo(5);
        press(5, "c");
        waitForLeader(4);
        assertThat(processes()).isEqualTo(4);
        assertThat(texts("[data-show=live]")).first().asString().startsWith("4 processes run");
        find("[data-do=live-stop]").click();
        waitFor("return document.body.dataset.live === 'ended'");
        assertThat(texts("[data-show=live]")).first().asString()
                .startsWith("Simulated again: the same to the last of ");
        assertThat(processes()).isZero();
        waitFor("return location.search.includes('crash-5') && location.search.includes("
                + "'deliveries=')");
        assertThat(find("#key-deliveries").getDomProperty("value")).contains("1-2:");
        press(Keys.HOME);
        waitForTick(0);
        press(Keys.END);
        waitForLeader(4);
        find("[data-do=live-replay]").click();
        waitFor("return location.pathname === '/' && location.search.includes('deliveries=')");
    }

    @Test
    void canBeStartedAgainAsSoonAsItHasEnded() {
        open(GROUP);
        for (int time = 0; time < 2; time++) {
            startGroup();
            waitForLeader(5);
            find("[data-do=live-stop]").click();
            waitFor("return document.body.dataset.live === 'ended'");
            waitFor("return location.search.includes('deliveries=')");
        }
    }

    @Test
    void isTheSameForWhoeverElseWatchesWhoCanDoThingsToItToo() {
        open(GROUP);
        startGroup();
        waitForLeader(5);
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        open("live");
        waitForLeader(5);
        press(2, "p");
        waitFor("return document.querySelector('[data-show=cuts]').textContent.includes('2')");
        browser.switchTo().window(first);
        waitFor("return document.querySelector('[data-show=cuts]').textContent.includes('2')");
        find("[data-do=live-stop]").click();
        waitFor("return document.body.dataset.live === 'ended'");
        assertThat(texts("[data-show=live]")).first().asString().contains("the same to the last");
        browser.switchTo().window(browser.getWindowHandles().stream()
                .filter(handle -> !handle.equals(first)).findFirst().orElseThrow()).close();
        browser.switchTo().window(first);
    }

    @Test
    void saysInWordsWhatNoLiveGroupCanRun() {
        open("live?algorithms=bully,ring&n=4");
        find("[data-do=live-start]").click();
        waitFor("return document.querySelector('[data-show=toast]').innerText"
                + ".includes('one algorithm for a live group')");
        assertThat(find("[data-do=live-start]").isEnabled()).isTrue();
    }

    @Test
    void isOffForStrangersAndSaysSo() {
        assertThat(served.raw("/live")).contains("data-do=\"live-start\"");
        for (Map.Entry<String, String> strange : Map.of("X-Forwarded-For", "203.0.113.7",
                "Via", "1.1 proxy").entrySet()) {
            assertThat(served.raw("/live", strange.getKey() + ": " + strange.getValue()))
                    .doesNotContain("live-start")
                    .contains("they are for whoever sits at it");
        }
    }
}
