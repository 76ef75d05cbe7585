package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** The space-time diagram, in a real browser. */
class SpaceTimeTest extends Visit {
    /** Node 1 calls an election among three, and every message takes four ticks. */
    private static final String SMALL = "algorithms=bully&n=3&ids=ascending&start=1&latency=4";
    private static final int TICK = 22;
    private static final int MARGIN = 18;

    // What the tests say -------------------------------------------------------------------------

    /** Opens a scenario and the diagram of its first panel, and waits until the past is known. */
    private static void openDiagram(String query) {
        open("?v=1&" + query);
        find(".to-detail").click();
        waitForDetail();
        waitFor("return Number(document.querySelector('.space-time').dataset.events) > 0");
        waitFor("return Number(document.querySelector('.space-time').dataset.drawn) > 0");
    }

    private static int data(String name) {
        return Integer.parseInt(find(".space-time").getDomAttribute("data-" + name));
    }

    private static void waitForData(String name, Predicate<Integer> condition) {
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(30))
                .withMessage(name).until(driver -> condition.test(data(name)));
    }

    private static String words() {
        return find(".space-time-words").getText();
    }

    private static void waitForWords(String words) {
        waitFor("return document.querySelector('.space-time-words').textContent"
                + ".startsWith(arguments[0])", words);
    }

    private static void choose(String choice) {
        find("#detail [data-choice=" + choice + "]").click();
    }

    /** Moves the mouse to a point of the way from one process to another, at a tick. */
    private static Actions at(int from, int to, double part, double tick) {
        double x = head(from) + part * (head(to) - head(from));
        Number top = (Number) ask("const f = document.querySelector('.space-time-field');"
                + "return f.getBoundingClientRect().top - f.scrollTop");
        int y = (int) Math.round(top.doubleValue() + MARGIN + tick * TICK);
        return new Actions(browser).moveToLocation((int) Math.round(x), y);
    }

    private static double head(int process) {
        return ((Number) ask("const r = document.querySelector(`[data-process='${arguments[0]}']`)"
                + ".getBoundingClientRect(); return r.left + r.width / 2", process)).doubleValue();
    }

    private static List<JsonNode> trace(String query) {
        return served.get("/api/trace?v=1&" + query).body().lines()
                .map(line -> Json.MAPPER.readTree(line)).toList();
    }

    /** The diagram is fetched when it is first asked for. */
    private static void waitForDetail() {
        waitFor("return document.querySelector('#detail .detail-name') !== null");
    }

    // What a user does ---------------------------------------------------------------------------

    @Test
    void opensByTheButtonOfAPanelAndEscapeLeadsBack() {
        open("?v=1&algorithms=bully,ring&t=9");
        String address = browser.getCurrentUrl();
        find("[data-algorithm=ring] [data-do=space-time]").click();
        waitForDetail();
        assertThat(find("#detail").isDisplayed()).isTrue();
        assertThat(find("#stage").isDisplayed()).isFalse();
        assertThat(find(".detail-name").getText()).isEqualTo("Ring");
        assertThat(find(".detail-bar .pill").getText()).startsWith("electing");
        press(Keys.ESCAPE);
        assertThat(browser.findElements(By.cssSelector("#detail"))).isEmpty();
        assertThat(find("#stage").isDisplayed()).isTrue();
        assertThat(ask("return document.activeElement.closest('.panel').dataset.algorithm"))
                .isEqualTo("ring");
        assertThat(browser.getCurrentUrl()).isEqualTo(address);
    }

    @Test
    void opensByKeyAndShowsThePanelThatIsSelected() {
        open("?v=1&algorithms=bully,ring&t=9");
        press("d");
        waitForDetail();
        assertThat(find(".detail-name").getText()).isEqualTo("Bully");
        press("2");
        assertThat(find(".detail-name").getText()).isEqualTo("Ring");
        choose("log");
        // The log, too, is fetched when it is first asked for.
        waitFor("return document.querySelector('#log').checkVisibility()");
        choose("stage");
        assertThat(find("#stage").isDisplayed()).isTrue();
        press("d");
        waitForDetail();
        press("d");
        waitFor("return document.querySelector('#detail') === null");
        assertThat(find("#stage").isDisplayed()).isTrue();
    }

    @Test
    void hasALineForEachProcessAndDrawsWhatHappened() {
        openDiagram("algorithms=bully&t=12");
        assertThat(browser.findElements(By.cssSelector(".process-head"))).hasSize(8);
        assertThat(find(".process-head.leader").getText()).isEqualTo("8");
        assertThat(data("drawn-processes")).isEqualTo(8);
        assertThat(data("drawn-messages")).isPositive();
        assertThat(ask("const c = document.querySelector('.space-time canvas');"
                + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + "return new Set(new Uint32Array(d.buffer)).size > 20")).isEqualTo(true);
    }

    @Test
    void selectsAMessageByAClickAndShowsItsCausalPastAndFuture() {
        openDiagram(SMALL + "&t=12");
        at(1, 2, 0.4, 1.6).click().perform();
        waitForWords("t 0: 1 sends ELECTION (term 1) to 2, due at 4");
        assertThat(find(".space-time-hint").getText()).startsWith("t 0: 1 sends ELECTION");
        JsonNode sent = trace(SMALL).stream().filter(event ->
                event.path("type").asString().equals("sent")).findFirst().orElseThrow();
        assertThat(data("selected")).isEqualTo(sent.get("number").asInt());
        assertThat(data("emphasised-count")).isEqualTo(sent.get("number").asInt());
        at(1, 2, 0.8, 3.2).click().perform();
        waitForWords("t 4: 2 gets ELECTION (term 1) from 1");
        int past = data("emphasised-count");
        assertThat(past).isGreaterThanOrEqualTo(sent.get("number").asInt() + 1);
        choose("future");
        assertThat(words()).contains("causal future");
        assertThat(data("emphasised-count")).isGreaterThan(1).isNotEqualTo(past);
        choose("all");
        assertThat(data("emphasised-count")).isZero();
        assertThat(data("selected")).isPositive();
    }

    @Test
    void onlyADoubleClickOrEnterMovesTime() {
        openDiagram(SMALL + "&t=12");
        at(1, 2, 0.8, 3.2).click().perform();
        waitForWords("t 4:");
        assertThat(find("[data-show=tick]").getText()).isEqualTo("t = 12");
        at(1, 2, 0.8, 3.2).doubleClick().perform();
        waitFor("return document.querySelector('[data-show=tick]').textContent === 't = 4'");
        press("n");
        waitForWords("t 4: 2 sends OK");
        press("N");
        waitForWords("t 4: 2 gets ELECTION");
        new Actions(browser).keyDown(Keys.CONTROL).sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN,
                Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN).keyUp(Keys.CONTROL).perform();
        waitForWords("t 8: 2 ");
        press(Keys.ENTER);
        waitFor("return document.querySelector('[data-show=tick]').textContent === 't = 8'");
    }

    @Test
    void leavesOutTheKindsAndProcessesThatAreNotWanted() {
        openDiagram(SMALL + "&t=12");
        int all = data("drawn-messages");
        find(".kinds-menu summary").click();
        find(".kinds-menu [data-kind=ELECTION]").click();
        waitForData("drawn-messages", drawn -> drawn < all);
        find(".kinds-menu [data-kind=ELECTION]").click();
        waitForData("drawn-messages", drawn -> drawn == all);
        press(Keys.ESCAPE);
        assertThat(find("#detail").isDisplayed()).isTrue();
        assertThat(find(".kinds-menu .menu").isDisplayed()).isFalse();
        find("[data-process='2']").click();
        waitForData("drawn-messages", drawn -> drawn < all);
        assertThat(find("[data-process='2']").getDomAttribute("aria-pressed")).isEqualTo("false");
        find("[data-do=all-processes]").click();
        waitForData("drawn-messages", drawn -> drawn == all);
        assertThat(find("[data-do=all-processes]").isDisplayed()).isFalse();
    }

    @Test
    void savesAnSvgWithALineForEachMessage()
            throws IOException, SAXException, ParserConfigurationException {
        String query = "algorithms=bully&n=5&loss=0.1&duplicate=0.1&faults=9:split-1-2,15:crash-5";
        openDiagram(query + "&t=30");
        ask("const make = URL.createObjectURL;"
                + "URL.createObjectURL = blob => { window.saved = blob; return make(blob); }");
        find("[data-do=svg]").click();
        String text = (String) browser.executeAsyncScript(
                "window.saved.text().then(arguments[arguments.length - 1])");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document svg = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        assertThat(svg.getDocumentElement().getNamespaceURI())
                .isEqualTo("http://www.w3.org/2000/svg");
        NodeList paths = svg.getElementsByTagName("path");
        List<String> drawn = IntStream.range(0, paths.getLength())
                .mapToObj(i -> (Element) paths.item(i))
                .filter(path -> path.getAttribute("class").equals("message"))
                .map(path -> path.getAttribute("data-event")).sorted().toList();
        List<String> sent = trace(query + "&until=30").stream()
                .filter(event -> event.path("type").asString().matches("sent|duplicated"))
                .map(event -> event.get("number").asString()).sorted().toList();
        assertThat(drawn).isEqualTo(sent).isNotEmpty();
        assertThat(text).doesNotContain("var(").doesNotContain("undefined").doesNotContain("NaN");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .matches("Bully, (all of the run, ticks 0 to 30|ticks 0 to 30; the run goes on to"
                        + " \\d+)\\.");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).matches(
                "Hustings [0-9.]+: /\\?v=1&algorithms=bully&n=5&loss=0\\.1&.*");
        assertThat(text).contains(">Hustings ");
    }

    @Test
    void drawsOnlyWhatIsInViewOfManyEvents() {
        openDiagram("algorithms=ring&n=64&t=500");
        waitForData("events", events -> events > 10_000);
        waitForData("drawn", drawn -> drawn < 2_000);
        ask("document.querySelector('.space-time-field').scrollTo(0, 1200)");
        waitForData("drawn-messages", drawn -> drawn > 50 && drawn < 2_000);
    }

    @Test
    void zoomsByButtonsAndKeysAndFollowsThePresentWhileTimeRuns() {
        openDiagram("algorithms=chang-roberts&n=16&t=20");
        String height = "return document.querySelector('.space-time-field').scrollHeight";
        long ordinary = (long) ask(height);
        find("[data-do=zoom-in]").click();
        long closer = (long) ask(height);
        assertThat(closer).isGreaterThan(ordinary);
        press("-");
        assertThat((long) ask(height)).isLessThan(closer);
        ask("document.querySelector('.space-time-field').scrollTo(0, 0)");
        ask("document.querySelector('#speed').value = '60'");
        find("[data-do=play]").click();
        waitFor("return document.querySelector('.space-time-field').scrollTop > 100");
        find("[data-do=play]").click();
    }

    @Test
    void countsWhatCausedAnEventAndNotWhatWasLost() {
        open("?v=1&algorithms=bully&n=3");
        String events = """
                const events = [
                  { number: 1, tick: 0, type: "started", node: 1 },
                  { number: 2, tick: 0, type: "sent", node: 1, cause: 1, to: 2 },
                  { number: 3, tick: 0, type: "sent", node: 1, cause: 1, to: 3 },
                  { number: 4, tick: 1, type: "started", node: 3 },
                  { number: 5, tick: 2, type: "dropped", node: 3, cause: 3, from: 1, to: 3 },
                  { number: 6, tick: 2, type: "delivered", node: 2, cause: 2, from: 1 },
                  { number: 7, tick: 3, type: "timer fired", node: 3, cause: 4 },
                  { number: 8, tick: 4, type: "note", node: 2, cause: 6 }];
                """;
        String run = "const done = arguments[arguments.length - 1];" + events
                + "import('/script/causality.js').then(causality => done("
                + "[...causality.%s(events, events[%d])].sort().join()))";
        assertThat(browser.executeAsyncScript(run.formatted("causalPast", 7)))
                .isEqualTo("1,2,6,8");
        assertThat(browser.executeAsyncScript(run.formatted("causalPast", 6))).isEqualTo("4,7");
        assertThat(browser.executeAsyncScript(run.formatted("causalFuture", 0)))
                .isEqualTo("1,2,3,5,6,8");
        assertThat(browser.executeAsyncScript(run.formatted("causalFuture", 2))).isEqualTo("3,5");
    }

    @Test
    void isUsableOnASmallScreen() {
        onASmallScreen(() -> {
            openDiagram("algorithms=chang-roberts&n=16&t=20");
            assertThat(ask("return document.documentElement.scrollWidth")).isEqualTo(375L);
            assertThat(ask("const f = document.querySelector('.space-time-field');"
                    + "return f.scrollWidth > f.clientWidth && f.clientHeight > 200"))
                    .isEqualTo(true);
            assertThat(ask("return [...document.querySelectorAll('#detail button:not([hidden])')]"
                    + ".filter(b => b.checkVisibility() && !b.matches('.process-head'))"
                    + ".every(b => b.getBoundingClientRect().right <= 375)")).isEqualTo(true);
            choose("log");
            waitFor("return document.querySelector('#log').checkVisibility()");
            find(".views [data-view=stage]").click();
            assertThat(find("#detail").isDisplayed()).isTrue();
        });
    }
}
