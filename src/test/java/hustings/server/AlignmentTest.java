package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.WorkLimit;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

/** Stepping otherwise than by tick, and panels that stand at ticks of their own, in a browser. */
class AlignmentTest extends Visit {
    private static final String CRASH = "v=1&algorithms=bully,ring&n=6&faults=60:crash-leader";

    private static void waitForText(String selector, String text) {
        waitFor("return document.querySelector(arguments[0]).textContent.includes(arguments[1])",
                selector, text);
    }

    private static void choose(String select, String value) {
        new Select(find(select)).selectByValue(value);
        browser.executeScript("document.activeElement.blur()");
    }

    private static List<Long> agreements() {
        List<Long> ticks = new ArrayList<>();
        for (JsonNode result : new Api(Runs.REGISTRY)
                .run(CRASH, WorkLimit.unlimited()).get("results")) {
            ticks.add(result.get("agreedAt").asLong());
        }
        return ticks;
    }

    @Test
    void stepsFromEventToEventWithinATickAndThenOnToTheNext() {
        open("?v=1&algorithms=bully,ring&n=3&detector=heartbeat:2,9");
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
        open("?" + CRASH + "&t=50");
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
        open("?" + CRASH);
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
        open("?" + CRASH);
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
                .isEqualTo("align by tick");
    }

    @Test
    void playsWhatIsAlignedAndKeepsItForAnotherRun() {
        open("?" + CRASH);
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
        open("?" + CRASH);
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
        open("?" + CRASH);
        choose("#align", "event");
        waitForText("[data-show=tick]", "event 0");
        find("[data-algorithm=bully] .node[data-node='3']").click();
        find(".menu [data-fault=crash-3]").click();
        waitForText("[data-show=toast]", "Align by tick first");
        assertThat(address()).doesNotContain("crash-3");
    }

    @Test
    void saysWhyThereIsNothingToAlignBy() {
        open("?v=1&algorithms=bully,ring&n=4");
        choose("#align", "detection");
        waitForText("[data-show=toast]", "nobody notices the last crash");
        assertThat(new Select(find("#align")).getFirstSelectedOption().getText())
                .isEqualTo("align by tick");
    }

    @Test
    void aPanelThatHasNoSuchPhaseSaysSo() {
        open("?v=1&algorithms=chang-roberts,bully&n=4&ids=ascending"
                + "&faults=0:cut-1-2,40:crash-leader&until=200");
        choose("#align", "agreement");
        waitForText("[data-algorithm=chang-roberts] .own-note",
                "Not aligned: no agreement in its last election.");
        assertThat(find("[data-algorithm=bully] .own-note").isDisplayed()).isFalse();
    }

    @Test
    void fitsASmallScreen() {
        onASmallScreen(() -> {
            open("?" + CRASH);
            choose("#align", "agreement");
            choose("#unit", "event");
            waitForText("[data-show=alignment]", "Aligned by agreement");
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(375L);
            assertThat(browser.executeScript("return [...document.querySelectorAll("
                    + "'.transport > *, .time-words > *, .panel > header > *')].every(e => "
                    + "e.getBoundingClientRect().right <= 375)")).isEqualTo(true);
        });
    }
}
