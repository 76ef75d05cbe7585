package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.run.Event;
import hustings.run.WorkLimit;
import hustings.scenario.Deliveries;
import hustings.scenario.Identity;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryScriptTest {
    private static final List<String> ALGORITHMS =
            List.of("bully", "modified-bully", "ring", "chang-roberts", "lamport", "raft");

    /** What became of each message of a run, as somebody would take it down. */
    private static Deliveries recorded(List<Event> events) {
        Set<Long> lost = new HashSet<>();
        events.stream().filter(event -> event.what() instanceof Event.Dropped dropped
                && dropped.reason() == Event.Reason.LOSS).forEach(e -> lost.add(e.cause()));
        SortedMap<Deliveries.Link, List<Integer>> ticks = new TreeMap<>();
        for (Event event : events) {
            if (event.what() instanceof Event.Sent sent) {
                ticks.computeIfAbsent(new Deliveries.Link(
                        Identity.of(event.node()), Identity.of(sent.to())),
                        link -> new ArrayList<>()).add(lost.contains(event.number())
                                ? Deliveries.LOST : (int) (sent.due() - event.tick()));
            }
        }
        return new Deliveries(ticks);
    }

    private static List<Event> withoutDue(List<Event> events) {
        Set<Long> lost = new HashSet<>();
        events.forEach(event -> {
            if (event.what() instanceof Event.Dropped) {
                lost.add(event.cause());
            }
        });
        // When a message that never came would have come, nobody has taken down.
        return events.stream().map(event -> event.what() instanceof Event.Sent sent
                && lost.contains(event.number()) ? new Event(event.number(), event.tick(),
                        event.cause(), event.node(), event.lines(), event.source(),
                        new Event.Sent(sent.to(), sent.kind(), sent.content(), 0)) : event)
                .toList();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void hasARunThatWasRecordedHappenAgainEventForEvent(@ForAll @IntRange(max = 5) int algorithm,
            @ForAll @IntRange(min = 2, max = 6) int n, @ForAll @IntRange(max = 9_999) int seed,
            @ForAll boolean lossy) {
        String common = "n=" + n + "&delta=9&detector=heartbeat:20,45&until=200&seed=" + seed
                + "&faults=60:crash-1,110:recover-1,120:cut-2-1,150:heal";
        List<Event> drawn = events(algorithm, common + "&latency=1-9&order=any"
                + (lossy ? "&loss=0.1" : ""));
        // What arrives in one tick is put into an order of its own, if its ticks are recorded.
        List<Event> first = events(algorithm, common + "&deliveries=" + recorded(drawn));
        List<Event> again = events(algorithm, common + "&latency=2&loss=0.5&duplicate=0.5"
                + "&deliveries=" + recorded(first));
        assertThat(withoutDue(again)).isEqualTo(withoutDue(first));
    }

    private static List<Event> events(int algorithm, String scenario) {
        return Runs.events(ALGORITHMS.get(algorithm), scenario);
    }

    @Test
    void leavesTheMessagesThatWereNotRecordedToTheLatency() {
        String scenario = "n=2&ids=ascending&latency=4&detector=none&start=1&until=30&deliveries=";
        assertThat(firstDue(scenario)).isEqualTo(4);
        assertThat(firstDue(scenario + "1-2:9")).isEqualTo(9);
        assertThat(firstDue(scenario + "2-1:9")).isEqualTo(4);
    }

    private static long firstDue(String scenario) {
        return Runs.events("bully", scenario).stream().map(Event::what)
                .filter(Event.Sent.class::isInstance).map(Event.Sent.class::cast)
                .findFirst().orElseThrow().due();
    }

    @Test
    void isWrittenAsShortAsItCanBe() {
        Scenario scenario = Runs.scenario("bully",
                "n=3&deliveries=2-1:5.5.5.5.x.12.12,1-2:3*1;1-3: 7");
        assertThat(scenario.deliveries()).hasToString("1-2:3*1,1-3:7,2-1:4*5.x.2*12");
        assertThat(Scenario.parse(scenario.text(), Runs.REGISTRY)).isEqualTo(scenario);
    }

    @Test
    void followsTheNodesThatAnotherSeedLaysOutOtherwise() {
        String text = "n=5&ids=shuffled&detector=none&until=50&latency=1&deliveries=5-4:7,1-5:3";
        Scenario other = Runs.scenario("bully", text + "&seed=7");
        Simulation again = new Simulation(Runs.scenario("bully", text),
                Runs.REGISTRY.get("bully"), WorkLimit.unlimited());
        again.run();
        again.again(7);
        again.run();
        Simulation fresh = new Simulation(other, Runs.REGISTRY.get("bully"), WorkLimit.unlimited());
        fresh.run();
        assertThat(again.result()).isEqualTo(fresh.result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-2", "1-2:", "1-2:0", "1-2:y", "1-2:3..4", "1-1:3", "1-9:3", "1:3",
            "1-2:3,1-2:4", "1-2:100001", "1-2:100001*1", "1-2:9*", "1-2:-3", "1-2:99999999999*x"})
    void isRefusedInWordsWhereItIsNone(String deliveries) {
        assertThatThrownBy(() -> Runs.scenario("bully", "n=3&deliveries=" + deliveries))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("deliveries");
    }
}
