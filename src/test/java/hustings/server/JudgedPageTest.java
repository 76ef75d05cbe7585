package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

/** What the page says of a run: whether it kept its promises, and why things happened. */
class JudgedPageTest extends Visit {
    /** The specification's smallest run with two leaders of one term: 2 is slow, Δ is 1. */
    private static final String TWO_LEADERS = "?v=1&algorithms=bully&n=3&ids=ascending&latency=1"
            + "&start=1&detector=none&faults=0:crash-3,0:slow-2-10&until=40";

    private static void toTheEnd() {
        press(Keys.END);
        waitFor("return document.querySelector('[data-do=play]') && "
                + "document.querySelector('[data-show=length]').textContent.includes('of ' + "
                + "document.querySelector('[data-show=tick]').textContent.slice(4))");
    }

    @Test
    void showsTenVerdictsUnderEachPanelAndExplainsThemInATab() {
        open(TWO_LEADERS);
        toTheEnd();
        assertThat(browser.findElements(By.cssSelector(".verdict-strip i"))).hasSize(10);
        find(".verdict-strip").click();
        waitFor("return !document.querySelector('#properties').hidden");
        assertThat(find("#tab-properties").getDomAttribute("aria-selected")).isEqualTo("true");
        assertThat(find("[data-property=P1]").getDomAttribute("data-verdict"))
                .isEqualTo("violated as expected here");
        assertThat(find("[data-property=P1] p").getText())
                .contains("a message takes 10 ticks, more than Δ = 1");
        assertThat(find("[data-property=P10]").getDomAttribute("data-verdict"))
                .isEqualTo("holds");
    }

    @Test
    void jumpsFromAVerdictToTheMoment() {
        open(TWO_LEADERS);
        toTheEnd();
        showTab("properties");
        find("[data-property=P2] .moment").click();
        waitForTick(4);
        assertThat(browser.findElements(By.cssSelector(".node.leader"))).hasSize(2);
    }

    @Test
    void marksOnTheLaneWhereAPropertyWasNotKept() {
        open(TWO_LEADERS);
        assertThat(browser.findElements(By.cssSelector(".lane .broken"))).isEmpty();
        toTheEnd();
        waitFor("return document.querySelectorAll('.lane .broken').length >= 2");
        assertThat(find(".lane .broken").getDomAttribute("title")).startsWith("t 4:");
        find("[data-do=to-start]").click();
        waitForTick(0);
        assertThat(browser.findElements(By.cssSelector(".lane .broken"))).isNotEmpty();
    }

    @Test
    void explainsALeaderByItsRuleItsTimerAndTheAnswerThatIsStillOnItsWay() {
        open(TWO_LEADERS + "&t=12");
        showTab("log");
        waitFor("return [...document.querySelectorAll('#log button span')]"
                + ".some(row => row.textContent === '1 leads in term 1')");
        ask("[...document.querySelectorAll('#log button')].find(row => "
                + "row.textContent.includes('1 leads in term 1')).click()");
        waitForTick(3);
        showTab("why");
        waitFor("return document.querySelector('[data-show=why]').textContent.includes('leads')");
        assertThat(find("#why [data-show=why]").getText())
                .startsWith("Node 1 leads in term 1. The rule: to win: lead")
                .contains("3 ticks before (2Δ + 1, Δ = 1)")
                .contains("OK from 2, sent at t 1, was still on its way, due at t 11")
                .contains("longer than Δ");
        assertThat(texts("[data-change=state] td")).containsExactly("electing", "leading");
    }

    @Test
    void followsTheChainOfCausesBackToTheStart() {
        open(TWO_LEADERS + "&t=20");
        showTab("why");
        waitFor("return document.querySelectorAll('.chain li').length > 3");
        List<String> chain = texts(".chain li");
        assertThat(chain.get(0)).isEqualTo("t 0 1 is told to call an election");
        find(".chain li:nth-child(2) button").click();
        waitForTick(0);
        waitFor("return document.querySelectorAll('.chain li').length === 2");
        assertThat(find("#why [data-show=why]").getText())
                .startsWith("Node 1 sends ELECTION (term 1) to 2");
    }

    @Test
    void showsTheJavaLineThatDidItBesideThePseudoCode() {
        open(TWO_LEADERS + "&t=20");
        showTab("why");
        find(".code [data-choice=both]").click();
        waitFor("return document.querySelector('.java .done') !== null");
        assertThat(find("#why .listing .done").getText()).contains("follow it");
        assertThat(find(".java .done").getText()).isEqualTo("            follow(leader, term);");
    }

    @Test
    void filtersTheLogByCategoryAndKindAndSavesWhatIsShown() {
        open("?v=1&algorithms=bully&n=4&detector=heartbeat:5,25&until=100&t=60");
        showTab("log");
        waitFor("return document.querySelectorAll('#log [data-event]').length > 3");
        new Select(find("#log select")).selectByVisibleText("announcements");
        waitFor("return [...document.querySelectorAll('#log [data-event] span')]"
                + ".every(row => row.textContent.includes('COORDINATOR'))");
        ask("const url = URL.createObjectURL; window.saved = [];"
                + "URL.createObjectURL = blob => { window.saved.push(blob.text()); "
                + "return url.call(URL, blob); }");
        find("[data-export=csv]").click();
        String csv = (String) ask("return window.saved[0]");
        assertThat(csv.lines().findFirst().orElse("")).startsWith("number,tick,cause,node,type");
        assertThat(csv.lines().skip(1)).isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("COORDINATOR").matches(
                        ".*,Bully,no," + Version.NUMBER + ",\"?/\\?v=1&algorithms=bully&n=4&.*"));
        find("[data-export=json]").click();
        JsonNode log = Json.MAPPER.readTree((String) ask("return window.saved[1]"));
        assertThat(log.get("events").size()).isEqualTo((int) csv.lines().count() - 1);
        assertThat(log.get("complete").asBoolean()).isFalse();
        assertThat(log.get("filter").asString()).isEqualTo("of announcements");
        new Select(find("#log select")).selectByVisibleText("all");
        find("[data-do=to-start]").click();
        waitForTick(0);
        find("[data-do=to-end]").click();
        waitFor("return document.querySelector('[data-show=tick]').textContent !== 't = 0'");
        waitFor("return document.querySelector('#log .num').textContent.includes(' of ')");
        find("[data-export=txt]").click();
        assertThat((String) ask("return window.saved[2]"))
                .startsWith("# Bully: all of the run, ticks 0 to ")
                .contains("\n# Hustings " + Version.NUMBER + ": /?v=1&", "\nt 0\t");
    }

    @Test
    void listsWhatIsOnItsWayToANodeAndWhatItSentOfEachKind() {
        open("?v=1&algorithms=bully&n=4&ids=ascending&latency=3&t=1");
        find("[data-algorithm=bully] .node[data-node='4']").click();
        press(Keys.ESCAPE);
        showTab("node");
        waitFor("return document.querySelectorAll('[data-inbox]').length === 3");
        assertThat(texts("[data-inbox] td")).containsOnly("t 3");
        waitFor("return document.querySelector('[data-traffic=COORDINATOR]') !== null");
        assertThat(texts("[data-traffic=COORDINATOR] td")).containsExactly("3", "0");
    }
}
