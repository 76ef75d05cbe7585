package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.live.NodeMain;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
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
                .filter(info -> info.arguments().isPresent()
                        && String.join(" ", info.arguments().orElseThrow())
                                .contains(NodeMain.class.getName())).count();
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
        find("[data-do=live-replay]").click();
        waitFor("return location.search.includes('crash-5') && location.search.includes("
                + "'deliveries=')");
        ask("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))");
        waitForLeader(4);
        assertThat(find("#key-deliveries").getDomProperty("value")).contains("1-2:");
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
        browser.switchTo().window(first);
        waitFor("return document.querySelector('.node[data-node=\"2\"]').outerHTML"
                + ".includes('paused')");
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
        browser.get(served.address().replace("127.0.0.1", "localhost") + "/live");
        assertThat(browser.findElements(By.cssSelector("[data-do=live-start]"))).hasSize(1);
    }
}
