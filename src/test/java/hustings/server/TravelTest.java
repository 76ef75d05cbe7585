package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Branches, saved runs, and messages handled by hand, in a real browser. */
class TravelTest extends Visit {
    /** Node 1 calls an election among three, and every message takes four ticks. */
    private static final String SMALL = "algorithms=bully&n=3&ids=ascending&start=1&latency=4";

    @TempDir private static Path folder;

    // What the tests say -------------------------------------------------------------------------

    private static void waitForQuery(String query) {
        waitFor("return location.search === '?' + arguments[0]", "v=1&" + query);
    }

    private static void undo() {
        new Actions(browser).keyDown(Keys.CONTROL).sendKeys("z").keyUp(Keys.CONTROL).perform();
    }

    private static void act(int node, String action) {
        find(".node[data-node='" + node + "']").click();
        find(".menu [data-fault=" + action + "]").click();
    }

    private static void waitForBranches(String... names) {
        waitFor("return [...document.querySelectorAll('.branch-name')].map(b => b.textContent)"
                + ".join('|') === arguments[0]", String.join("|", names));
    }

    private static void waitForCurrent(String name) {
        waitFor("return document.querySelector('.branch-name[aria-current]').textContent"
                + " === arguments[0]", name);
    }

    private static String current() {
        return find(".branch-name[aria-current]").getText();
    }

    /** A run of which forty ticks have been seen, at tick 3. */
    private static void openSeen(String query) {
        open("?v=1&" + query + "&t=40");
        waitForTick(40);
        press(Keys.HOME);
        waitForTick(0);
        for (int tick = 1; tick <= 3; tick++) {
            press(Keys.ARROW_RIGHT);
            waitForTick(tick);
        }
    }

    /** A run with a branch from tick 4 on. */
    private static void openBranched() {
        openSeen("algorithms=bully");
        act(5, "crash-5");
        waitForBranches("the run as opened", "crash 5 at t 4");
        // What is done while time stands still is seen at once.
        waitForTick(4);
    }

    // Branches -----------------------------------------------------------------------------------

    @Test
    void actingInThePastOpensABranchAndKeepsTheRunAsItWas() {
        openSeen("algorithms=bully&faults=60:crash-leader");
        assertThat(browser.findElements(By.cssSelector(".branch"))).isEmpty();
        act(5, "crash-5");
        waitForBranches("the run as opened", "crash 5 at t 4");
        assertThat(current()).isEqualTo("crash 5 at t 4");
        waitForQuery("algorithms=bully&faults=4:crash-5,60:crash-leader&t=4");
        assertThat(find(".toast").getText()).contains("A branch: crash 5 at t 4");
        all(".fault [name=take-out]").getLast().click();
        waitFor("return !location.search.includes('leader')");
        assertThat(current()).contains("crash 5 at t 4");
        find(".branch-name").click();
        waitForQuery("algorithms=bully&faults=60:crash-leader");
        assertThat(current()).isEqualTo("the run as opened");
    }

    @Test
    void actingAtTheEdgeOfWhatIsKnownOpensNone() {
        open("?v=1&algorithms=bully");
        press(Keys.ARROW_RIGHT);
        waitForTick(1);
        act(5, "crash-5");
        waitForQuery("algorithms=bully&faults=2:crash-5&t=2");
        assertThat(browser.findElements(By.cssSelector(".branch"))).isEmpty();
    }

    @Test
    void takingAFaultOutOfThePastIsABranchToo() {
        open("?v=1&algorithms=bully&faults=20:crash-leader&t=40");
        waitForTick(40);
        find("[name=take-out]").click();
        waitForBranches("the run as opened", "without crash-leader at t 20");
    }

    @Test
    void switchesByClickAndByKeyAtTheSameTick() {
        openBranched();
        ask("window.lane = document.querySelector('.lane')");
        find(".branch-name").click();
        waitForQuery("algorithms=bully&t=4");
        waitForTick(4);
        // It is another run of the same algorithms, so who was at a lane is still there.
        assertThat(ask("return window.lane.isConnected")).isEqualTo(true);
        press(Keys.ARROW_DOWN);
        assertThat(ask("return document.activeElement.textContent")).isEqualTo("crash 5 at t 4");
        press(Keys.ENTER);
        waitForQuery("algorithms=bully&faults=4:crash-5&t=4");
        waitFor("return document.activeElement.matches('.branch-name[aria-current]')");
        assertThat(find(".branch-now").getDomAttribute("data-tick")).isEqualTo("4");
        assertThat(find(".branch-now").getDomAttribute("data-on-row")).isEqualTo("1");
        press(Keys.ARROW_LEFT);
        waitForTick(3);
        // Before it leaves it, a branch is what its parent is.
        assertThat(find(".branch-now").getDomAttribute("data-on-row")).isEqualTo("0");
    }

    @Test
    void undoAndRedoAndBackAndForwardWorkAcrossBranches() {
        openBranched();
        undo();
        waitForQuery("algorithms=bully&t=3");
        waitForCurrent("the run as opened");
        find("[data-do=redo]").click();
        waitForQuery("algorithms=bully&faults=4:crash-5&t=4");
        waitForCurrent("crash 5 at t 4");
        act(6, "crash-6");
        waitForBranches("the run as opened", "crash 5 at t 4, crash 6 at t 5");
        browser.navigate().back();
        waitForBranches("the run as opened", "crash 5 at t 4");
        browser.navigate().back();
        waitForCurrent("the run as opened");
        browser.navigate().forward();
        browser.navigate().forward();
        waitForBranches("the run as opened", "crash 5 at t 4, crash 6 at t 5");
        waitForQuery("algorithms=bully&faults=4:crash-5,5:crash-6&t=5");
    }

    @Test
    void renamesABranchInPlaceAndKeepsItThroughAReload() {
        openBranched();
        ask("document.querySelector('.branch-name[aria-current]').focus()");
        press(Keys.F2);
        WebElement field = find(".branch-field-name");
        field.sendKeys("what if five had died?" + "x".repeat(90), Keys.ENTER);
        waitFor("return document.querySelector('.branch-field-name') === null");
        assertThat(current()).hasSize(80).startsWith("what if five had died?");
        press(Keys.F2);
        find(".branch-field-name").sendKeys(Keys.chord(Keys.CONTROL, "a"), "five", Keys.ESCAPE);
        assertThat(current()).startsWith("what if");
        find("[data-row='2'] [data-do=rename-branch]").click();
        find(".branch-field-name").sendKeys(Keys.chord(Keys.CONTROL, "a"), "five", Keys.ENTER);
        waitForBranches("the run as opened", "five");
        browser.navigate().refresh();
        waitForBranches("the run as opened", "five");
        assertThat(current()).isEqualTo("five");
        find(".branch-name").click();
        waitForQuery("algorithms=bully&t=4");
    }

    @Test
    void deletesABranchAndHangsItsChildrenOnItsParent() {
        openBranched();
        press(Keys.ESCAPE, Keys.END);
        waitFor("return !location.search.endsWith('t=4')");
        press(Keys.HOME);
        waitForTick(0);
        for (int tick = 1; tick <= 6; tick++) {
            press(Keys.ARROW_RIGHT);
            waitForTick(tick);
        }
        act(6, "pause-6");
        waitForBranches("the run as opened", "crash 5 at t 4", "pause 6 at t 7");
        assertThat(find("[data-row='1'] [data-do=delete-branch]").isEnabled()).isFalse();
        assertThat(find("[data-row='1'] [data-do=delete-branch]").getDomAttribute("title"))
                .startsWith("Not this one");
        ask("document.querySelector(\"[data-row='2'] [data-do=delete-branch]\").click()");
        waitForBranches("the run as opened", "crash 5 at t 4, pause 6 at t 7");
        find(".branch-restore").click();
        waitForBranches("the run as opened", "crash 5 at t 4", "pause 6 at t 7");
        find("[data-row='3'] [data-do=delete-branch]").click();
        waitForQuery("algorithms=bully&faults=4:crash-5&t=7");
        waitForBranches("the run as opened", "crash 5 at t 4");
        waitForCurrent("crash 5 at t 4");
        undo();
        waitForBranches("the run as opened", "crash 5 at t 4", "pause 6 at t 7");
        waitForCurrent("pause 6 at t 7");
    }

    @Test
    void startsWithoutBranchesWhereWhatWasKeptIsDamaged() {
        openBranched();
        ask("addEventListener('pagehide', () =>"
                + " sessionStorage.setItem('hustings-branches', '{\"version\":1,\"trees\":[[1'))");
        browser.navigate().refresh();
        waitFor("return document.querySelector('.toast').textContent.includes('damaged')");
        assertThat(browser.findElements(By.cssSelector(".branch"))).isEmpty();
        assertThat(browser.getCurrentUrl()).endsWith("faults=4:crash-5&t=4");
        browser.get(server() + "/?v=1&algorithms=bully&t=3");
        waitForTick(3);
        assertThat(browser.findElements(By.cssSelector(".branch"))).isEmpty();
    }

    @Test
    void theTreeIsRightWithoutAPage() {
        open("?v=1&algorithms=bully");
        JsonNode answer = askModules("""
                const { BranchTree, MOST_BRANCHES } = await import('/script/branch-tree.js');
                const { differenceInWords, readFaults } = await import('/script/faults.js');
                const words = (a, b) => differenceInWords(readFaults(a), readFaults(b));
                const tree = new BranchTree('60:crash-leader');
                const outcomes = [];
                for (let i = 0; i < 41; i++) {
                  tree.seen(500);
                  outcomes.push(tree.follow(`${10 + i}:crash-5,60:crash-leader`, 5, false));
                }
                const again = BranchTree.from(JSON.parse(JSON.stringify(tree)));
                const refused = [];
                for (const bad of [{}, { branches: [] }, { branches: [{ ...tree.branches[1] }] },
                    { branches: [tree.branches[0], tree.branches[0]] }, null]) {
                  try { BranchTree.from(bad); } catch { refused.push(true); }
                }
                return {
                  count: tree.branches.length, most: MOST_BRANCHES,
                  last: outcomes.slice(-2).join(), refused: refused.length,
                  same: JSON.stringify(again) === JSON.stringify(tree),
                  words: [words('', '12:crash-5'), words('60:crash-leader', ''),
                    words('60:crash-leader', '40:crash-leader'),
                    words('', '3:bully.drop-2-1~2,4:bully.delay-2-1-10,5:heal,6:heal'),
                    words('1:heal', '1:heal')]
                };""");
        assertThat(answer).isEqualTo(Json.MAPPER.readTree("""
                {"count": 40, "most": 40, "last": "full,full", "refused": 5, "same": true,
                 "words": ["crash 5 at t 12", "without crash-leader at t 60",
                           "crash-leader at t 40 instead of 60",
                           "drop the second message from 2 to 1 (bully) at t 3, \
                delay the message from 2 to 1 by 10 (bully) at t 4, and 2 more",
                           "the same in another order"]}"""));
    }

    @Test
    void hasRoomForItAllOnASmallScreen() {
        onASmallScreen(() -> {
            openBranched();
            press(Keys.ESCAPE);
            assertThat(ask("return document.documentElement.scrollWidth")).isEqualTo(375L);
            ask("document.querySelectorAll('.top button, .branches button').forEach(e => {"
                    + "const r = e.getBoundingClientRect();"
                    + "if (e.checkVisibility() && (r.right > 376 || r.left < -1))"
                    + "console.error('out of reach: ' + e.outerHTML); })");
            find(".branch-name").click();
            waitForQuery("algorithms=bully&t=4");
            find("[data-do=in-flight]").click();
            waitFor("return document.querySelector('.in-flight-message') !== null");
            find(".in-flight-message").click();
            find("[data-handling=drop]").click();
            waitFor("return location.search.includes('bully.drop-')");
            press(Keys.ESCAPE);
            find("[data-do=save]").click();
            waitFor("return document.querySelector('#save')?.open === true");
            assertThat(find("#run-notes").isDisplayed()).isTrue();
        });
    }

    // Saved runs ---------------------------------------------------------------------------------

    /** Saves the run that is open, and answers what its file says. */
    private static ObjectNode save(String notes) throws IOException {
        browser.executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toString()));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        find("[data-do=save]").click();
        waitFor("return document.querySelector('#save')?.open === true");
        find("#run-notes").clear();
        find("#run-notes").sendKeys(notes);
        find("[data-do=download-run]").click();
        waitFor("return !document.querySelector('#save').open");
        List<Path> files = new ArrayList<>();
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(driver -> {
            try (Stream<Path> now = Files.list(folder)) {
                return now.filter(file -> file.toString().endsWith(".json"))
                        .peek(files::add).count() == 1;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return (ObjectNode) Json.MAPPER.readTree(Files.readString(files.get(0)));
    }

    private static String openFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a run.json"), text);
        find("#run-file").sendKeys(file.toString());
        return outcome();
    }

    private static String outcome() {
        waitFor("const p = document.querySelector('.run-outcome');"
                + "return document.querySelector('#open')?.open && p.dataset.verdict !== ''"
                + " && p.textContent !== ''");
        String words = find(".run-outcome").getText();
        find("#open button").click();
        waitFor("return !document.querySelector('#open').open");
        ask("document.querySelector('.run-outcome').dataset.verdict = ''");
        return words;
    }

    @Test
    void savesARunAndOpensItAgainWithItsBranchesAndNotes() throws IOException {
        openBranched();
        ObjectNode file = save("five has died\n<b>see?</b>");
        assertThat(file.propertyNames()).containsExactly(
                "format", "version", "hustings", "scenario", "branches", "notes", "digests");
        assertThat(file.get("hustings").asString()).isEqualTo(Version.NUMBER);
        assertThat(file.get("format").asString()).isEqualTo("hustings-run");
        assertThat(file.get("version").asInt()).isEqualTo(1);
        assertThat(file.get("scenario").asString())
                .isEqualTo("v=1&algorithms=bully&faults=4:crash-5&t=4");
        assertThat(file.get("branches")).hasSize(2);
        JsonNode digests = served.json("/api/digest?algorithms=bully&faults=4:crash-5")
                .get("digests");
        assertThat(file.get("digests")).isEqualTo(digests);

        open("?v=1&algorithms=ring&n=4");
        String events = digests.get("bully").get("events").asString();
        assertThat(openFile(file.toString()))
                .isEqualTo("verified: 1 algorithm, " + events + " events");
        waitForQuery("algorithms=bully&faults=4:crash-5&t=4");
        waitForBranches("the run as opened", "crash 5 at t 4");
        assertThat(current()).isEqualTo("crash 5 at t 4");
        assertThat(find(".run-notes").getDomProperty("textContent"))
                .isEqualTo("five has died\n<b>see?</b>");
        find("[data-do=save]").click();
        waitFor("return document.querySelector('#save')?.open === true");
        assertThat(find("#run-notes").getDomProperty("value")).startsWith("five has died");
        press(Keys.ESCAPE);
        undo();
        waitFor("return location.search.includes('algorithms=ring')");
    }

    @Test
    void saysWhenAFileDoesNotReplayToWhatItSays() throws IOException {
        open("?v=1&algorithms=bully,ring&n=5");
        ObjectNode file = save("");
        ObjectNode digests = (ObjectNode) file.get("digests");
        int events = digests.get("bully").get("events").asInt();
        ((ObjectNode) digests.get("bully")).put("events", events - 2);
        assertThat(openFile(file.toString())).isEqualTo("does not replay to what it says: bully"
                + " has " + events + " events, the file says " + (events - 2));
        ((ObjectNode) digests.get("bully")).put("events", events).put("sha256", "0".repeat(64));
        digests.remove("ring");
        digests.putObject("raft").put("events", 1).put("sha256", "0".repeat(64));
        assertThat(openFile(file.toString())).contains("bully has " + events + " events as the"
                + " file says, but not the same ones", "the file says nothing of ring",
                "the file speaks of raft");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "format | \"else\" | format is \"else\"; allowed is \"hustings-run\"",
        "version | 2 | version is 2; allowed is 1",
        "scenario | 7 | scenario is 7; allowed is a scenario",
        "scenario | \"v=1&n=0&algorithms=bully\" | scenario: n is \"0\"; allowed is",
        "scenario | \"v=1&n=65&algorithms=bully\" | scenario: n is 65; on the page at most 64",
        "scenario | \"v=1&algorithms=bully&n=4&faults=9:heal\" | allowed is one with the faults of",
        "notes | [] | notes is []; allowed is text of at most 10000 characters",
        "branches | {} | branches is {}; allowed is a list of at most 40",
        "branches | [{\"name\":\"\",\"at\":0,\"parent\":3,\"scenario\":\"\"}] | branches[0].parent"
            + " is 3; allowed is null",
        "branches | [{\"name\":\"\",\"at\":0,\"parent\":null,\"scenario\":\"v=1&n=3\"}] |"
            + " branches[0].scenario is",
        "branches | [{\"name\":\"\",\"at\":0,\"parent\":null,\"scenario\":\"n=x\"}] |"
            + " branches[0].scenario: n is \"x\"; allowed is",
        "digests | 0 | digests is 0; allowed is an object",
        "digests | {\"bully\":{\"events\":1,\"sha256\":\"no\"}} | digests.bully.sha256 is \"no\"",
        "hustings | 1 | hustings is 1; allowed is the number of a Hustings, as text",
    })
    void refusesAFileInWordsAndKeepsTheRun(String field, String value, String words)
            throws IOException {
        open("?v=1&algorithms=ring&n=4");
        ObjectNode file = Json.object().put("format", "hustings-run").put("version", 1)
                .put("scenario", "v=1&algorithms=bully&n=4").put("notes", "");
        file.putArray("branches").addObject().put("name", "").put("at", 0).putNull("parent")
                .put("scenario", "v=1&algorithms=bully&n=4");
        file.set("digests", served.json("/api/digest?algorithms=bully&n=4").get("digests"));
        assertThat(openFile(file.toString())).startsWith("verified");
        undo();
        waitForQuery("algorithms=ring&n=4");
        file.set(field, Json.MAPPER.readTree(value));
        assertThat(openFile(file.toString()))
                .startsWith("Not opened, the run on the page stays. ").contains(words);
        waitForQuery("algorithms=ring&n=4");
    }

    @Test
    void takesADroppedFileAndRefusesOneThatIsTooLargeOrNoJson() {
        open("?v=1&algorithms=ring&n=4");
        String drop = "const data = new DataTransfer();"
                + "data.items.add(new File([arguments[0]], 'dropped.json'));"
                + "document.dispatchEvent(new DragEvent(arguments[1],"
                + " {dataTransfer: data, bubbles: true, cancelable: true}));";
        ask(drop, "", "dragover");
        assertThat(find(".drop-hint").isDisplayed()).isTrue();
        ask(drop, "not json", "drop");
        assertThat(find(".drop-hint").isDisplayed()).isFalse();
        assertThat(outcome()).contains("The file is not JSON");
        ask(drop, " ".repeat(1_048_577), "drop");
        assertThat(outcome()).contains("The file has 1,048,577 bytes; allowed are 1,048,576");
        ask(drop, "[]", "drop");
        assertThat(outcome()).contains("The file is []; allowed is a JSON object");
    }

    // Messages by hand ---------------------------------------------------------------------------

    @Test
    void dropsAMessageThatIsClickedOnTheStage() {
        open("?v=1&" + SMALL + "&t=2");
        waitForTick(2);
        // Half of the way from 1 to 2 is behind it.
        Map<?, ?> at = (Map<?, ?>) ask("const c = id => { const r = document.querySelector("
                + "`.node[data-node='${id}'] .disc`).getBoundingClientRect();"
                + "return {x: r.x + r.width / 2, y: r.y + r.height / 2}; };"
                + "return {x: Math.round((c(1).x + c(2).x) / 2),"
                + " y: Math.round((c(1).y + c(2).y) / 2)}");
        new Actions(browser).moveToLocation(((Number) at.get("x")).intValue() + 6,
                ((Number) at.get("y")).intValue()).click().perform();
        waitFor("return document.querySelector('#in-flight')?.matches(':popover-open')");
        assertThat(find(".in-flight-message[aria-expanded=true] b").getText()).isEqualTo("1 → 2");
        find("[data-handling=drop]").click();
        waitForQuery(SMALL + "&faults=3:bully.drop-1-2&t=2");
        waitFor("return document.querySelector('.planned')?.textContent === 'dropped at t 3'");
        assertThat(find("[data-handling=drop]").isEnabled()).isFalse();
        assertThat(find("[data-handling=drop]").getDomAttribute("title"))
                .isEqualTo("Not now: it is dropped at t 3 already; step on, or undo");
        assertThat(texts(".fault span")).containsExactly("drop the message from 1 to 2 (bully)");
        press(Keys.ESCAPE);
        press(Keys.ARROW_RIGHT);
        waitForTick(3);
        find("[data-do=in-flight]").click();
        waitFor("return document.querySelectorAll('.in-flight-message').length === 1");
    }

    @Test
    void handlesMessagesByKeyboardAlone() {
        open("?v=1&" + SMALL + "&t=1");
        waitForTick(1);
        press("m");
        waitFor("return document.activeElement.matches('.in-flight-message')");
        press(Keys.ARROW_DOWN, Keys.ENTER);
        waitFor("return document.querySelector('.in-flight-handlings') !== null");
        press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB);
        assertThat(ask("return document.activeElement.type")).isEqualTo("number");
        browser.switchTo().activeElement()
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), "6", Keys.ENTER);
        waitForQuery(SMALL + "&faults=2:bully.delay-1-3-6&t=1");
        waitFor("return document.activeElement.closest('#in-flight') !== null");
        press(Keys.ESCAPE);
        waitFor("return !document.querySelector('#in-flight')?.matches(':popover-open')");
        press(Keys.ARROW_RIGHT);
        waitForTick(2);
        find("[data-do=in-flight]").click();
        waitFor("return [...document.querySelectorAll('.in-flight-message i')]"
                + ".map(i => i.textContent).join() === 't 4,t 10'");
    }

    @Test
    void saysWhyAMessageIsNotToBeHandled() {
        open("?v=1&" + SMALL + "&faults=1:pause-2&t=6");
        waitForTick(6);
        find("[data-do=in-flight]").click();
        waitFor("return document.querySelector('.in-flight-message') !== null");
        List<String> when = texts(".in-flight-message i");
        assertThat(when).endsWith("waits");
        browser.findElements(By.cssSelector(".in-flight-message")).get(when.size() - 1).click();
        assertThat(find("[data-handling=deliver]").isEnabled()).isFalse();
        assertThat(find(".in-flight-handlings p").getText())
                .isEqualTo("Not now: it waits at node 2, which is paused; have that resume.");
    }

    @Test
    void aMessageThatIsDelayedGoesOnFromWhereItIs() {
        open("?v=1&" + SMALL);
        JsonNode parts = askModules("""
                const { Store, partOf } = await import('/script/store.js');
                const first = JSON.parse(document.querySelector('#first').textContent);
                const store = new Store();
                store.receive(first.opened);
                store.receive(first.keyframe);
                const message = [...store.panels[0].inFlight.values()][0];
                const before = [0, 1, 2].map(t => partOf(message, t));
                const events = [{ number: 900, tick: 2, type: 'delayed', cause: message.number,
                  node: message.from, to: message.to, kind: message.kind, due: 10 }];
                store.receive({ type: 'ticks', from: 1, to: 2,
                  panels: [{ from: 1, tick: 2, events }] });
                const delayed = store.panels[0].inFlight.get(message.number);
                const drop = { number: 901, tick: 6, type: 'dropped', cause: message.number,
                  node: message.from, from: message.from, to: message.to, reason: 'loss' };
                const after = [0, 1, 2, 6, 10].map(t => partOf(delayed, t));
                store.receive({ type: 'ticks', from: 3, to: 6,
                  panels: [{ from: 3, tick: 6, events: [drop] }] });
                const { stoppedAt, stoppedIn } = store.panels[0].stopped[0];
                return { before, after, due: delayed.due, stopped: [stoppedAt, stoppedIn] };""");
        assertThat(parts).isEqualTo(Json.MAPPER.readTree("""
                {"before": [0, 0.25, 0.5], "after": [0, 0.25, 0.5, 0.75, 1], "due": 10,
                 "stopped": [6, 0.75]}"""));
    }

    /** A connection may break between the two. */
    @Test
    void theLastStateStaysUntilThatOfTheRunOpenedNextHasCome() {
        open("?v=1&" + SMALL);
        JsonNode nodes = askModules("""
                const { Store } = await import('/script/store.js');
                const first = JSON.parse(document.querySelector('#first').textContent);
                const store = new Store();
                store.receive(first.opened);
                store.receive(first.keyframe);
                store.receive({ ...first.opened, until: 7 });
                const between = [store.panels[0].nodes.size, store.opened.until];
                store.receive(first.keyframe);
                return [...between, store.opened.until];""");
        assertThat(nodes.get(0).asInt()).isEqualTo(3);
        assertThat(nodes.get(1).asInt()).isGreaterThan(7);
        assertThat(nodes.get(2).asInt()).isEqualTo(7);
    }

    /** What the page knows at a tick, gone to at once or step by step, and how it says what. */
    private static final String ACTIONS = """
            const [scenario, start, tick] = given;
            const { Store } = await import('/script/store.js');
            const { Schedule } = await import('/script/schedule.js');
            const frames = [];
            let wake = () => {};
            const socket = new WebSocket(`ws://${location.host}/ws`, 'hustings.v1');
            socket.onmessage = event => { frames.push(JSON.parse(event.data)); wake(); };
            await new Promise(done => socket.onopen = done);
            const store = new Store();
            const until = async wanted => {
              while (true) {
                while (frames.length > 0) {
                  const frame = frames.shift();
                  if (frame.type === 'refused') throw new Error(frame.message);
                  store.receive(frame);
                  if (wanted(frame)) return;
                }
                await new Promise(done => wake = done);
              }
            };
            socket.send(JSON.stringify({ type: 'open', scenario: `${scenario}&t=${start}` }));
            await until(frame => frame.type === 'keyframe');
            for (let t = start + 1; t <= tick; t++) {
              socket.send(JSON.stringify({ type: 'step', by: 1 }));
              await until(frame => frame.type === 'ticks' && frame.to === t);
            }
            socket.close();
            return store.panels.flatMap(panel => {
              const { inFlight, algorithm } = panel;
              const { faults } = store.opened;
              const schedule = new Schedule(inFlight.values(), algorithm.id, faults, tick);
              return schedule.entries.map(entry => ({
                algorithm: algorithm.id, number: entry.message.number, not: entry.not,
                due: Math.max(entry.message.due, tick),
                how: ['drop', 'deliver', 'double', 'delay'].map(handling => {
                  const action = schedule.action(entry, handling, 3);
                  return { handling, action, scenario: schedule.with(scenario, action) };
                })
              }));
            });""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "algorithms=bully,ring,chang-roberts,lamport,randomized&n=5 | 2 | 20",
        "algorithms=bully,randomized&n=4&order=any&duplicate=0.4&latency=1-9 | 4 | 15",
        "algorithms=bully,lamport&n=4&detector=heartbeat:3,40&latency=1-9&start=1 | 22 | 10",
        "algorithms=bully&n=5&latency=1-9&order=any&duplicate=0.3"
            + "&faults=2:bully.double-3-5,2:delay-1-5-4,3:pause-4,4:bully.delay-2-4-2,"
            + "4:double-1-4,4:crash-1 | 3 | 12",
        "algorithms=bully&n=5&latency=1-9&order=any&duplicate=0.3"
            + "&faults=2:bully.double-3-5,2:delay-1-5-4,3:pause-4,4:bully.delay-2-4-2,"
            + "4:double-1-4,4:crash-1 | 5 | 8",
        "algorithms=bully&n=4&latency=8&faults=3:bully.deliver-1-2,3:elect-4 | 2 | 3",
        "algorithms=bully&n=5&latency=1-9&order=any&faults=1:pause-4,2:deliver-1-4,"
            + "2:deliver-2-4,3:resume-4,3:bully.double-1-5 | 2 | 6",
        "algorithms=bully&n=5&latency=1-9&faults=1:pause-5,2:deliver-1-5,2:deliver-2-5,"
            + "5:crash-5 | 4 | 3",
    })
    void whatThePageAddressesIsWhatTheServerHandles(String scenario, int tick, int atLeast) {
        open("?v=1&algorithms=bully");
        JsonNode folded = askModules(ACTIONS, "v=1&" + scenario, 0, tick);
        JsonNode told = askModules(ACTIONS, "v=1&" + scenario, tick, tick);
        assertThat(folded).isEqualTo(told);
        int handled = 0;
        for (JsonNode message : told) {
            if (message.get("not").asString().isEmpty()) {
                // Each is dropped in turn; the other ways take turns.
                check(message, message.get("how").get(0), tick);
                check(message, message.get("how").get(1 + handled % 3), tick);
                handled++;
            }
        }
        assertThat(handled).isGreaterThanOrEqualTo(atLeast);
    }

    private static void check(JsonNode message, JsonNode how, int tick) {
        String scenario = how.get("scenario").asString();
        List<JsonNode> events = served.get("/api/trace?" + scenario).body().lines()
                .map(Json.MAPPER::readTree).filter(event -> event.get("algorithm").asString()
                        .equals(message.get("algorithm").asString())).toList();
        long number = message.get("number").asLong();
        // With the same action twice in a tick, ours is the last.
        JsonNode acted = events.stream().filter(event -> event.path("action").asString("")
                .equals(how.get("action").asString()) && event.get("tick").asInt() == tick + 1)
                .reduce((first, second) -> second).orElseThrow();
        JsonNode next = events.get(events.indexOf(acted) + 1);
        if (how.get("handling").asString().equals("deliver")
                && message.get("due").asInt() == tick + 1
                && next.path("type").asString().equals("acted")) {
            // It would have come in this tick anyway, to a paused node: nothing is to be told.
            return;
        }
        assertThat(next.path("type").asString()).as(scenario + " " + next).isEqualTo(
                switch (how.get("handling").asString()) {
                    case "drop" -> "dropped";
                    // It may reach the dead, and at a paused node it waits.
                    case "deliver" -> List.of("dropped", "delayed").contains(
                            next.path("type").asString()) ? next.get("type").asString()
                                    : "delivered";
                    case "double" -> "duplicated";
                    default -> "delayed";
                });
        assertThat(next.get("cause").asLong()).as(scenario + " " + message).isEqualTo(number);
        assertThat(next.get("tick").asInt()).isEqualTo(tick + 1);
    }
}
