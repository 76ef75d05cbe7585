package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How every page is laid out on screens of every width: nothing is cut, covered, or squeezed. */
class LayoutTest extends Visit {
    private static final int[][] SCREENS = {
        {360, 740}, {900, 700}, {1024, 768}, {1180, 820}, {1280, 800}, {1440, 900}, {1920, 1080}};
    private static final int VIEWS_BELOW = 1200;
    private static final String AUDIT = audit();

    private static final String LESSON = "?v=1&algorithms=bully,ring,chang-roberts,randomized"
            + "&faults=60:crash-leader&t=70";
    private static final String TWO_LEADERS = "?v=1&algorithms=bully,lamport&n=3&ids=ascending"
            + "&start=1&latency=1&detector=none&faults=0:crash-3,0:slow-2-10&t=4";
    private static final String SIX = "?v=1&algorithms=bully,hirschberg-sinclair,"
            + "synchronous-itai-rodeh,raft,invitation,fast-leader-election&n=40"
            + "&faults=30:split-1-2-3,60:crash-leader,70:heal&t=140";

    /** What has to be seen, and how large it is at least. */
    private record Part(String selector, int width, int height) {}

    private static final Part STAGE = new Part("main#stage", 330, 190);
    private static final Part ARENA = new Part("#stage .arena", 150, 70);
    private static final Part TIME = new Part("#time", 330, 80);
    private static final Part CAPTION = new Part(".captions > .caption", 150, 30);

    private final List<String> wrong = new ArrayList<>();

    private static String audit() {
        try (InputStream script = Objects.requireNonNull(
                LayoutTest.class.getResourceAsStream("/layout.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void isOnItsOwnScreenAgain() {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private static void resize(int[] screen) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", screen[0],
                "height", screen[1], "deviceScaleFactor", 1, "mobile", false));
        waitFor("return innerWidth === arguments[0]", screen[0]);
        settle();
    }

    /** What watches sizes draws in the frame that follows. */
    private static void settle() {
        browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(() =>"
                + " requestAnimationFrame(arguments[0])))");
    }

    private void look(String what, int width, Part... parts) {
        List<List<Object>> expected = new ArrayList<>();
        for (Part part : parts) {
            int least = part == STAGE ? shareOfStage(width) : part.width;
            expected.add(List.of(part.selector, least, part.height));
        }
        ((List<?>) ask(AUDIT, expected)).forEach(
                each -> wrong.add(what + " at " + width + ": " + each));
    }

    /** It is what the page is for: most of a small screen, more than a column of a large one. */
    private static int shareOfStage(int width) {
        return width < VIEWS_BELOW ? width - 20 : width * 2 / 5;
    }

    private static void view(String name) {
        ask("document.querySelector(`.views [data-view=${arguments[0]}]`).click()", name);
        settle();
    }

    /** Looks at a page that has no views. */
    private void lookEverywhere(String what, Part... parts) {
        for (int[] screen : SCREENS) {
            resize(screen);
            look(what, screen[0], parts);
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean hasViews(int[] screen) {
        return screen[0] < VIEWS_BELOW;
    }

    @Test
    void givesEveryPartOfThePlaygroundItsRoomWhileACaptionShows() {
        open(LESSON);
        waitFor("return document.querySelector('.caption:not(.result, [hidden])') !== null");
        for (String tab : List.of("node", "why", "properties", "log", "cost")) {
            showTab(tab);
            for (int[] screen : SCREENS) {
                resize(screen);
                Part side = new Part("#" + tab, 250, 200);
                if (hasViews(screen)) {
                    view("side");
                    look(tab, screen[0], side, TIME);
                    view("scenario");
                    look("scenario", screen[0], new Part("#scenario", 330, 250), TIME);
                    view("stage");
                    look("stage", screen[0], STAGE, ARENA, TIME, CAPTION);
                } else {
                    look(tab, screen[0], side, STAGE, ARENA, TIME, CAPTION,
                            new Part("#scenario", 230, 500));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void showsTheWholeTableOfCostsBesideTheStage() {
        for (String query : List.of("?v=1&faults=60:crash-leader&t=130", SIX,
                "?v=1&algorithms=improved-peterson,hirschberg-sinclair,synchronous-itai-rodeh,"
                        + "fast-leader-election&t=130")) {
            open(query);
            for (int width : new int[] {1200, 1280, 1440}) {
                resize(new int[] {width, 800});
                // It is drawn for the width of the moment.
                ask("document.querySelector('[data-do=back]').click()");
                waitFor("const { scrollWidth, clientWidth } = document.querySelector('#cost');"
                        + "return scrollWidth === clientWidth");
            }
        }
    }

    @Test
    void givesALessonItsRoomWithItsAnswerAboveItsCaption() {
        open(TWO_LEADERS);
        waitFor("return document.querySelector('.caption:not(.result, [hidden])') !== null");
        ask("const result = document.querySelector('.caption.result'); result.hidden = false;"
                + "result.textContent = 'You said 3; it was 10.'");
        lookEverywhere("lesson", STAGE, ARENA, TIME, CAPTION);
    }

    @Test
    void givesTheSpaceTimeDiagramItsRoomWhileACaptionShows() {
        open(LESSON);
        waitFor("return document.querySelector('.caption:not(.result, [hidden])') !== null");
        find(".to-detail").click();
        waitFor("return document.querySelector('.space-time canvas') !== null");
        lookEverywhere("space-time", new Part("#detail", 330, 260),
                new Part(".space-time-field", 300, 120), TIME, CAPTION);
    }

    @Test
    void readsSixPanelsOnAProjector() {
        open(SIX);
        lookEverywhere("six", STAGE, ARENA, TIME);
        resize(new int[] {1440, 900});
        assertThat(ask("const stage = document.querySelector('#stage');"
                + "return stage.scrollHeight - stage.clientHeight")).isEqualTo(0L);
    }

    @Test
    void givesPanelsThatStandAtTicksOfTheirOwnTheirRoom() {
        open(SIX);
        find("#align").sendKeys("align by event");
        waitFor("return document.body.classList.contains('aligned')");
        lookEverywhere("aligned", STAGE, ARENA, TIME);
    }

    @Test
    void givesEveryCardOfTheLabItsRoom() {
        browser.get(server() + "/lab?v=1&algorithms=bully,chang-roberts&n=4-16:4&trials=20");
        waitFor("return document.body.dataset.state === 'done'");
        lookEverywhere("lab", new Part(".about", 300, 80), new Part("[data-show=chart] svg", 280,
                200), new Part("#cost", 300, 300));
    }

    @Test
    void givesTheComparisonOfAlgorithmsItsRoom() {
        browser.get(server() + "/algorithms");
        lookEverywhere("algorithms", new Part("h1", 100, 20), new Part("#n", 30, 24));
    }

    @Test
    void givesThePageOfAnAlgorithmItsRoom() {
        browser.get(server() + "/algorithms/bully");
        waitFor("return document.querySelectorAll('#stage .node').length > 0");
        lookEverywhere("bully", new Part("#stage", 300, 300), ARENA);
    }

    @Test
    void givesTheBarOfLiveGroupsItsRoom() {
        open("live");
        waitFor("return document.querySelector('[data-show=live]').textContent !== ''");
        lookEverywhere("live", STAGE, ARENA, TIME, new Part(".live-bar", 300, 30),
                new Part("[data-do=live-start]", 100, 24));
    }

    @Test
    void givesTheLibraryItsRoom() {
        browser.get(server() + "/library");
        lookEverywhere("library", new Part("h1", 60, 20), new Part("main ul", 300, 20));
    }
}
