package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.sim.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

/** What a user does, in a real browser. */
class BrowserTest extends Visit {
    private static JsonNode run(String query) {
        return new Api(Runs.REGISTRY).run(query, hustings.run.WorkLimit.unlimited());
    }

    // What a user does ---------------------------------------------------------------------------

    @Test
    void seesFourPanelsWithNodesAtOnce() {
        open("");
        assertThat(texts(".panel h3"))
                .containsExactly("Bully", "Ring", "Chang–Roberts", "Randomized");
        assertThat(browser.findElements(By.cssSelector(".panel .node"))).hasSize(32);
        assertThat(tick()).isZero();
        assertThat(find("[data-do=play]").getText()).isEqualTo("Play");
        assertThat(address()).isEqualTo(
                "v=1&algorithms=bully,ring,chang-roberts,randomized&faults=60:crash-leader");
    }

    @Test
    void pressesPlayAndSeesALeaderInEachPanel() {
        open("?v=1");
        playTo("leader");
        assertThat(browser.findElements(By.cssSelector(".node.leader"))).hasSize(4);
        assertThat(find("[data-show=announcement]").getDomProperty("textContent"))
                .contains("leader");
    }

    @Test
    void readsTheSameCountsAsTheApiGives() {
        open("?v=1&seed=9");
        find("[data-do=to-end]").click();
        waitFor("return [...document.querySelectorAll('.pill')].every(p => "
                + "p.textContent.includes('leader'))");
        JsonNode results = run("v=1&seed=9").get("results");
        List<String> counts = results.valueStream()
                .map(result -> result.get("messages"))
                .map(messages -> Long.toString(messages.get("election").asLong()
                        + messages.get("announce").asLong())).toList();
        assertThat(texts(".cost .big > span")).isEqualTo(counts);
        assertThat(texts("[data-row=contest] td")).isEqualTo(counts);
        results.forEach(result -> result.get("messages").get("byKind").propertyStream()
                .filter(kind -> kind.getValue().asLong() > 0 && !kind.getKey().equals("ACK"))
                .forEach(kind -> assertThat(texts("[data-algorithm="
                        + result.get("algorithm").asString() + "] [data-kind=" + kind.getKey()
                        + "]").get(0)).endsWith(kind.getValue().asString())));
        long fewest = counts.stream().mapToLong(Long::parseLong).min().orElseThrow();
        assertThat(texts("[data-row=contest] .best")).containsOnly(Long.toString(fewest));
    }

    @Test
    void crashesTheLeaderWithAClickAndSeesANewOne() {
        open("?v=1&algorithms=bully,chang-roberts");
        playTo("leader");
        find("[data-algorithm=bully] .node.leader").click();
        find(".menu [data-fault=crash-8]").click();
        waitFor("return document.querySelectorAll('.node.crashed').length === 2 && "
                + "location.search.includes('crash-8')");
        assertThat(find("[data-do=undo]").isEnabled()).isTrue();
        playTo("leader 7");
        assertThat(browser.findElements(By.cssSelector(".node.crashed"))).hasSize(2);
        assertThat(texts(".fault span")).containsExactly("crash node 8");
    }

    @Test
    void stepsForthAndBack() {
        open("?v=1&algorithms=ring");
        find("[data-do=forward]").click();
        waitForTick(1);
        find("[data-do=forward]").click();
        waitForTick(2);
        assertThat(address()).isEqualTo("v=1&algorithms=ring&t=2");
        find("[data-do=back]").click();
        waitForTick(1);
        press(Keys.ARROW_RIGHT);
        waitForTick(2);
        press(Keys.HOME);
        waitForTick(0);
        assertThat(find("[data-do=back]").isEnabled()).isFalse();
        assertThat(find("[data-do=back]").getDomAttribute("title")).isEqualTo("This is the start");
    }

    @Test
    void goesToATickByALane() {
        open("?v=1&algorithms=bully,ring&faults=40:crash-leader");
        WebElement lane = find(".lane");
        new Actions(browser).moveToElement(lane, 0, 0).click().perform();
        waitFor("return document.querySelector('[data-show=tick]').textContent !== 't = 0'");
        long half = tick();
        long length = Long.parseLong(find("[data-show=length]").getText().split(" ")[1]);
        assertThat(half).isBetween(length / 2 - 2, length / 2 + 2);
        find(".lane-marks button").click();
        waitForTick(40);
        assertThat(browser.findElements(By.cssSelector(".node.crashed"))).hasSize(2);
    }

    @Test
    void jumpsToTheNextChange() {
        open("?v=1&algorithms=bully&latency=1&faults=40:crash-leader");
        find("[data-do=to-end]").click();
        waitFor("return document.querySelectorAll('.lane .agreed').length > 0");
        pressWith(Keys.SHIFT, Keys.ARROW_LEFT);
        waitFor("return document.querySelector('.pill').textContent === 'leader 7'");
        pressWith(Keys.SHIFT, Keys.ARROW_LEFT);
        waitFor("return document.querySelector('.pill').textContent.startsWith('electing')");
        pressWith(Keys.SHIFT, Keys.ARROW_LEFT);
        waitForTick(40);
    }

    @Test
    void sharesALinkThatShowsTheSameTickInANewWindow() {
        open("?v=1&algorithms=bully,lamport&seed=5&t=7");
        waitForTick(7);
        String state = (String) ask("return [...document.querySelectorAll('.node')]"
                + ".map(n => n.getAttribute('aria-label')).join()");
        String counts = String.join(",", texts(".cost .big > span"));
        find("[data-do=share]").click();
        waitFor("return !document.querySelector('.toast').hidden");
        String link = browser.getCurrentUrl();
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(org.openqa.selenium.WindowType.WINDOW);
        browser.get(link);
        waitFor("return document.querySelectorAll('.panel .node').length > 0");
        waitForTick(7);
        assertThat(ask("return [...document.querySelectorAll('.node')]"
                + ".map(n => n.getAttribute('aria-label')).join()")).isEqualTo(state);
        assertThat(String.join(",", texts(".cost .big > span"))).isEqualTo(counts);
        browser.close();
        browser.switchTo().window(first);
    }

    @Test
    void changesTheScenarioAndUndoesIt() {
        open("?v=1&algorithms=bully");
        type("#key-n", "5");
        waitFor("return document.querySelectorAll('.node').length === 5");
        assertThat(address()).isEqualTo("v=1&algorithms=bully&n=5");
        pick("lamport");
        waitFor("return document.querySelectorAll('.panel').length === 2");
        waitFor("return document.querySelector('#algorithm-lamport').checked");
        find("[data-do=undo]").click();
        waitFor("return document.querySelectorAll('.panel').length === 1");
        waitFor("return document.querySelector('#algorithm-lamport') === null");
        assertThat(find("#pick-lamport").isSelected()).isFalse();
        find("[data-do=undo]").click();
        waitFor("return document.querySelectorAll('.node').length === 8");
        waitFor("return document.querySelector('#key-n').value === '8'");
        find("[data-do=redo]").click();
        waitFor("return document.querySelectorAll('.node').length === 5");
        browser.navigate().forward();
        waitFor("return document.querySelectorAll('.panel').length === 2");
        browser.navigate().back();
        waitFor("return document.querySelectorAll('.panel').length === 1");
    }

    @Test
    void choosesAPresetAndAnotherSeed() {
        open("?v=1&algorithms=bully");
        new Select(find("#preset")).selectByVisibleText("Split brain, then healing");
        waitFor("return location.search.includes('split-1-2')");
        assertThat(texts(".panel h3")).containsExactly("Bully", "Lamport");
        find("[data-do=reseed]").click();
        waitFor("return location.search.includes('seed=')");
        assertThat(new Select(find("#preset")).getFirstSelectedOption().getText())
                .isEqualTo("Your own scenario");
    }

    @Test
    void addsAFaultAndTakesItOut() {
        open("?v=1&algorithms=bully");
        find(".add-fault summary").click();
        type("#new-tick", "33");
        new Select(find("#new-action")).selectByValue("split");
        find("#new-nodes").sendKeys("1 2 3");
        find("[name=put-in]").click();
        waitFor("return location.search.includes('faults=33:split-1-2-3')");
        waitFor("return document.querySelectorAll('.fault').length === 1");
        assertThat(texts(".fault span")).containsExactly("partition {1 2 3} | rest");
        assertThat(texts(".lane-marks button")).containsExactly("split 1 2 3 ▲");
        find("[name=take-out]").click();
        waitFor("return !location.search.includes('faults')");
    }

    @Test
    void readsWhatIsWrongBesideTheFieldWhileTheLastGoodRunStays() {
        open("?v=1&algorithms=bully&t=3");
        type("#key-latency", "soon");
        waitFor("return document.querySelector('#error-latency') !== null");
        assertThat(find("#error-latency").getText()).startsWith("Allowed: a number of ticks");
        assertThat(find("#key-latency").getDomProperty("value")).isEqualTo("soon");
        assertThat(address()).isEqualTo("v=1&algorithms=bully&t=3");
        assertThat(browser.findElements(By.cssSelector(".node"))).hasSize(8);
        type("#key-latency", "2");
        waitFor("return location.search.includes('latency=2')");
        assertThat(browser.findElements(By.cssSelector("#error-latency"))).isEmpty();
    }

    @Test
    void readsWhatIsWrongWithAnAddressAndFindsAWayBack() {
        browser.get(server() + "/?n=200&latency=never");
        assertThat(find("main").getText())
                .contains("That did not work").contains("latency = never", "n = 200");
        find("main a:last-child").click();
        waitFor("return document.querySelectorAll('.panel').length === 4");
    }

    @Test
    void seesTheStateOfANodeItsLineAndWhy() {
        open("?v=1&algorithms=bully&latency=1&start=1&n=3&ids=ascending&t=1");
        node("bully", 2).click();
        press(Keys.ESCAPE);
        waitFor("return !document.querySelector('#node').hidden");
        assertThat(find("#tab-node").getText()).isEqualTo("Node 2");
        assertThat(find("#node [data-field=term] td").getText()).isEqualTo("1");
        assertThat(find("#node [data-field=state] td").getText()).isEqualTo("electing");
        waitFor("return document.querySelector('.listing .done') !== null");
        assertThat(find(".listing .done").getText())
                .isEqualTo("wait 2Δ + 1 for an OK");
        assertThat(find("[data-show=why]").getText())
                .contains("2 sets timer NO_ANSWER for 4")
                .contains("because 2 gets ELECTION (term 1) from 1");
    }

    @Test
    void readsTheWholeLogAndGoesToAnEntry() {
        open("?v=1&algorithms=bully&latency=1&t=5");
        showTab("log");
        waitFor("return document.querySelectorAll('.log button').length > 5");
        find("#log input[type=search]").sendKeys("leads in term");
        waitFor("return document.querySelectorAll('.log button').length === 1");
        assertThat(texts(".log button span")).containsExactly("8 leads in term 1");
        find(".log button").click();
        waitForTick(0);
        assertThat(find("#tab-node").getText()).isEqualTo("Node 8");
    }

    @Test
    void worksByKeyboardAlone() {
        open("?v=1&algorithms=bully,ring&n=4");
        press("2");
        assertThat(find(".panel.selected h3").getText()).isEqualTo("Ring");
        ask("document.querySelector('[data-algorithm=ring] .node').focus()");
        press(Keys.ENTER);
        waitFor("return document.activeElement.closest('.menu') !== null");
        press(Keys.ARROW_DOWN, Keys.ESCAPE);
        waitFor("return document.activeElement.matches('.node')");
        press("c");
        waitFor("return location.search.includes('crash-')");
        waitFor("return document.querySelectorAll('.node.crashed').length === 2");
        press(Keys.SPACE);
        waitFor("return document.querySelector('[data-do=play]').innerText.trim() === 'Pause'");
        press(Keys.SPACE);
        press("?");
        waitFor("return document.querySelector('#help[open]') !== null");
        press(Keys.ESCAPE);
        waitFor("return document.querySelector('#help[open]') === null");
        pressWith(Keys.CONTROL, "z");
        waitFor("return !location.search.includes('crash-')");
    }

    @Test
    void saysWhyAnActionIsNotPossible() {
        open("?v=1&algorithms=bully&n=3&faults=1:crash-2&t=2");
        node("bully", 2).click();
        WebElement elect = find(".menu [data-fault=elect-2]");
        assertThat(elect.isEnabled()).isFalse();
        assertThat(elect.getDomAttribute("title")).isEqualTo("Not now: it has crashed");
        assertThat(find(".menu [data-fault=recover-2]").isEnabled()).isTrue();
    }

    @Test
    void changesTheThemeForGood() {
        open("?v=1&algorithms=bully");
        String before = (String) ask("return document.documentElement.dataset.theme");
        find("[data-do=theme]").click();
        String after = (String) ask("return document.documentElement.dataset.theme");
        assertThat(after).isNotEqualTo(before);
        browser.navigate().refresh();
        assertThat(ask("return document.documentElement.dataset.theme")).isEqualTo(after);
        ask("localStorage.clear()");
    }

    @Test
    void stepsInsteadOfAnimatingWhereMotionIsNotWanted() {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", java.util.Map.of("features",
                List.of(java.util.Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        open("?v=1&algorithms=bully");
        playTo("leader");
        assertThat(browser.findElements(By.cssSelector(".node.leader"))).hasSize(1);
        browser.executeCdpCommand("Emulation.setEmulatedMedia",
                java.util.Map.of("features", List.of()));
    }

    @Test
    void comesBackByItselfWhenTheServerWasAway() {
        Served another = new Served();
        browser.get(another.address() + "/?v=1&algorithms=bully&t=4");
        waitFor("return document.querySelectorAll('.node').length === 8");
        another.close();
        waitFor("return !document.querySelector('[data-show=offline]').hidden");
        find("[data-do=play]").click();
        waitFor("return document.querySelector('.toast').textContent.includes('has to wait')");
        assertThat(browser.findElements(By.cssSelector(".node"))).hasSize(8);
        // First away from the page, which goes on trying.
        browser.get("about:blank");
        browser.manage().logs().get(LogType.BROWSER);
        browser.manage().logs().get(LogType.PERFORMANCE);
    }

    @Test
    void reachesEverythingOnASmallScreen() {
        onASmallScreen(() -> {
            open("?v=1&algorithms=bully,ring");
            assertThat(ask("return document.documentElement.scrollWidth")).isEqualTo(375L);
            assertThat(find(".panel").isDisplayed()).isTrue();
            assertThat(find("#scenario").isDisplayed()).isFalse();
            node("bully", 8).click();
            assertThat(find(".menu").isDisplayed()).isTrue();
            press(Keys.ESCAPE);
            for (String view : List.of("scenario", "side", "stage")) {
                find(".views [data-view=" + view + "]").click();
                assertThat(find("#" + view).isDisplayed()).isTrue();
                assertThat(find("[data-do=play]").isDisplayed()).isTrue();
                assertThat(ask("return document.documentElement.scrollWidth")).isEqualTo(375L);
                ask("document.querySelectorAll('#" + view + " button, #" + view + " input, #"
                        + view + " select').forEach(e => { e.scrollIntoView(); "
                        + "const r = e.getBoundingClientRect(); "
                        + "if (e.checkVisibility() && (r.right > 376 || r.left < -1)) "
                        + "console.error('out of reach: ' + e.outerHTML); })");
            }
            playTo("leader");
        });
    }
}
