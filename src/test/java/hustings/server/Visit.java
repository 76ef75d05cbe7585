package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** A user's visit to the page in a real browser, and the words in which tests speak of it. */
abstract class Visit extends ServedTest {
    static ChromeDriver browser;

    @BeforeAll
    static void start() {
        browser = Browser.open(1440, 900);
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        browser.quit();
    }

    /** After every test: nothing on the console, no request to anyone else, and a fresh session. */
    @AfterEach
    void staysCleanAndAtHome() {
        if (browser.getCurrentUrl().startsWith("http")) {
            ask("sessionStorage.clear()");
        }
        List<LogEntry> errors = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                // What is wrong is refused with the status 400, which the browser logs.
                .filter(entry -> !entry.getMessage().contains("status of 400"))
                .toList();
        assertThat(errors).isEmpty();
        List<String> requests = new ArrayList<>();
        for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = Json.MAPPER.readTree(entry.getMessage()).get("message");
            if (message.get("method").asString().equals("Network.requestWillBeSent")) {
                requests.add(message.get("params").get("request").get("url").asString());
            }
        }
        assertThat(requests).allSatisfy(url -> assertThat(url)
                .matches("(" + served.address() + "/|data:|chrome:|about:).*"));
    }

    // What tests say -------------------------------------------------------------------------

    /** Has a page weighed as for a first visit: what is kept already weighs nothing. */
    static void asAtFirst(Runnable opening) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        try {
            opening.run();
        } finally {
            browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", false));
        }
    }

    static void open(String query) {
        browser.get(served.address() + "/" + query);
        waitFor("return document.querySelectorAll('.panel .node').length > 0");
        // Only with the socket there do buttons do something.
        waitFor("return document.body.dataset.connected === 'true'");
    }

    /** Opens a page whose connections stand in {@code sockets}, for a test to close. */
    static void openWithSocketsToBreak(String query) {
        Object script = browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "window.sockets = []; window.WebSocket = class extends WebSocket {"
                        + "constructor(...all) { super(...all); sockets.push(this); } }"))
                .get("identifier");
        open(query);
        browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument",
                Map.of("identifier", script));
    }

    static Object ask(String script, Object... arguments) {
        return ((JavascriptExecutor) browser).executeScript(script, arguments);
    }

    /** Carries out a script that may import modules, with {@code given} as what it is given. */
    static JsonNode askModules(String script, Object... arguments) {
        Object answer = browser.executeAsyncScript("const [answer, ...given] ="
                + " [arguments[arguments.length - 1], ...arguments];"
                + "(async () => {" + script + "})().then(value => answer(JSON.stringify(value)),"
                + " error => answer(JSON.stringify({error: String(error.stack)})));", arguments);
        return Json.MAPPER.readTree(String.valueOf(answer));
    }

    static void waitFor(String condition, Object... arguments) {
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(30))
                .withMessage(condition + Arrays.toString(arguments))
                .until(driver -> Boolean.TRUE.equals(ask(condition, arguments)));
    }

    /** What is there, or comes: a part that is fetched when it is wanted takes its time. */
    static WebElement find(String selector) {
        return new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(30))
                .until(driver -> driver.findElement(By.cssSelector(selector)));
    }

    static List<WebElement> all(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    static WebElement node(String algorithm, int id) {
        return find("[data-algorithm=" + algorithm + "] .node[data-node='" + id + "']");
    }

    /** What elements say, all at one moment: a page that draws itself anew has others the next. */
    static List<String> texts(String selector) {
        List<?> texts = (List<?>) ask("return [...document.querySelectorAll(arguments[0])]"
                + ".map(element => element.innerText.trim())", selector);
        return texts.stream().map(String::valueOf).toList();
    }

    static long tick() {
        return Long.parseLong(find("[data-show=tick]").getText().replace("t = ", ""));
    }

    static String server() {
        return served.address();
    }

    /** The query of the page's address, which is the scenario and the tick. */
    static String address() {
        return browser.getCurrentUrl().replaceFirst(".*/\\?", "");
    }

    static void waitForAddress(String part) {
        waitFor("return location.search.includes(arguments[0])", part);
    }

    static void waitForTick(long tick) {
        waitFor("return document.querySelector('[data-show=tick]').textContent === 't = ' + "
                + "arguments[0]", tick);
    }

    static void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    static void pressWith(Keys modifier, CharSequence key) {
        new Actions(browser).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    }

    /** Replaces what stands in a field, and leaves it. */
    static void type(String field, String text) {
        find(field).sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    /** Visits with a telephone meanwhile, which has to stay as clean. */
    void onASmallScreen(Runnable visit) {
        ChromeDriver wide = browser;
        browser = Browser.open(375, 812);
        try {
            visit.run();
            staysCleanAndAtHome();
        } finally {
            browser.quit();
            browser = wide;
        }
    }

    /** Opens a tab beside the stage, which may have to be fetched. */
    static void showTab(String name) {
        find("#tab-" + name).click();
        waitFor("return !document.getElementById(arguments[0]).hidden", name);
    }

    /** Does something with the page as it is on a screen of another size. */
    static void onScreen(int width, int height, Runnable visit) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of(
                "width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
        try {
            waitFor("return innerWidth === arguments[0]", width);
            visit.run();
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    static boolean scrollsSideways() {
        return Boolean.TRUE.equals(ask("return document.documentElement.scrollWidth"
                + " > document.documentElement.clientWidth"));
    }

    /** Opens the list of algorithms, puts one on the stage or takes it off, and closes it. */
    static void pick(String algorithm) {
        find("#pick").click();
        waitFor("return document.querySelector('#picker:popover-open') !== null");
        find("#pick-" + algorithm).click();
        press(Keys.ESCAPE);
        waitFor("return document.querySelector('#picker:popover-open') === null");
    }

    static void playTo(String pill) {
        new Select(find("#speed")).selectByValue("60");
        find("[data-do=play]").click();
        waitFor("return [...document.querySelectorAll('.pill')].every(p => "
                + "p.textContent.startsWith(arguments[0]))", pill);
        // In one go: a run that ends between a look and a click would be played again.
        ask("const play = document.querySelector('[data-do=play]');"
                + "if (play.innerText.trim() === 'Pause') { play.click(); }");
        waitFor("return document.querySelector('[data-do=play]').innerText.trim() === 'Play'");
    }
}
