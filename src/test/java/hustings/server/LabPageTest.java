package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A visitor in the Lab: choosing, waiting, looking, cancelling, taking home. */
class LabPageTest extends Visit {
    private static final String QUICK =
            "/lab?v=1&algorithms=bully,chang-roberts&n=4-16:4&trials=20";
    private static final int MOST_BYTES = 200_000;

    private static void openLab(String path) {
        browser.get(served.address() + path);
        waitForState("done");
    }

    private static void waitForState(String state) {
        waitFor("return document.body.dataset.state === arguments[0]", state);
    }

    private static List<String> ticks() {
        List<?> ticks = (List<?>) ask("return [...document.querySelectorAll("
                + "'[data-show=chart] .axes text')].map(text => text.textContent)");
        return ticks.stream().map(String::valueOf).toList();
    }

    @Test
    void carriesOutAReadyExperimentThatIsChosen() {
        openLab("/lab");
        find(".ready a[href*='raft.range']").click();
        waitFor("return document.querySelector('h1').textContent.startsWith('Split votes')");
        waitForState("done");
        assertThat(find("[data-show=progress]").getText()).isEqualTo("Done: 18,000 trials");
        assertThat(all("[data-show=chart] .measured")).hasSize(3);
        assertThat(all("[data-show=chart] .interval")).hasSize(18);
        assertThat(new Select(find("#measure")).getFirstSelectedOption().getText())
                .isEqualTo("term");
        assertThat(find("[name=scale][value=log]").isSelected()).isTrue();
        assertThat(all("[data-show=numbers] tbody tr")).hasSize(18);
        assertThat(find("[data-show=numbers] caption").getText()).startsWith("Term: the term");
        assertThat(find("[data-show=outcomes] tbody tr").getText())
                .contains("Raft n=4", "1000 elected");
    }

    @Test
    void drawsTheoryBesideWhatIsMeasuredAndSaysHowItGrows() {
        openLab(QUICK);
        // One has three formulas, and the other has the same in every case.
        assertThat(texts("[data-show=legend] .dash")).containsExactly("always in theory",
                "best in theory", "mean in theory", "worst in theory");
        assertThat(all("[data-show=chart] .theory")).hasSize(4);
        assertThat(find("[data-show=note]").getText()).contains("Dashed lines are theory.");
        assertThat(all("[data-show=words] li b")).extracting(e -> e.getText())
                .containsExactly("Bully", "Chang–Roberts");
        double exponent = Double.parseDouble(
                find("[data-show=words] li").getDomAttribute("data-exponent"));
        assertThat(exponent).isBetween(1.9, 2.1);
        find("#theory").click();
        assertThat(all("[data-show=chart] .theory")).isEmpty();
        assertThat(all("[data-show=legend] .dash")).isEmpty();
        assertThat(find("[data-show=note]").getText()).doesNotContain("theory");
        find("[data-series='0']").click();
        assertThat(all("[data-show=chart] .measured")).hasSize(1);
        assertThat(find("[data-series='0']").getDomAttribute("aria-pressed")).isEqualTo("false");
        assertThat(ask("return document.activeElement.dataset.series")).isEqualTo("0");
    }

    @Test
    void switchesToLogarithmicAxesAndKeepsThatInTheAddress() {
        openLab(QUICK);
        assertThat(ticks()).doesNotContain("20").contains("0");
        find("[name=scale][value=log]").click();
        assertThat(ticks()).contains("20").doesNotContain("0");
        new Select(find("#measure")).selectByVisibleText("bits");
        assertThat(browser.getCurrentUrl()).endsWith("#measure=bits&scale=log");
        browser.navigate().refresh();
        waitForState("done");
        assertThat(find("[name=scale][value=log]").isSelected()).isTrue();
        assertThat(find("[data-show=numbers] caption").getText()).startsWith("Bits");
    }

    @Test
    void showsTheDistributionAtAChosenPoint() {
        openLab(QUICK);
        new Select(find("#at")).selectByVisibleText("n = 8");
        assertThat(find("[data-show=spread] svg").getDomAttribute("aria-label"))
                .startsWith("Distribution of messages at n = 8");
        assertThat((List<?>) ask("return [...document.querySelectorAll('[data-show=spread] text')]"
                + ".map(text => text.textContent)")).asString()
                .contains("Bully: mean 63,", "Chang–Roberts: mean 29.5]");
    }

    @Test
    void everyBarStandsWhereItsTrialsAre() {
        openLab("/lab?v=1&algorithms=chang-roberts,hirschberg-sinclair&n=64"
                + "&ids=descending,shuffled&latency=1&x=n&trials=40");
        JsonNode series = served.json("/api/lab?v=1&algorithms=chang-roberts,hirschberg-sinclair"
                + "&n=64&ids=descending,shuffled&latency=1&x=n&trials=40").get("series");
        new Select(find("#at")).selectByVisibleText("setting = ids=shuffled");
        for (int i = 0; i < 2; i++) {
            JsonNode measured = series.get(2 * i + 1).get("points").get(0).get("measures")
                    .get("messages");
            List<?> bars = (List<?>) ask("return [...document.querySelectorAll("
                    + "`[data-bar-of='${arguments[0]}']`)].map(bar => [Number(bar.dataset.from),"
                    + " Number(bar.dataset.count)])", i);
            double trials = 0;
            double mean = 0;
            for (Object bar : bars) {
                double count = ((Number) ((List<?>) bar).get(1)).doubleValue();
                trials += count;
                mean += count * ((Number) ((List<?>) bar).get(0)).doubleValue() / 40;
            }
            assertThat(trials).isEqualTo(40);
            // A bar begins at most its width, a 24th of the range, before what it holds.
            assertThat(mean).isBetween(measured.get("mean").asDouble() - 60,
                    measured.get("mean").asDouble());
        }
    }

    @Test
    void cancelsAndKeepsWhatThereIs() {
        browser.get(served.address()
                + "/lab?v=1&algorithms=bully&n=100-200:10&trials=10000&detector=none");
        waitFor("return document.querySelector('#progress').value > 0 "
                + "&& document.querySelector('[data-show=chart] .measured') !== null");
        assertThat(find("[data-show=progress]").getText()).contains(" of 110,000 trials");
        find("[data-do=cancel]").click();
        waitForState("cancelled");
        assertThat(find("[data-show=progress]").getText()).startsWith("Cancelled after");
        assertThat(all("[data-show=chart] .measured")).hasSize(1);
        assertThat(find("[data-do=again]").isDisplayed()).isTrue();
        assertThat(find("[data-do=cancel]").isDisplayed()).isFalse();
        keepWhatIsSaved();
        find("[data-do=csv]").click();
        assertThat(saved(0)).startsWith("algorithm,n,trials,elected").contains("\r\nbully,100,")
                .contains(",no,").doesNotContain(",yes,").contains(",110000,42,");
        find("[data-do=json]").click();
        assertThat(saved(1)).startsWith("{\"experiment\":\"v=1&algorithms=bully")
                .contains("\"complete\":false");
        find("[data-do=svg]").click();
        assertThat(saved(2)).contains("INCOMPLETE: ", " of 110,000 trials so far.");
        assertThat((List<?>) ask("return names")).hasSize(3).allSatisfy(name ->
                assertThat((String) name).matches(
                        "(findings|cost)-incomplete-\\d+-of-110000-trials\\.(csv|json|svg)"));
        // It has ended at the server, too: of one address there is only one at a time.
        openLab(QUICK);
    }

    private static void keepWhatIsSaved() {
        ask("window.saved = []; window.names = []; const make = URL.createObjectURL; "
                + "URL.createObjectURL = blob => { saved.push(blob); return make(blob); };"
                + "HTMLAnchorElement.prototype.click = function () { names.push(this.download); }");
    }

    private static String saved(int place) {
        // As JSON, for the ends of lines do not survive the way from the browser otherwise.
        return new ObjectMapper().readValue(String.valueOf(browser.executeAsyncScript(
                "saved[arguments[0]].text().then(text => arguments[1](JSON.stringify(text)))",
                place)), String.class);
    }

    @Test
    void handsOutPicturesAndTables() {
        openLab(QUICK);
        keepWhatIsSaved();
        find("[data-do=svg]").click();
        String picture = saved(0);
        assertThat(picture.replace('\u00a0', ' ')).startsWith("<?xml").contains("<svg",
                ">Messages against n<", ">Bully, measured<", ">Chang–Roberts, measured<",
                ">Bully in theory: always n² − 1, if all start<",
                ">Chang–Roberts in theory: worst n·(n+3)/2, if all start<",
                "election and announcement messages sent", "stroke-dasharray",
                ">Hustings " + Version.NUMBER + ", seed 42, 20 trials a point: /lab?v=1&amp;"
                        + "algorithms=bully,chang-roberts&amp;n=4-16:4&amp;trials=20<")
                .doesNotContain("var(--", "INCOMPLETE");
        assertThat(ask("return new DOMParser().parseFromString(arguments[0], 'image/svg+xml')"
                + ".querySelector('parsererror')", picture)).isNull();
        find("[data-do=csv]").click();
        assertThat(saved(1)).isEqualTo(served.get(QUICK.replace("/lab", "/api/lab.csv")).body());
        find("[data-do=json]").click();
        assertThat(new ObjectMapper().readTree(saved(2)))
                .isEqualTo(served.json(QUICK.replace("/lab", "/api/lab")));
    }

    @Test
    void drawsNoLineAndNoLawThroughPointsWhoseTrialsWereBrokenOff() {
        openLab("/lab?v=1&algorithms=ring&n=2^2-2^7&trials=5&latency=1&work=20000");
        assertThat(all("[data-show=chart] .broken-off")).hasSize(2);
        assertThat(all("[data-show=chart] .interval")).hasSize(4);
        assertThat(String.valueOf(ask("return document.querySelector('.measured')"
                + ".getAttribute('d').replace(/[^ML]/g, '')"))).isEqualTo("MLLL");
        assertThat(find("[data-show=chart] .broken-off title").getDomProperty("textContent"))
                .contains("5 of 5 trials were broken off");
        assertThat(find("[data-show=note]").getText()).contains("At hollow arrows 10 trials were"
                + " broken off within their work (endless)", "no law goes through them");
        assertThat(find("[data-show=words] li").getDomAttribute("data-exponent")).isEqualTo("2");
        assertThat(find("[data-show=numbers] tbody tr:last-child").getText())
                .contains("5, 5 broken off");
    }

    @Test
    void offersNoTheoryWhereNoneIsKnown() {
        openLab(QUICK + "#measure=bits");
        assertThat(find("#theory").isEnabled()).isFalse();
        assertThat(find("[data-show=note]").getText()).doesNotContain("theory", "arrows");
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsAllowed() {
        openLab(QUICK);
        type("#key-n", "4-sixty");
        find("#lab-form button.primary").click();
        waitFor("return document.querySelector('#error-n') !== null");
        assertThat(find("#key-n").getDomProperty("value")).isEqualTo("4-sixty");
        assertThat(find("#error-n").getText()).startsWith("Allowed: whole numbers such as 8");
        find("#key-n").sendKeys(Keys.chord(Keys.CONTROL, "a"), "5", Keys.ENTER);
        waitForState("done");
        assertThat(browser.getCurrentUrl()).endsWith(
                "/lab?v=1&algorithms=bully,chang-roberts&n=5&trials=20");
    }

    @Test
    void writesInTheAddressAsTheServerDoesWhatWasPastedLoosely() {
        openLab("/lab?algorithms=Bully,+LCR&amp;n=4..16:4&loss=5%&trials=20&fbclid=x#scale=log");
        assertThat(browser.getCurrentUrl()).contains(
                "/lab?v=1&algorithms=bully,chang-roberts&n=4-16:4&loss=0.05&trials=20#");
        assertThat(find("[name=scale][value=log]").isSelected()).isTrue();
        type("#key-n", "4 8, 16");
        find("#lab-form button.primary").click();
        waitFor("return location.search.includes('n=4,8,16')");
        waitForState("done");
    }

    @Test
    void showsOptionsOfChosenAlgorithmsOnly() {
        openLab(QUICK);
        assertThat(find("[name='bully.recovery']").isDisplayed()).isTrue();
        assertThat(find("[name='raft.range']").isDisplayed()).isFalse();
        find("[name=algorithm][value=raft]").click();
        assertThat(find("[name='raft.range']").isDisplayed()).isTrue();
    }

    @Test
    void fitsOnAPhone() {
        openLab(QUICK);
        onScreen(375, 812, () -> {
            waitFor("return document.querySelector('[data-show=chart] svg').clientWidth < 375");
            assertThat(scrollsSideways()).isFalse();
        });
    }

    @Test
    void weighsLessThanTwoHundredKilobytes() {
        asAtFirst(() -> openLab(QUICK));
        Object bytes = ask("return [...performance.getEntriesByType('navigation'), "
                + "...performance.getEntriesByType('resource')]"
                + ".filter(entry => !entry.name.includes('/api/'))"
                + ".reduce((sum, entry) => sum + entry.decodedBodySize, 0)");
        assertThat(((Number) bytes).intValue()).isBetween(50_000, MOST_BYTES);
    }
}
