package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.sim.Runs;
import hustings.sim.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** Stepping otherwise than by tick, and panels that stand at ticks of their own, in a browser. */
class AlignmentTest {
    private static final String CRASH = "v=1&algorithms=bully,ring&n=6&faults=60:crash-leader";

    private static Served served;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() {
        served = new Served();
        browser = Browser.open(1440, 900);
    }

    @AfterAll
    static void stop() {
        browser.quit();
        served.close();
    }

    @AfterEach
    void staysClean() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).noneMatch(
                entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    }

    private static void open(String query) {
        browser.get(served.address() + "/?" + query);
        waitFor("return document.querySelectorAll('.panel .node').length > 0");
        waitFor("return performance.getEntriesByType('resource').length > 5");
        // The socket is there once it has answered.
        find("[data-do=forward]").click();
        waitFor("return document.querySelector('[data-show=tick]').textContent !== arguments[0]",
                "t = " + (query.contains("&t=") ? query.replaceFirst(".*&t=", "") : "0"));
        find("[data-do=back]").click();
        waitFor("return document.querySelector('[data-show=tick]').textContent === arguments[0]",
                "t = " + (query.contains("&t=") ? query.replaceFirst(".*&t=", "") : "0"));
    }

    private static void waitFor(String condition, Object... arguments) {
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(30))
                .withMessage(condition + List.of(arguments))
                .until(driver -> Boolean.TRUE.equals(
                        browser.executeScript(condition, arguments)));
    }

    private static void waitForText(String selector, String text) {
        waitFor("return document.querySelector(arguments[0]).textContent.includes(arguments[1])",
                selector, text);
    }

    private static WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static List<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText).toList();
    }

    private static void choose(String select, String value) {
        new Select(find(select)).selectByValue(value);
        browser.executeScript("document.activeElement.blur()");
    }

    private static void press(CharSequence key) {
        new Actions(browser).sendKeys(key).perform();
    }

    private static String address() {
        return browser.getCurrentUrl().replaceFirst(".*/\\?", "");
    }

    private static List<Long> agreements() {
        List<Long> ticks = new ArrayList<>();
        for (JsonNode result : new Api(Runs.ENGINES).run(CRASH, Work.unlimited()).get("results")) {
            ticks.add(result.get("agreedAt").asLong());
        }
        return ticks;
    }

    @Test
    void stepsFromEventToEventWithinATickAndThenOnToTheNext() {
        open("v=1&algorithms=bully,ring&n=3&detector=heartbeat:2,9");
        choose("#unit", "event");
        press(Keys.ARROW_RIGHT);
        waitForText("[data-show=event]", "Bully, 1 of ");
        int inTick = Integer.parseInt(find("[data-show=event]").getText()
                .replaceFirst(".*1 of (\\d+) at t 0:.*", "$1"));
        for (int i = 2; i <= inTick; i++) {
            press(Keys.ARROW_RIGHT);
            waitForText("[data-show=event]", "Bully, " + i + " of " + inTick + " at t 0: ");
        }
        assertThat(find("[data-show=tick]").getText()).isEqualTo("t = 0");
        press(Keys.ARROW_RIGHT);
        waitForText("[data-show=event]", "Bully, 1 of ");
        assertThat(find("[data-show=tick]").getText()).isNotEqualTo("t = 0");
        find("[data-do=back]").click();
        waitForText("[data-show=event]", "Bully, " + inTick + " of " + inTick + " at t 0: ");
        assertThat(find("[data-show=tick]").getText()).isEqualTo("t = 0");
        press(Keys.ARROW_LEFT);
        waitForText("[data-show=event]", "Bully, " + (inTick - 1) + " of " + inTick);
    }

    @Test
    void findsTheEventsOfATickToWhichItWasGoneDirectly() {
        open(CRASH + "&t=50");
        choose("#unit", "event");
        press(Keys.ARROW_RIGHT);
        waitForText("[data-show=event]", "at t 60: fault: crash leader");
        press(Keys.ARROW_LEFT);
        waitFor("return !document.querySelector('[data-show=event]').textContent.includes('t 60')"
                + " && document.querySelector('[data-show=event]').textContent.includes('at t')");
        assertThat(find("[data-show=event]").getText()).matches("Bully, (\\d+) of \\1 at t .*");
    }

    @Test
    void stepsToElectionsAndFaultsThatLieAheadAndSaysWhereThereAreNone() {
        open(CRASH);
        choose("#unit", "fault");
        press(Keys.ARROW_RIGHT);
        waitForText("[data-show=tick]", "t = 60");
        press(Keys.ARROW_RIGHT);
        waitForText("[data-show=toast]", "there is no fault of any panel after this");
        choose("#unit", "election");
        assertThat(find("[data-do=forward]").getDomAttribute("title")).contains("election");
        press(Keys.ARROW_RIGHT);
        waitForText("[data-show=tick]", "t = 63");
        for (long agreed : agreements().stream().sorted().distinct().toList()) {
            press(Keys.ARROW_RIGHT);
            waitForText("[data-show=tick]", "t = " + agreed);
        }
    }

    @Test
    void alignsByAgreementSaysSoAndLeadsBack() {
        open(CRASH);
        String before = address();
        choose("#align", "agreement");
        waitForText("[data-show=alignment]", "Aligned by agreement");
        assertThat(find("[data-show=alignment]").getText()).contains("Not the same tick");
        assertThat(address()).isEqualTo(before);
        find("[data-do=to-end]").click();
        waitForText("[data-show=tick]", "agreement + ");
        choose("#unit", "election");
        press(Keys.ARROW_LEFT);
        waitForText("[data-show=tick]", "at agreement");
        List<Long> agreed = agreements();
        assertThat(texts(".own-tick")).containsExactly(
                "t " + agreed.get(0), "t " + agreed.get(1));
        assertThat(texts(".pill")).containsOnly("leader 5");
        assertThat(agreed.get(0)).isNotEqualTo(agreed.get(1));
        assertThat(browser.findElements(By.cssSelector(".lane .own-now"))).hasSize(2);
        assertThat(find(".now").isDisplayed()).isFalse();
        waitFor("return location.search.endsWith(arguments[0])", "&t=" + agreed.get(0));
        find("[data-do=by-tick]").click();
        waitForText("[data-show=tick]", "t = " + agreed.get(0));
        assertThat(find("[data-show=alignment]").isDisplayed()).isFalse();
        assertThat(find(".own-tick").isDisplayed()).isFalse();
        assertThat(new Select(find("#align")).getFirstSelectedOption().getText())
                .isEqualTo("tick");
    }

    @Test
    void playsWhatIsAlignedAndKeepsItForAnotherRun() {
        open(CRASH);
        choose("#align", "detection");
        waitForText("[data-show=alignment]", "Aligned by detection");
        choose("#speed", "60");
        press(" ");
        waitForText("[data-show=tick]", "detection + ");
        press(" ");
        waitForText("[data-do=play]", "Play");
        assertThat(texts(".own-tick")).allMatch(text -> text.matches("t \\d+"));
        press("r");
        waitFor("return location.search.includes('seed=')");
        waitForText("[data-show=alignment]", "Aligned by detection");
        waitForText("[data-show=tick]", "detection");
    }

    @Test
    void goesToATickOfThePanelWhoseLaneIsClicked() {
        open(CRASH);
        choose("#align", "agreement");
        waitForText("[data-show=alignment]", "Aligned by agreement");
        WebElement lane = browser.findElements(By.cssSelector(".lane")).get(1);
        new Actions(browser).moveToElement(lane, 0, 0).click().perform();
        waitFor("return document.querySelectorAll('.own-tick')[1].textContent !== 't 0'");
        double length = Double.parseDouble(lane.getDomAttribute("aria-valuemax"));
        double there = Double.parseDouble(lane.getDomAttribute("aria-valuenow"));
        assertThat(there).isBetween(length / 2 - 2, length / 2 + 2);
        assertThat(texts(".own-tick").get(1)).isEqualTo("t " + (long) there);
    }

    @Test
    void refusesAFaultWhileAlignedOtherwiseThanByTick() {
        open(CRASH);
        choose("#align", "event");
        waitForText("[data-show=tick]", "event 0");
        find("[data-algorithm=bully] .node[data-node='3']").click();
        find(".menu [data-act=crash-3]").click();
        waitForText("[data-show=toast]", "Align by tick first");
        assertThat(address()).doesNotContain("crash-3");
    }

    @Test
    void saysWhyThereIsNothingToAlignBy() {
        open("v=1&algorithms=bully,ring&n=4");
        choose("#align", "detection");
        waitForText("[data-show=toast]", "nobody notices the last crash");
        assertThat(new Select(find("#align")).getFirstSelectedOption().getText())
                .isEqualTo("tick");
    }

    @Test
    void aPanelThatHasNoSuchPhaseSaysSo() {
        open("v=1&algorithms=chang-roberts,bully&n=4&ids=ascending"
                + "&faults=0:cut-1-2,40:crash-leader&until=200");
        choose("#align", "agreement");
        waitForText("[data-algorithm=chang-roberts] .own-note",
                "Not aligned: no agreement in its last election.");
        assertThat(find("[data-algorithm=bully] .own-note").isDisplayed()).isFalse();
    }

    @Test
    void fitsASmallScreen() {
        ChromeDriver wide = browser;
        browser = Browser.open(375, 812);
        try {
            open(CRASH);
            choose("#align", "agreement");
            choose("#unit", "event");
            waitForText("[data-show=alignment]", "Aligned by agreement");
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(375L);
            assertThat(browser.executeScript("return [...document.querySelectorAll("
                    + "'.transport > *, .time-words > *, .panel > header > *')].every(e => "
                    + "e.getBoundingClientRect().right <= 375)")).isEqualTo(true);
        } finally {
            browser.quit();
            browser = wide;
        }
    }
}
