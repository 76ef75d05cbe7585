package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/** What someone does in the scenario column, and what they must not lose there. */
class ScenarioColumnTest extends Visit {
    /** Types into a field in place of what is there, and stays in it. */
    private static void write(String field, CharSequence... text) {
        find(field).sendKeys(Keys.chord(Keys.CONTROL, "a"));
        find(field).sendKeys(text);
    }

    private static String value(String field) {
        return find(field).getDomProperty("value");
    }

    /** The identifier of what has the focus. */
    private static Object focus() {
        return ask("return document.activeElement.id");
    }

    private static void draft(String tick, String action, String nodes) {
        write("#new-tick", tick);
        new Select(find("#new-action")).selectByValue(action);
        if (!nodes.isEmpty()) {
            write("#new-nodes", nodes);
        }
    }

    @Test
    void appliesAFieldWithEnterAndLeavesTheFaultsAlone() {
        open("?v=1&algorithms=bully&faults=20:crash-5,30:crash-4");
        write("#key-n", "9", Keys.ENTER);
        waitForAddress("n=9");
        assertThat(address()).isEqualTo(
                "v=1&algorithms=bully&n=9&faults=20:crash-5,30:crash-4");
        waitFor("return document.activeElement.id === 'key-n'");
        assertThat(all(".fault")).hasSize(2);
    }

    @Test
    void addsAFaultWithEnter() {
        open("?v=1&algorithms=bully&faults=20:crash-5");
        find("#add-fault-summary").click();
        draft("25", "crash", "3" + Keys.ENTER);
        waitForAddress("faults=20:crash-5,25:crash-3");
        waitFor("return document.activeElement.id === 'add-fault-summary'");
    }

    @Test
    void addsFaultsOfNodesWhoseIdentifiersHaveSeveralParts() {
        open("?v=1&algorithms=bully&n=3&ids=3.1,2.9,0.5");
        find("#add-fault-summary").click();
        draft("25", "crash", "(3,1)" + Keys.ENTER);
        waitForAddress("faults=25:crash-3.1");
        waitFor("return document.activeElement.id === 'add-fault-summary'");
        find("#add-fault-summary").click();
        draft("30", "split", "(3,1), (2,9)" + Keys.ENTER);
        waitForAddress("faults=25:crash-3.1,30:split-3.1-2.9");
    }

    @Test
    void readsAtTheFieldWhatANewFaultLacksAndGoesOn() {
        open("?v=1&algorithms=bully");
        find("#add-fault-summary").click();
        assertThat(find("#new-nodes").isDisplayed()).isFalse();
        draft("25", "crash", "");
        assertThat(find("#new-nodes").isDisplayed()).isTrue();
        find("#put-in").click();
        waitFor("return document.querySelector('#error-new-nodes') !== null");
        assertThat(find("#error-new-nodes").getText())
                .isEqualTo("Say which node, such as 5");
        assertThat(focus()).isEqualTo("new-nodes");
        assertThat(value("#new-tick")).isEqualTo("25");
        assertThat(all(".fault")).isEmpty();
        write("#key-n", "5", Keys.TAB);
        waitForAddress("n=5");
        write("#new-nodes", "3", Keys.ENTER);
        waitForAddress("faults=25:crash-3");
    }

    @Test
    void keepsADraftWhileAnotherFieldChanges() {
        open("?v=1&algorithms=bully");
        find("#add-fault-summary").click();
        draft("44", "split", "1 2");
        write("#key-seed", "7", Keys.TAB);
        waitForAddress("seed=7");
        waitFor("return document.querySelector('#scenario-form').dataset.scenario"
                + ".includes('seed=7')");
        assertThat(value("#new-tick")).isEqualTo("44");
        assertThat(value("#new-action")).isEqualTo("split");
        assertThat(value("#new-nodes")).isEqualTo("1 2");
        assertThat(find("#put-in").isDisplayed()).isTrue();
    }

    @Test
    void keepsWhatIsBeingTypedWhenTheAnswerComesLate() {
        open("?v=1&algorithms=bully");
        ask("const send = XMLHttpRequest.prototype.send; "
                + "XMLHttpRequest.prototype.send = function (...all) "
                + "{ setTimeout(() => send.apply(this, all), 400); }");
        write("#key-n", "6", Keys.TAB);
        press("ascending");
        waitFor("return document.querySelector('#scenario-form').dataset.scenario"
                + ".includes('n=6')");
        assertThat(value("#key-ids")).isEqualTo("ascending");
        assertThat(focus()).isEqualTo("key-ids");
        assertThat(ask("return document.activeElement.selectionStart")).isEqualTo(9L);
        press(Keys.TAB);
        waitForAddress("n=6&ids=ascending");
    }

    @Test
    void staysWhereTheFocusWas() {
        open("?v=1&algorithms=bully&faults=20:crash-5,30:crash-4");
        find("#fault-0").click();
        waitFor("return document.querySelectorAll('.fault').length === 1");
        assertThat(focus()).isEqualTo("fault-0");
        press(Keys.ENTER);
        waitFor("return document.querySelectorAll('.fault').length === 0");
        assertThat(focus()).isEqualTo("add-fault-summary");
        find("#pick").click();
        waitFor("return document.querySelector('#picker:popover-open') !== null");
        ask("document.querySelector('#pick-ring').focus()");
        press(Keys.SPACE);
        waitForAddress("algorithms=bully,ring");
        waitFor("return document.querySelector('#algorithm-ring') !== null");
        assertThat(focus()).isEqualTo("pick-ring");
        press(Keys.ESCAPE);
        waitFor("return document.activeElement.id === 'pick'");
        ask("document.querySelector('#algorithm-ring').focus()");
        press(Keys.SPACE);
        waitFor("return !location.search.includes('ring')");
        waitFor("return document.activeElement.id === 'pick'");
        assertThat(find("[data-do=play]").getText()).isEqualTo("Play");
    }

    @Test
    void opensAnAddressWithoutWhatIsWrongInIt() {
        browser.get(served.address() + "/?n=99&loss=7&seed=5");
        assertThat(find("main").getText()).contains("n = 99", "loss = 7");
        find("main a").click();
        waitFor("return document.querySelectorAll('.panel').length === 4");
        assertThat(address()).endsWith("&seed=5");
        browser.manage().logs().get(LogType.BROWSER);
    }

    @Test
    void writesInTheAddressAsTheServerDoesWhatWasPastedLoosely() {
        open("?algorithms=LCR,+Bully&amp;N=5&loss=5%&utm_source=chat&faults=60:+crash-leader.");
        assertThat(address()).isEqualTo("v=1&algorithms=chang-roberts,bully&n=5&loss=0.05"
                + "&faults=60:crash-leader");
        assertThat(all(".fault")).hasSize(1);
    }

    @Test
    void takesWhatIsTypedInAFieldAsPeopleTypeIt() {
        open("?v=1&algorithms=bully&n=3");
        write("#key-ids", "[3, 17, 24]", Keys.TAB);
        waitForAddress("ids=3,17,24");
        write("#key-latency", "1 to 3", Keys.TAB);
        waitForAddress("latency=1-3");
        write("#key-loss", "2.5 %", Keys.TAB);
        waitForAddress("loss=0.025");
        write("#key-start", "3; 17", Keys.TAB);
        waitForAddress("start=3,17");
        assertThat(value("#key-ids")).isEqualTo("3,17,24");
        assertThat(address()).isEqualTo("v=1&algorithms=bully&n=3&ids=3,17,24&start=3,17"
                + "&latency=1-3&loss=0.025");
    }

    @Test
    void namesBesideAFieldTheItemThatIsWrong() {
        open("?v=1&algorithms=bully");
        write("#key-start", "1, 99", Keys.TAB);
        waitFor("return document.querySelector('#error-start') !== null");
        assertThat(find("#error-start").getText())
                .isEqualTo("Not \"99\". Allowed: the nodes 1 to 8");
        assertThat(value("#key-start")).isEqualTo("1, 99");
        assertThat(address()).doesNotContain("start");
    }

    @Test
    void leavesOutNothingButTheFaultThatIsWrong() {
        browser.get(served.address()
                + "/?algorithms=raft&n=5&faults=20:crash-5,30:explode-3,40:recover-5");
        assertThat(find("main").getText()).contains("faults = 30:explode-3",
                "Left out would be faults 30:explode-3; everything else stays as it is.");
        find("main a").click();
        waitFor("return document.querySelectorAll('.panel').length === 1");
        assertThat(address()).isEqualTo(
                "v=1&algorithms=raft&n=5&faults=20:crash-5,40:recover-5");
        browser.manage().logs().get(LogType.BROWSER);
    }

    @Test
    void sendsAgainWhatTheServerHasNotHeard() {
        openWithSocketsToBreak("?v=1&algorithms=bully");
        // The answers of a server that is away for a moment.
        ask("window.send = XMLHttpRequest.prototype.send; "
                + "XMLHttpRequest.prototype.send = function () "
                + "{ this.dispatchEvent(new Event('error')); }");
        write("#key-n", "5", Keys.TAB);
        waitFor("return document.querySelector('#scenario').textContent"
                + ".includes('Not applied yet')");
        ask("XMLHttpRequest.prototype.send = window.send; sockets.at(-1).close()");
        waitFor("return document.querySelectorAll('.node').length === 5");
        assertThat(find("#scenario").getText()).doesNotContain("Not applied yet");
        browser.manage().logs().get(LogType.BROWSER);
    }
}
