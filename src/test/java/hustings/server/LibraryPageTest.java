package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The library as a user meets it, in a real browser. */
class LibraryPageTest extends Visit {
    private static final String SMALLEST = "?v=1&algorithms=bully,lamport&n=3&ids=ascending"
            + "&start=1&latency=1&detector=none&faults=0:crash-3,0:slow-2-10";

    /** The library comes after the first picture. */
    private static void visit(String query) {
        open(query);
        waitFor("return document.querySelector('[data-do=predict]') !== null");
    }

    private static String text(String selector) {
        return find(selector).getText();
    }

    private static void step() {
        long tick = Long.parseLong(text("[data-show=tick]").replace("t = ", ""));
        find("[data-do=forward]").click();
        waitForTick(tick + 1);
    }

    private static boolean captionIsShown() {
        return Boolean.TRUE.equals(browser.executeScript("return document.querySelector("
                + "'.caption:not(.result)').checkVisibility()"));
    }

    @Test
    void saysWhatTheFirstRunIsAbout() {
        visit("");
        assertThat(text("#lesson summary")).isEqualTo("Leader crashes, all notice");
        assertThat(text("#lesson")).contains("At tick 60 the leader crashes", "Look:");
        assertThat(find("#stage").getRect().getY()).isLessThan(60);
        find("#lesson summary").click();
        waitFor("return !document.querySelector('#lesson details').open");
    }

    @Test
    void choosesALessonByItsTitle() {
        visit("");
        new Select(find("#preset")).selectByVisibleText("Orphan token");
        waitFor("return document.querySelector('#lesson summary').textContent === 'Orphan token'");
        waitFor("return document.querySelectorAll('.panel').length === 2");
        assertThat(browser.getCurrentUrl()).contains("faults=1:crash-8");
        assertThat(text("#lesson")).contains("508 messages up to tick 500");
        assertThat(text("#lesson")).doesNotContain("[", "=");
    }

    @Test
    void showsACaptionAtItsTickAndNotBefore() {
        visit(SMALLEST);
        assertThat(captionIsShown()).isFalse();
        step();
        waitFor("return !document.querySelector('.caption:not(.result)').hidden");
        assertThat(find("[data-show=caption]").getDomProperty("textContent"))
                .isEqualTo("Bully: node 2 says OK, but slowly.");
        step();
        assertThat(find("[data-show=caption]").getDomProperty("textContent")).contains("says OK");
        step();
        waitFor("return document.querySelector('[data-show=caption]').textContent"
                + ".includes('takes silence for death')");
        assertThat(find(".captions [role=status].sr").getDomProperty("textContent"))
                .startsWith("Tick 3. Bully: node 1 has waited");
        find("[data-do=to-start]").click();
        waitForTick(0);
        assertThat(captionIsShown()).isFalse();
    }

    @Test
    void dismissesACaptionUntilTheNext() {
        visit(SMALLEST + "&t=3");
        assertThat(captionIsShown()).isTrue();
        find(".caption:not(.result) button").click();
        assertThat(captionIsShown()).isFalse();
        step();
        waitFor("return document.querySelector('[data-show=caption]').textContent"
                + ".includes('in the same term')");
        assertThat(captionIsShown()).isTrue();
    }

    @Test
    void asksBeforeItPlaysAndTellsHowGoodTheGuessWas() {
        visit(SMALLEST);
        find("[data-do=predict]").click();
        waitFor("return document.querySelector('#predict').open");
        assertThat(text("#predict")).contains("For how many ticks will Bully have two leaders?");
        assertThat(text("#lesson")).doesNotContain("two leaders");
        find("#predict input").sendKeys("3", Keys.ENTER);
        waitFor("return !document.querySelector('#predict').open");
        waitFor("return !document.querySelector('.result').hidden");
        assertThat(find(".result").getDomProperty("textContent"))
                .contains("You said 3; it was 10.");
        assertThat(text("[data-show=score]")).isEqualTo("0 of 1 right");
        assertThat(text("#lesson")).contains("two leaders");
    }

    @Test
    void holdsPlayBackByKeyboardTooUntilAnsweredOrSkipped() {
        visit("?v=1&algorithms=chang-roberts,ring&ids=ascending&latency=1&detector=none"
                + "&faults=1:crash-8");
        find("[data-do=predict]").click();
        waitFor("return document.querySelector('#predict').open");
        new Actions(browser).sendKeys(Keys.ESCAPE).perform();
        waitFor("return !document.querySelector('#predict').open");
        browser.executeScript("document.activeElement.blur()");
        new Actions(browser).sendKeys(" ").perform();
        waitFor("return document.querySelector('#predict').open");
        waitForTick(0);
        new Actions(browser).sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER).perform();
        new Select(find("#speed")).selectByValue("60");
        waitFor("return !document.querySelector('.result').hidden");
        assertThat(find(".result").getDomProperty("textContent"))
                .contains("You said Ring, and so it is.");
        assertThat(text("[data-show=score]")).isEqualTo("1 of 1 right");
        new Select(find("#preset")).selectByVisibleText("All start, nothing fails");
        waitFor("return document.querySelectorAll('.panel').length === 4");
        waitFor("return document.querySelector('.result').hidden");
        waitFor("return document.querySelector('[data-do=play]').innerText.trim() === 'Play'");
        find("[data-do=play]").click();
        waitFor("return document.querySelector('#predict').open");
        find("[data-do=skip]").click();
        waitFor("return document.querySelector('[data-do=play]').innerText.trim() === 'Pause'");
        assertThat(text("[data-show=score]")).isEqualTo("1 of 1 right");
    }

    @Test
    void claimsNothingOfAScenarioThatIsChanged() {
        visit(SMALLEST + "&t=4");
        assertThat(captionIsShown()).isTrue();
        find("#key-n").sendKeys(Keys.chord(Keys.CONTROL, "a"), "4", Keys.TAB);
        waitFor("return document.querySelector('#lesson').textContent.includes('changed')");
        assertThat(captionIsShown()).isFalse();
        assertThat(text("#lesson")).doesNotContain("Node 3 is dead");
        find("[data-do=back-to-lesson]").click();
        waitFor("return document.querySelectorAll('[data-algorithm=bully] .node').length === 3");
        waitFor("return document.querySelector('#lesson').textContent.includes('is dead')");
    }

    @Test
    void fitsOnASmallScreenAndDoesWithoutMotion() {
        onASmallScreen(() -> {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                    java.util.List.of(Map.of("name", "prefers-reduced-motion", "value",
                            "reduce"))));
            visit(SMALLEST + "&t=4");
            assertThat(captionIsShown()).isTrue();
            assertThat(find(".caption:not(.result)").getRect().getWidth()).isLessThan(376);
            assertThat(browser.executeScript("return getComputedStyle(document.querySelector("
                    + "'.caption:not(.result)')).animationName")).isEqualTo("none");
            assertThat(find("#lesson").isDisplayed()).isFalse();
            find(".views [data-view=scenario]").click();
            assertThat(find("#lesson").isDisplayed()).isTrue();
            assertThat(captionIsShown()).isFalse();
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(375L);
            new Select(find("#preset")).selectByVisibleText("Too few lots");
            waitFor("return document.querySelector('#lesson summary').textContent"
                    + " === 'Too few lots'");
            find("[data-do=predict]").click();
            waitFor("return document.querySelector('#predict').open");
            assertThat(find("#predict").getRect().getWidth()).isLessThan(376);
        });
    }
}
