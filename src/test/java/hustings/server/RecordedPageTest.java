package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Event;
import hustings.run.Recording;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page of a server whose run is not simulated, but was taken down elsewhere. */
class RecordedPageTest extends Visit {
    private static final String RUN =
            "v=1&algorithms=bully&n=5&latency=1-5&until=400&faults=60:crash-leader";
    private static final String SAID = "I was a process of my own";

    @BeforeAll
    static void serveARecording() {
        served.close();
        served = new Served(withAWordOfItsOwn(
                Recordings.of(Scenario.parse(RUN, Runs.REGISTRY))).source());
    }

    /** The last thing that happens is nothing that a simulation of the scenario would tell. */
    private static Recording withAWordOfItsOwn(Recording taken) {
        List<Recording.Step> steps = new ArrayList<>(taken.steps());
        steps.add(new Recording.Step(new Event(steps.size() + 1, 90, 0, 4, List.of(), 0,
                new Event.Note(SAID)), List.of()));
        return new Recording(taken.scenario(), taken.algorithm(), taken.start(), steps);
    }

    @Test
    void drawsItStepsThroughItAndGoesBackInIt() {
        open("?" + RUN + "&t=59");
        assertThat(crashed()).isZero();
        press(Keys.ARROW_RIGHT);
        waitFor("return document.querySelectorAll('.node.crashed').length === 1");
        open("?" + RUN + "&t=95");
        showTab("log");
        waitFor("return document.querySelector('#log').textContent.includes('" + SAID + "')");
        showTab("properties");
        assertThat(find("#properties").getText()).contains("Termination");
        press(Keys.HOME);
        waitFor("return document.querySelectorAll('.node.crashed').length === 0");
    }

    private static int crashed() {
        return browser.findElements(By.cssSelector(".node.crashed")).size();
    }
}
