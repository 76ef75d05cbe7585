package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** Play and Pause at the moment when a run ends by itself. */
class TransportTest extends Visit {
    private static final String SHORT = "?v=1&algorithms=bully&n=3&latency=1&start=1";
    private static final String PLAY = "document.querySelector('[data-do=play]')";

    /** Opens a short run, of which {@code asked} holds what the page asks the server for. */
    private static void openAndListen() {
        openWithSocketsToBreak(SHORT);
        ask("window.asked = []; const send = sockets[0].send; sockets[0].send = function (text) "
                + "{ const { type } = JSON.parse(text); if (type !== 'drawn') { asked.push(type); }"
                + " send.call(this, text); }");
        new Select(find("#speed")).selectByValue("60");
    }

    private static List<?> asked() {
        return (List<?>) ask("return asked");
    }

    private static void waitForTheEnd() {
        waitFor("return " + PLAY + ".innerText.trim() === 'Play' && document"
                + ".querySelector('[data-show=tick]').textContent !== 't = 0'");
    }

    /** The answer to this comes after the one to whatever was asked before. */
    private static void stepBack() {
        long tick = tick();
        find("[data-do=back]").click();
        waitForTick(tick - 1);
    }

    @Test
    void aPressThatComesRightAfterTheEndStillMeansPause() {
        openAndListen();
        ask("new MutationObserver(() => { if (" + PLAY + ".innerText.trim() === 'Play') "
                + "{ " + PLAY + ".click(); window.pressed = true; } })"
                + ".observe(" + PLAY + ", { subtree: true, characterData: true, "
                + "childList: true })");
        find("[data-do=play]").click();
        waitForTheEnd();
        waitFor("return window.pressed === true");
        stepBack();
        assertThat(asked()).isEqualTo(List.of("play", "step"));
    }

    @Test
    void aPressThatBeganBeforeTheEndMeansPauseHoweverLongItTakes() {
        openAndListen();
        find("[data-do=play]").click();
        ask("const wait = () => " + PLAY + ".innerText.trim() === 'Pause' "
                + "? " + PLAY + ".dispatchEvent(new PointerEvent('pointerdown')) "
                + ": requestAnimationFrame(wait); wait()");
        waitForTheEnd();
        waitFor("window.since ??= performance.now(); return performance.now() - since > 600");
        ask(PLAY + ".click()");
        stepBack();
        assertThat(asked()).isEqualTo(List.of("play", "step"));
    }

    @Test
    void whoeverWantsToSeeTheRunAgainPlaysItAgain() {
        openAndListen();
        find("[data-do=play]").click();
        waitForTheEnd();
        waitFor("window.since ??= performance.now(); return performance.now() - since > 600");
        find("[data-do=play]").click();
        waitFor("return asked.length === 2");
        // It stands at its end until the answer comes.
        waitFor("return " + PLAY + ".innerText.trim() === 'Pause'");
        waitForTheEnd();
        press(Keys.HOME);
        waitForTick(0);
        press(Keys.SPACE);
        waitFor("return asked.length === 4");
        assertThat(asked()).isEqualTo(List.of("play", "play", "seek", "play"));
    }
}
