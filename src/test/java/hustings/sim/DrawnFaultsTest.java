package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Event;
import hustings.scenario.Feint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Faults at nodes, and at times, that the seed draws. */
class DrawnFaultsTest {
    private static final List<String> SEVERAL = List.of("bully", "ring", "raft", "lamport");

    private static List<String> acted(String algorithm, String rest) {
        return Runs.events(algorithm, rest).stream()
                .filter(event -> event.what() instanceof Event.Acted)
                .map(event -> event.tick() + ":" + event.what() + event.node()).toList();
    }

    @Test
    void theSameNodeIsDrawnForAllAlgorithms() {
        for (int seed = 0; seed < 20; seed++) {
            String rest = "n=9&faults=40:crash-random,60:pause-random,90:crash-random,"
                    + "120:recover-random,150:elect-random,170:resume-random,180:leave-random"
                    + "&seed=" + seed;
            Set<List<String>> all = SEVERAL.stream()
                    .map(algorithm -> acted(algorithm, rest)).collect(Collectors.toSet());
            assertThat(all).hasSize(1);
            assertThat(all.iterator().next()).hasSize(7);
        }
    }

    @Test
    void everyNodeIsDrawnAboutAsOften() {
        int[] drawn = new int[5];
        for (int seed = 0; seed < 1_000; seed++) {
            Runs.events("bully", "n=4&until=9&faults=3:crash-random&seed=" + seed).stream()
                    .filter(event -> event.what() instanceof Event.Acted)
                    .forEach(event -> drawn[event.node()]++);
        }
        // 250 each, with a standard deviation of 14.
        IntStream.rangeClosed(1, 4).forEach(node ->
                assertThat(drawn[node]).isBetween(195, 305));
    }

    @Test
    void onlyTheDeadRecoverAndOnlyTheLivingCrash() {
        String rest = "n=3&until=90&faults=10:crash-random,11:crash-random,12:crash-random,"
                + "13:crash-random,20:recover-random";
        assertThat(acted("raft", rest)).hasSize(4);
        assertThat(Runs.events("raft", rest)).anyMatch(event ->
                event.what() instanceof Event.Note(String text) && event.tick() == 13
                        && text.equals("crash-random does nothing: there is no node to which it"
                                + " can be done"));
    }

    @Test
    void feignedFailuresComeAtTheSameTimesForAllAlgorithmsAndEndAgain() {
        String rest = "n=5&until=900&feign=crash:0-200,20-80&seed=";
        for (int seed = 0; seed < 10; seed++) {
            String scenario = rest + seed;
            assertThat(SEVERAL.stream().map(algorithm -> acted(algorithm, scenario))
                    .collect(Collectors.toSet())).hasSize(1);
        }
        List<String> acts = acted("bully", rest + 1);
        assertThat(acts).hasSizeGreaterThan(20);
        for (int node = 1; node <= 5; node++) {
            List<Long> ticks = ofNode(acts, node).map(act ->
                    Long.parseLong(act.split(":")[0])).toList();
            List<String> verbs = ofNode(acts, node).map(act ->
                    act.replaceFirst(".*action=([a-z]+)-.*", "$1")).toList();
            for (int i = 0; i + 1 < ticks.size(); i++) {
                long took = ticks.get(i + 1) - ticks.get(i);
                assertThat(verbs.get(i)).isEqualTo(i % 2 == 0 ? "crash" : "recover");
                assertThat(took).isBetween(i % 2 == 0 ? 20L : 1L, i % 2 == 0 ? 80L : 200L);
            }
        }
    }

    private static Stream<String> ofNode(List<String> acts, int node) {
        return acts.stream().filter(act -> act.endsWith("]" + node));
    }

    @Test
    void whoIsDownAlreadyFeignsNothingAndIsNotWoken() {
        List<String> acts = acted("bully",
                "n=1&until=400&feign=crash:30,20&faults=5:crash-1,300:recover-1");
        assertThat(acts.get(0)).startsWith("5:");
        assertThat(acts.get(1)).startsWith("300:");
    }

    @Test
    void aFeintMayBeOnlySleep() {
        assertThat(acted("raft", "n=3&until=200&feign=pause:40,10")).allMatch(act ->
                act.contains("pause-") || act.contains("resume-")).hasSizeGreaterThan(12);
    }

    @Test
    void aFeintIsReadAsItIsWrittenAndAsPeopleWriteIt() {
        assertThat(Feint.parse("crash:0-200,20-80")).hasToString("crash:0-200,20-80");
        assertThat(Feint.parse("0..200, 20 - 80")).hasToString("crash:0-200,20-80");
        assertThat(Feint.parse("Pause: 40,10")).hasToString("pause:40,10");
        assertThat(Feint.parse("none")).hasToString("none");
        assertThat(Runs.scenario("bully", "feign=10,5").text()).endsWith("&feign=crash:10,5");
        for (String wrong : List.of("10", "10,0", "20-10,5", "sleep:1,2", "1,2,3", "")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Feint.parse(wrong)).as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("crash:0-200,20-80");
        }
    }
}
