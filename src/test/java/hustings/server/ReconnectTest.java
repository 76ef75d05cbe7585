package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.sim.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/** What a page does when the server has closed its connection on purpose. */
class ReconnectTest extends Visit {
    private static final String OFFLINE = "[data-show=offline]";

    private static void serve(Limits limits, Timeouts patience) {
        browser.get("about:blank");
        served.close();
        served = new Served(Runs.REGISTRY, limits, patience);
    }

    private static long connections() {
        return ((Number) ask("return sockets.length")).longValue();
    }

    private static void waitForWords(String words) {
        waitFor("return document.querySelector('" + OFFLINE + "').checkVisibility() && document"
                + ".querySelector('" + OFFLINE + "').textContent.includes(arguments[0])", words);
    }

    @Test
    void restsAfterALongSilenceUntilTheVisitorDoesSomething() {
        serve(Limits.STANDARD, new Timeouts(3, 30, 10));
        openWithSocketsToBreak("?v=1&algorithms=bully&t=4");
        waitForWords("The connection is at rest, as nothing was asked for");
        waitForWords("Click anywhere, or press a key");
        // Three times as long as a page waits that comes back by itself.
        waitFor("window.since ??= performance.now(); return performance.now() - since > 1500");
        assertThat(connections()).isEqualTo(1);
        find("[data-do=forward]").click();
        waitForTick(5);
        assertThat(connections()).isEqualTo(2);
        assertThat(find(OFFLINE).isDisplayed()).isFalse();
        assertThat(find("[data-show=toast]").getText()).isEqualTo("Connected again.");
    }

    private static final String OWN_TICK = "Number(document.querySelector('.own-tick')"
            + ".textContent.replace('t ', ''))";

    private static long ownTick() {
        return ((Number) ask("return " + OWN_TICK)).longValue();
    }

    /** A server that is away is what a browser complains of, and nothing else. */
    private static void restart() {
        ask("const strip = document.querySelector('" + OFFLINE + "'); window.away = false;"
                + "new MutationObserver(() => away ||= strip.textContent.includes('tried again'))"
                + ".observe(strip, { childList: true, characterData: true, subtree: true })");
        served = served.restarted();
        waitFor("return away && !document.querySelector('" + OFFLINE + "').checkVisibility()");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .allSatisfy(entry -> assertThat(entry.getMessage())
                        .containsAnyOf("CONNECTION_REFUSED", "status of 503"));
    }

    @Test
    void playsOnWhereItStoodWhenTheServerIsStartedAnew() {
        serve(Limits.STANDARD, Timeouts.STANDARD);
        open("?v=1&algorithms=bully,raft&n=5&until=2000&faults=1900:crash-leader");
        new Select(find("#align")).selectByValue("agreement");
        waitFor("return document.body.classList.contains('aligned')");
        find("[data-do=play]").click();
        waitFor("return " + OWN_TICK + " > 9");
        ask("window.stood = 0; new MutationObserver(() => stood ||= " + OWN_TICK
                + ").observe(document.querySelector('" + OFFLINE + "'), { attributes: true })");
        restart();
        long stood = ((Number) ask("return stood")).longValue();
        assertThat(stood).isGreaterThan(9);
        waitFor("return " + OWN_TICK + " > arguments[0]", stood + 3);
        assertThat(ownTick()).isLessThan(stood + 400);
        assertThat((Boolean) ask("return document.body.classList.contains('aligned')")).isTrue();
    }

    @Test
    void staysPausedWhereItWasPaused() {
        serve(Limits.STANDARD, Timeouts.STANDARD);
        openWithSocketsToBreak("?v=1&algorithms=bully&n=5&t=7");
        ask("sockets[0].close()");
        waitFor("return sockets.length === 2 && document.body.dataset.connected === 'true'");
        find("[data-do=forward]").click();
        waitForTick(8);
        assertThat(find("[data-do=play]").getText()).isEqualTo("Play");
    }

    @Test
    void asksAgainForARunThatABusyServerWouldNotOpen() {
        serve(Limits.STANDARD, Timeouts.STANDARD);
        openWithSocketsToBreak("?v=1&algorithms=bully&n=4");
        ask("window.asked = []; const real = sockets[0].send; sockets[0].send = function (text) {"
                + " if (text.includes('drawn')) { return; } asked.push(text);"
                + " if (asked.length > 1) { real.call(this, text); } }");
        type("#key-n", "5");
        waitFor("return asked.length === 1");
        ask("sockets[0].dispatchEvent(new MessageEvent('message', { data: JSON.stringify({"
                + " type: 'refused', code: 'busy', key: 'server', message: 'busy' }) }))");
        waitFor("return asked.length === 2 && asked[0] === asked[1]");
        waitFor("return document.querySelectorAll('.panel .node').length === 5");
    }

    @Test
    void leavesAFullServerAloneForLongerEachTime() {
        serve(Limits.STANDARD.withRooms(1, 1), Timeouts.STANDARD);
        try (Viewer other = served.view()) {
            other.send("{'type':'pause'}").next("refused");
            browser.get(served.address() + "/?v=1&algorithms=bully");
            waitForWords("1 person watches already, as many as the server has room for."
                    + " It is tried again in");
            assertThat(find(OFFLINE).getText()).doesNotContain("leave", "reached");
            find("[data-do=forward]").click();
            assertThat(find("[data-show=toast]").getText()).isEqualTo("The server has no place"
                    + " for you yet; that has to wait until it has.");
            ask("const strip = document.querySelector('" + OFFLINE + "'); window.waits = []; "
                    + "const note = () => waits.push(Number("
                    + "/tried again in (\\d+) second/.exec(strip.textContent)[1])); note(); "
                    + "new MutationObserver(note).observe(strip, "
                    + "{ childList: true, characterData: true, subtree: true })");
            waitFor("return waits.length === 3");
            List<?> waits = (List<?>) ask("return waits");
            long first = (Long) waits.get(0);
            assertThat(waits).isEqualTo(List.of(first, 2 * first, 4 * first));
        }
        waitFor("return !document.querySelector('" + OFFLINE + "').checkVisibility()");
        find("[data-do=forward]").click();
        waitForTick(1);
    }
}
