package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;

/** The pages about algorithms as a reader meets them, in a real browser. */
class CataloguePageTest extends Visit {
    private static void visit(String path) {
        browser.get(served.address() + path);
        // Only with it do the controls of the comparison ask the server.
        waitFor("return document.readyState === 'complete'");
    }

    private static List<String> rows() {
        return all(".comparison tbody tr").stream()
                .map(row -> row.getDomAttribute("data-algorithm")).toList();
    }

    private static List<Double> numbers(String column) {
        return all(".comparison td[data-column=" + column + "]").stream()
                .map(cell -> cell.getText().lines().findFirst().orElse("")
                        .replaceAll("[^0-9.∞–]", ""))
                .filter(text -> text.matches("[0-9.]+")).map(Double::valueOf).toList();
    }

    @Test
    void sortsByKeyboardAndTellsSo() {
        visit("/algorithms");
        ask("document.querySelector('#by-worst').focus()");
        press(Keys.ENTER);
        waitFor("return location.search.includes('sort=worst')");
        waitFor("return document.querySelector('th:has(#by-worst)').ariaSort === 'ascending'");
        assertThat(ask("return document.activeElement.id")).isEqualTo("by-worst");
        assertThat(numbers("worst")).isSorted().hasSizeGreaterThan(3);
        press(Keys.ENTER);
        waitFor("return document.querySelector('th:has(#by-worst)').ariaSort === 'descending'");
        assertThat(browser.getCurrentUrl()).contains("sort=worst&order=down");
        assertThat(numbers("worst").reversed()).isSorted();
        assertThat(all("th[aria-sort]")).hasSize(1);
    }

    @Test
    void keepsFilterSortAndSizeInTheAddress() {
        visit("/algorithms?sort=year");
        find("label:has(#with-safe-connected)").click();
        waitFor("return location.search.includes('with=safe-connected')");
        waitFor("return document.querySelector('[data-algorithm=bully]') === null");
        assertThat(rows()).contains("chang-roberts");
        find("#n").sendKeys(Keys.chord(Keys.CONTROL, "a"), "16", Keys.TAB);
        waitFor("return location.search.includes('n=16')");
        waitFor("return document.querySelector('[data-algorithm=chang-roberts] "
                + "[data-column=worst] b').textContent === '152'");
        assertThat(browser.getCurrentUrl()).contains("with=safe-connected", "sort=year");
        List<String> before = rows();
        browser.navigate().refresh();
        assertThat(rows()).isEqualTo(before);
        assertThat(find("#with-safe-connected").isSelected()).isTrue();
        browser.navigate().back();
        waitFor("return !location.search.includes('n=16')");
        waitFor("return document.querySelector('#n').value === '8'");
    }

    @Test
    void findsWhileOneTypesAndKeepsTheFocus() {
        visit("/algorithms");
        find("#q").click();
        press("logical clock");
        waitFor("return document.querySelectorAll('.comparison tbody tr').length === 1");
        assertThat(rows()).containsExactly("lamport");
        assertThat(ask("return document.activeElement.id")).isEqualTo("q");
        assertThat(find("#q").getDomProperty("value")).isEqualTo("logical clock");
    }

    @Test
    void saysWhatIsAllowedBesideTheField() {
        visit("/algorithms");
        find("#n").sendKeys(Keys.chord(Keys.CONTROL, "a"), "1000", Keys.TAB);
        waitFor("return document.querySelector('#error-n') !== null");
        assertThat(find("#error-n").getText()).isEqualTo("Allowed: 3 to 32");
        assertThat(find("#n").getDomProperty("value")).isEqualTo("1000");
        assertThat(rows()).isNotEmpty();
    }

    @Test
    void isReadOnASmallScreenAsCards() {
        for (String path : List.of("/algorithms", "/algorithms/bully", "/library")) {
            visit(path);
            onScreen(375, 812, () -> assertThat(scrollsSideways()).as(path).isFalse());
        }
        visit("/algorithms?sort=most");
        onScreen(375, 812, () -> {
            assertThat(find("#sort").isDisplayed()).isTrue();
            assertThat(numbers("most")).isSorted();
            find(".to-pages").click();
            waitFor("return document.querySelector('#pages').matches(':popover-open')");
            find("#pages a[href='/library']").click();
            waitFor("return location.pathname === '/library'");
        });
    }

    @Test
    void leadsFromAPanelToItsAlgorithmAndToItsRunWhereItBreaks() {
        open("?v=1&algorithms=bully");
        find(".panel h3 a").click();
        waitFor("return location.pathname === '/algorithms/bully'");
        assertThat(texts("h2")).contains("WHAT IT PROMISES", "WHEN IT BREAKS", "WHAT IT COSTS",
                "PSEUDO-CODE AND JAVA", "MESSAGES", "OPTIONS", "HISTORY AND SOURCE");
        String link = find(".breaks a").getText();
        find(".breaks a").click();
        waitFor("return document.querySelectorAll('.panel .node').length > 0");
        waitForTick(Long.parseLong(link.replaceAll("\\D", "")));
        waitFor("return document.querySelector('.panel').textContent.length > 0");
        assertThat(find(".panel [data-do=properties]").getDomProperty("outerHTML"))
                .contains("expected");
    }

    @Test
    void playsASmallRunOnItsOwnPage() {
        visit("/algorithms/chang-roberts");
        waitFor("return document.querySelectorAll('#stage .node').length === 7");
        assertThat(find("[data-show=tick]").getText()).isEqualTo("t = 0");
        find("[data-do=forward]").click();
        waitForTick(1);
        find("[data-do=play]").click();
        waitFor("return document.querySelector('.pill').textContent === 'leader 7'");
        find("[data-do=play]").click();
        waitFor("return document.querySelector('[data-do=play]').textContent.trim() === 'Play'");
        find("[data-do=restart]").click();
        waitForTick(0);
        find("#stage .node[data-node='3']").click();
        find("[data-fault=crash-3]").click();
        waitFor("return document.querySelector(\"#stage .node[data-node='3']\")"
                + ".classList.contains('crashed')");
    }

    @Test
    void showsTheLineOfJavaBesideItsPseudoCode() {
        visit("/algorithms/bully");
        find(".code-beside .listing li:nth-child(3) a").click();
        waitFor("return document.querySelector('.java :target') !== null");
        assertThat(find(".java :target").getText().strip())
                .isEqualTo("// " + find(".listing li:nth-child(3)").getText());
    }

    @Test
    void hasTheSamePagesAtTheHeadOfEveryPage() {
        Stream.of("/", "/algorithms", "/algorithms/ring", "/library", "/algorithms/none")
                .forEach(path -> {
                    visit(path);
                    assertThat(find("#pages").findElements(By.tagName("a"))).as(path)
                            .extracting(link -> link.getDomAttribute("href"))
                            .contains("/", "/algorithms", "/library");
                });
        browser.manage().logs().get(LogType.BROWSER);
    }
}
