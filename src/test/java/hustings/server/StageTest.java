package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** What someone does on the stage, with the mouse and with keys, and what they see of it. */
class StageTest extends Visit {
    private static void waitForPlaying(boolean playing) {
        waitFor("return document.querySelector('[data-do=play]').innerText.trim() === "
                + "(arguments[0] ? 'Pause' : 'Play')", playing);
    }

    @Test
    void seesAtOnceWhatIsDoneWhileTimeStandsStill() {
        open("?v=1&algorithms=bully,ring&t=3");
        node("bully", 8).click();
        find(".menu [data-fault=crash-8]").click();
        waitFor("return document.querySelectorAll('.node.crashed').length === 2");
        waitForTick(4);
        assertThat(find("[data-show=toast]").getText())
                .isEqualTo("Node 8 crashed at t 4 in every panel.");
        press("c");
        waitFor("return document.querySelectorAll('.node.crashed').length === 0");
        assertThat(address()).contains("faults=4:crash-8,5:recover-8");
        // All before the page can show what came of the first, as from a key that bounces.
        ask("for (let i = 0; i < 3; i++) { document.body.dispatchEvent("
                + "new KeyboardEvent('keydown', { key: 'c', bubbles: true })); }");
        waitFor("return document.querySelectorAll('.node.crashed').length === 2");
        assertThat(address()).contains("faults=4:crash-8,5:recover-8,6:crash-8");
    }

    @Test
    void keepsTheKeysOfTimeAfterAClickOnANode() {
        open("?v=1&algorithms=bully");
        node("bully", 3).click();
        press(Keys.ARROW_RIGHT);
        waitForTick(1);
        press(Keys.SPACE);
        waitForPlaying(true);
        press(Keys.SPACE);
        waitForPlaying(false);
        press(Keys.ESCAPE);
        assertThat(ask("return document.activeElement.tagName")).isEqualTo("BODY");
    }

    @Test
    void opensTheMenuByKeyAndLeavesItWithTab() {
        open("?v=1&algorithms=bully");
        ask("document.querySelector('.node[tabindex=\"0\"]').focus()");
        press(Keys.ARROW_RIGHT);
        press(Keys.SPACE);
        waitForPlaying(true);
        press(Keys.SPACE);
        waitForPlaying(false);
        press(Keys.ENTER);
        waitFor("return document.activeElement.closest('.menu') !== null");
        press(Keys.ESCAPE);
        waitFor("return document.activeElement.matches('.node')");
        press(Keys.ENTER);
        waitFor("return document.activeElement.closest('.menu') !== null");
        press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB);
        waitFor("return document.querySelector('.menu') === null");
    }

    @Test
    void hasOneStopOfTheTabKeyForEachPanelAndOneForTheLanes() {
        open("?v=1&algorithms=bully,ring&n=32");
        assertThat(all("#stage [tabindex='0']")).hasSize(2);
        assertThat(all(".lanes [tabindex='0']")).hasSize(1);
        ask("document.querySelector('.node[tabindex=\"0\"]').focus()");
        press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(all("[data-panel='0'] .node[tabindex='0']")).hasSize(1);
        assertThat(ask("return document.activeElement.tabIndex")).isEqualTo(0L);
        ask("document.querySelector('.lane').focus()");
        press(Keys.PAGE_UP);
        waitForTick(10);
        press(Keys.ARROW_DOWN);
        assertThat(ask("return document.activeElement === "
                + "document.querySelectorAll('.lane')[1]")).isEqualTo(true);
    }

    @Test
    void seesWhichLinksAPartitionSevers() {
        open("?v=1&algorithms=bully,ring&n=5&ids=ascending&faults=5:split-1-2,9:cut-5-4,"
                + "12:heal&t=4");
        assertThat(find("[data-show=cuts]").isDisplayed()).isFalse();
        assertThat(all(".severed")).isEmpty();
        press(Keys.ARROW_RIGHT);
        waitForTick(5);
        assertThat(find("[data-show=cuts]").getText()).isEqualTo("split {1 2} | rest");
        assertThat(ask("return [...document.querySelectorAll('path.severed')]"
                + ".map(path => path.getAttribute('d').split('M').length - 1).join()"))
                .as("six pairs, and two stretches of the ring").isEqualTo("6,2");
        for (int tick = 6; tick <= 9; tick++) {
            press(Keys.ARROW_RIGHT);
            waitForTick(tick);
        }
        assertThat(find("[data-show=cuts]").getText())
                .isEqualTo("split {1 2} | rest, cut 5 → 4");
        find(".lane-marks button:last-child").click();
        waitForTick(12);
        assertThat(all(".severed")).isEmpty();
    }

    @Test
    void pressesAButtonOfTheNodeTabWhileTimeRuns() {
        open("?v=1&algorithms=bully&latency=1-20&n=16&detector=heartbeat:5,60&until=2000");
        node("bully", 3).click();
        press(Keys.ESCAPE);
        new Select(find("#speed")).selectByValue("30");
        find("[data-do=play]").click();
        waitForPlaying(true);
        WebElement pause = find("#node [data-fault=pause-3]");
        new Actions(browser).moveToElement(pause).clickAndHold()
                .pause(java.time.Duration.ofMillis(300)).release().perform();
        waitForAddress("pause-3");
        waitFor("return document.activeElement.dataset.fault === 'resume-3'");
        press(Keys.SPACE);
        waitForAddress("resume-3");
    }

    @Test
    void readsThatTheServerIsAwayAndThatItIsBack() {
        openWithSocketsToBreak("?v=1&algorithms=bully&t=4");
        ask("window.Real = WebSocket; window.WebSocket = class extends EventTarget "
                + "{ constructor() { super(); "
                + "setTimeout(() => this.dispatchEvent(new Event('close'))); } }; "
                + "sockets.at(-1).close()");
        waitFor("return !document.querySelector('[data-show=offline]').hidden");
        find("[data-do=forward]").click();
        assertThat(find("[data-show=toast]").getText()).contains("has to wait");
        assertThat(ask("const toast = document.querySelector('.toast')"
                + ".getBoundingClientRect(), time = document.querySelector('#time')"
                + ".getBoundingClientRect(); return toast.bottom < time.top")).isEqualTo(true);
        ask("window.WebSocket = window.Real");
        waitFor("return document.querySelector('[data-show=offline]').hidden");
        assertThat(find("[data-show=toast]").getText()).isEqualTo("Connected again.");
        find("[data-do=forward]").click();
        waitForTick(5);
    }

    @Test
    void findsNoNodeAndNoEventInTheLogThatDoNotExist() {
        open("?v=1&algorithms=bully&t=5");
        showTab("log");
        waitFor("return document.querySelectorAll('.log button').length > 5");
        type("#log [placeholder=Node]", "zz");
        assertThat(find("#log [placeholder=Node]").getDomAttribute("aria-invalid"))
                .isEqualTo("true");
        assertThat(find("#log").getText()).contains("No such node");
        type("#log [placeholder=Node]", "3");
        type("#log [type=search]", "nonsense");
        assertThat(find("#log").getText()).contains("Nothing matches.");
    }

    @Test
    void saysHowARunStandsWhereItsPhaseSaysTooLittle() {
        open("?v=1&algorithms=bully,raft,randomized&n=5&ids=ascending&start=5&latency=1&until=400"
                + "&detector=heartbeat:5,13&faults=100:split-1-2&randomized.range=1&t=400");
        waitForTick(400);
        assertThat(pill("bully")).isEqualTo("one in each part");
        assertThat(find("[data-algorithm=bully] .pill").getDomAttribute("title"))
                .isEqualTo("the network is in parts, and each has a leader of its own");
        assertThat(pill("raft")).endsWith(" · majority");
        assertThat(pill("randomized")).startsWith("livelock");
    }

    @Test
    void countsTheLeadersAndSaysWhyARunBroke() {
        open("?v=1&algorithms=flood-max,randomized&n=9&ids=1,9,2,3,8,4,5,7,6&graph=line&latency=0"
                + "&flood-max.diameter=1&randomized.range=1&until=20&t=5");
        waitForTick(5);
        assertThat(pill("flood-max")).isEqualTo("3 leaders!");
        assertThat(pill("randomized")).isEqualTo("failed");
        assertThat(find("[data-algorithm=randomized] .panel-notice").getText())
                .startsWith("The run ends here: messages that take no time");
    }

    private static String pill(String algorithm) {
        return find("[data-algorithm=" + algorithm + "] .pill").getText();
    }

    @Test
    void readsWhatAFaultFailedToDoInThePanelWhereItDidNothing() {
        open("?v=1&algorithms=bully,raft&faults=20:crash-leader,90:bully.drop-2-1&t=19");
        assertThat(all(".fault-sign")).isEmpty();
        press(Keys.ARROW_RIGHT);
        waitForTick(20);
        assertThat(find("[data-algorithm=bully] .panel-notice").isDisplayed()).isFalse();
        assertThat(find("[data-algorithm=raft] .panel-notice").getText())
                .isEqualTo("t 20: nobody leads, so no leader crashes");
        assertThat(find("[data-show=announcement]").getDomProperty("textContent"))
                .contains("Raft, t 20: nobody leads, so no leader crashes");
        assertThat(all(".lane").get(1).getDomAttribute("aria-valuetext"))
                .isEqualTo("tick 20, electing; nobody leads, so no leader crashes");
        assertThat(signs(0)).isEqualTo("fault-sign");
        assertThat(signs(1)).isEqualTo("fault-sign futile");
        find("[data-do=to-end]").click();
        waitFor("return document.querySelectorAll('.fault-sign').length === 3");
        assertThat(signs(0)).as("the message was for one of them")
                .isEqualTo("fault-sign, fault-sign futile");
        assertThat(find("[data-algorithm=raft] .panel-notice").isDisplayed()).isTrue();
        find(".lane-marks button").click();
        waitForTick(20);
        assertThat(signs(0)).as("what lies ahead stays known")
                .isEqualTo("fault-sign, fault-sign futile");
    }

    /** The marks of faults in a lane, by their looks. */
    private static String signs(int lane) {
        return String.valueOf(ask("return [...document.querySelectorAll('.lane')[arguments[0]]"
                + ".querySelectorAll('.fault-sign')].map(sign => sign.className).join(', ')",
                lane));
    }

    @Test
    void isToldInWhichPanelsThereWasNothingToDo() {
        open("?v=1&algorithms=bully,randomized&faults=60:crash-leader&t=62");
        String dead = find("[data-algorithm=randomized] .node.crashed")
                .getDomAttribute("data-node");
        node("bully", Integer.parseInt(dead)).click();
        find(".menu [data-fault=crash-" + dead + "]").click();
        waitForTick(63);
        waitFor("return document.querySelector('[data-show=toast]').textContent === arguments[0]",
                "Node " + dead + " crashed at t 63 in every panel but Randomized,"
                        + " where there was nothing to do.");
    }

    @Test
    void needsNoSidewaysScrollingAtAnyWidth() {
        open("?v=1&algorithms=bully,ring,chang-roberts,randomized,lamport&t=40"
                + "&faults=30:split-1-2");
        int[][] sizes = {{1440, 900}, {1280, 800}, {1200, 800}, {1024, 768}, {900, 700},
            {700, 900}, {375, 812}, {812, 375}};
        for (int[] size : sizes) {
            browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                    java.util.Map.of("width", size[0], "height", size[1],
                            "deviceScaleFactor", 1, "mobile", true));
            waitFor("return innerWidth === arguments[0]", size[0]);
            // The nodes are laid out anew in the frame that follows.
            waitFor("return [...document.querySelectorAll("
                    + "'#stage .pill, #stage .legend span, .transport > *, #stage .node')]"
                    + ".filter(part => part.checkVisibility())"
                    + ".every(part => { const box = part.getBoundingClientRect(); "
                    + "return box.width === 0 || (box.left >= -1 && box.right <= innerWidth + 1);"
                    + "})");
            assertThat(ask("return document.documentElement.scrollWidth"))
                    .isEqualTo((long) size[0]);
        }
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride",
                java.util.Map.of());
    }
}
