package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.sim.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Choosing algorithms and their options, in a real browser. */
class PickerTest extends Visit {
    private static void openPicker(String query) {
        open(query);
        find("#pick").click();
        waitFor("return document.querySelector('#picker:popover-open') !== null");
    }

    private static List<String> shown() {
        return all(".pick").stream().filter(WebElement::isDisplayed)
                .map(pick -> pick.findElement(By.cssSelector("input"))
                        .getDomAttribute("value")).toList();
    }

    @Test
    void showsEveryAlgorithmInItsFamilyWithItsIdea() {
        openPicker("?v=1&algorithms=bully");
        assertThat(shown()).containsExactlyInAnyOrderElementsOf(Runs.REGISTRY.ids());
        assertThat(texts(".picks h3")).contains("On a ring", "On a complete graph");
        assertThat(find(".pick:has(#pick-chang-roberts)").getText())
                .contains("Chang–Roberts", "The largest identifier travels", "about");
        assertThat(find(".pick:has(#pick-ring) a").getDomAttribute("href"))
                .isEqualTo("/algorithms/ring");
        assertThat(find("[data-show=chosen]").getText()).isEqualTo("1 of at most 6 on the stage");
    }

    @Test
    void findsByWordsAndTakesTheFirstOnEnter() {
        openPicker("?v=1&algorithms=bully");
        press("logical CLOCK");
        assertThat(shown()).containsExactly("lamport");
        press(Keys.ENTER);
        waitForAddress("algorithms=bully,lamport");
        waitFor("return document.querySelectorAll('.panel').length === 2");
        pressWith(Keys.CONTROL, "a");
        press("nothing of the kind");
        assertThat(shown()).isEmpty();
        assertThat(find("#picker").getText()).contains("No algorithm has all of these words");
        pressWith(Keys.CONTROL, "a");
        press("dkr");
        assertThat(shown()).containsExactly("peterson");
        pressWith(Keys.CONTROL, "a");
        press("partitions");
        assertThat(shown()).contains("chang-roberts").doesNotContain("bully");
    }

    @Test
    void goesThroughTheListByArrowKeys() {
        openPicker("?v=1&algorithms=bully&t=3");
        press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ARROW_UP);
        assertThat(ask("return document.activeElement.type")).isEqualTo("search");
        press(Keys.ARROW_DOWN, Keys.SPACE);
        String first = shown().get(0);
        waitForAddress("algorithms=bully," + first);
        waitFor("return document.activeElement.id === 'pick-" + first + "'");
        press(Keys.SPACE);
        waitFor("return !location.search.includes('," + first + "')");
        assertThat(find("[data-do=play]").getText()).isEqualTo("Play");
        press(Keys.ESCAPE);
        waitFor("return document.activeElement.id === 'pick'");
    }

    @Test
    void allowsNoMoreThanSix() {
        List<String> six = Runs.REGISTRY.ids().subList(0, 6);
        openPicker("?v=1&algorithms=" + String.join(",", six.subList(0, 5)));
        find("#pick-" + six.get(5)).click();
        waitForAddress("," + six.get(5));
        waitFor("return document.querySelectorAll('.on-stage').length === 6");
        String seventh = Runs.REGISTRY.ids().get(6);
        assertThat(find("#pick-" + seventh).isEnabled()).isFalse();
        assertThat(find("#pick-" + seventh).getDomAttribute("title"))
                .contains("take one off first");
        find("#pick-" + six.get(0)).click();
        waitFor("return document.querySelectorAll('.on-stage').length === 5");
        waitFor("return !document.querySelector('#pick-" + seventh + "').disabled");
    }

    @Test
    void setsOptionsByTheirKindAndNamesTheFieldThatIsWrong() {
        open("?v=1&algorithms=bully,randomized");
        new Select(find("[id='key-bully.recovery']")).selectByVisibleText("eager");
        waitForAddress("bully.recovery=eager");
        type("[id='key-randomized.range']", "0x");
        waitFor("return document.querySelector('[id=\"error-randomized.range\"]') !== null");
        assertThat(find("[id='error-randomized.range']").getText())
                .isEqualTo("Allowed: a whole number from 0 to 1000000");
        assertThat(find("[id='key-randomized.range']").getDomAttribute("aria-invalid"))
                .isEqualTo("true");
        assertThat(address()).doesNotContain("0x");
        type("[id='key-randomized.range']", "3");
        waitForAddress("randomized.range=3");
    }

    @Test
    void refusesAnEmptyStageInWords() {
        open("?v=1&algorithms=bully");
        find("#algorithm-bully").click();
        waitFor("return document.querySelector('#scenario').textContent.includes("
                + "'Choose one to 6')");
        assertThat(all(".panel")).hasSize(1);
    }

    @Test
    void fitsOnASmallScreen() {
        open("?v=1&algorithms=bully");
        onScreen(375, 812, () -> {
            find("button[data-view=scenario]").click();
            pick("ring");
            waitForAddress("bully,ring");
            assertThat(scrollsSideways()).isFalse();
        });
    }
}
