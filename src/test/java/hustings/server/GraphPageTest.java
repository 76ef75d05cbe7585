package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What someone sees of a graph, and does with it. */
class GraphPageTest extends Visit {
    /** Where a node stands. */
    private static String place(String algorithm, int id) {
        return node(algorithm, id).getAttribute("transform");
    }

    /** Its way of being drawn is fetched when there is a graph. */
    private static void waitForLayout(String kind) {
        waitFor("return document.querySelector('[data-algorithm=flood-max] .links')"
                + ".dataset.layout === arguments[0]", kind);
    }

    private static List<String> places() {
        return all(".node").stream().map(node -> node.getAttribute("transform")).toList();
    }

    private static long links(String algorithm) {
        return ((Number) ask("return (document.querySelector('[data-algorithm=' + arguments[0]"
                + " + '] .links path').getAttribute('d').match(/M/g) || []).length", algorithm))
                .longValue();
    }

    @Test
    void drawsAGridAsOneAndLeavesAlgorithmsForRingsAndCompleteGraphsAsTheyAre() {
        open("?v=1&algorithms=flood-max,bully,chang-roberts,lamport&n=6&graph=grid:3&t=2");
        waitForLayout("grid:3");
        List<String> grid = all("[data-algorithm=flood-max] .node").stream()
                .map(node -> node.getAttribute("transform")).toList();
        assertThat(grid).extracting(at -> at.replaceAll(".*\\((\\S+) .*", "$1"))
                .as("columns").satisfies(x -> assertThat(x.subList(0, 3)).doesNotHaveDuplicates()
                        .isEqualTo(x.subList(3, 6)));
        assertThat(links("flood-max")).isEqualTo(7);
        assertThat(links("bully")).isEqualTo(15);
        assertThat(place("bully", 1)).isEqualTo(place("chang-roberts", 1))
                .isNotEqualTo(place("flood-max", 1));
        assertThat(find("[data-algorithm=flood-max] .topology").getText())
                .startsWith("lock step, any connected graph");
    }

    @Test
    void changesTheGraphInTheColumnAndReadsThereWhatIsAllowed() {
        open("?v=1&algorithms=flood-max&n=6&graph=grid:3");
        waitForLayout("grid:3");
        List<String> before = places();
        find("#key-graph").sendKeys(Keys.chord(Keys.CONTROL, "a"), "star", Keys.ENTER);
        waitForAddress("graph=star");
        waitForLayout("star");
        assertThat(links("flood-max")).isEqualTo(5);
        assertThat(places()).isNotEqualTo(before);
        find("#key-graph").sendKeys(Keys.chord(Keys.CONTROL, "a"), "1-2,2-3", Keys.ENTER);
        waitFor("return document.querySelector('#error-graph') !== null");
        assertThat(find("#error-graph").getText())
                .contains("links that connect all nodes; these do not lead from 1 to 4");
    }

    @Test
    void saysThatInLockStepAllStartTogether() {
        open("?v=1&algorithms=flood-max,bully&start=one");
        assertThat(texts("#scenario .warning"))
                .containsExactly("In lock step all start together, whoever calls: FloodMax.");
        open("?v=1&algorithms=bully&graph=star");
        assertThat(texts("#scenario .warning"))
                .containsExactly("None of the algorithms chosen runs on a graph.");
    }

    @Test
    void drawsTheSameRandomGraphEachTime() {
        open("?v=1&algorithms=flood-max&n=6&graph=random:3&seed=5");
        waitForLayout("random:3");
        List<String> first = places();
        open("?v=1&algorithms=flood-max&n=6&graph=random:3&seed=5&loss=0.1");
        waitForLayout("random:3");
        assertThat(places()).isEqualTo(first).doesNotHaveDuplicates().hasSize(6);
        open("?v=1&algorithms=flood-max&n=6&graph=random:3&seed=6");
        waitForLayout("random:3");
        assertThat(places()).isNotEqualTo(first);
    }

    @Test
    void leavesRoomInAGraphForANodeThatJoinsLater() {
        open("?v=1&algorithms=flood-max&n=5&ids=ascending&graph=grid:3&faults=2:join-6&t=1");
        waitForLayout("grid:3");
        List<String> before = places();
        assertThat(links("flood-max")).isEqualTo(5);
        press(Keys.ARROW_RIGHT);
        waitForTick(2);
        assertThat(places()).hasSize(6).startsWith(before.toArray(String[]::new));
        assertThat(links("flood-max")).isEqualTo(7);
    }

    @Test
    void tellsTheoryOnlyOfTheGraphThatItIsAbout() {
        open("?v=1&algorithms=flood-max&n=6");
        assertThat(find("#cost").getText()).contains("= 36");
        open("?v=1&algorithms=flood-max&n=6&graph=line");
        assertThat(find("#cost").getText()).doesNotContain("= 36")
                .contains("in general 2·links·diameter");
    }
}
