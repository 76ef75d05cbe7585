package hustings.sim;

import static hustings.sim.Runs.events;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Event;
import hustings.run.Result;
import hustings.scenario.Chance;
import hustings.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksTest {
    private static LocalTime time(String clocks) {
        Scenario scenario = Runs.scenario("bully", "n=5&ids=1,2,3,4,5&clocks=" + clocks);
        return new LocalTime(
                scenario.clocks(), new Membership(scenario, new Chance(scenario.seed())));
    }

    @Test
    void keepTrueTimeUnlessTheScenarioSaysOtherwise() {
        for (LocalTime time : List.of(time(""), time("5:1.3"))) {
            assertThat(time.now(0, 17)).isEqualTo(17);
            assertThat(time.due(0, 17, 4)).isEqualTo(21);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.333", "0.5", "0.999", "1.001", "1.3", "7.77", "10"})
    void showAtTheTickOfATimerThatJustAsMuchHasGoneByAsWasAsked(String factor) {
        LocalTime time = time("2:" + factor);
        for (long tick = 0; tick < 500; tick++) {
            for (long ticks = 1; ticks < 20; ticks++) {
                long due = time.due(1, tick, ticks);
                long shown = time.now(1, tick);
                assertThat(due).isGreaterThan(tick);
                assertThat(time.now(1, due) - shown).isGreaterThanOrEqualTo(ticks);
                assertThat(time.now(1, due - 1) - shown).isLessThan(ticks);
            }
        }
    }

    @Test
    void doNotDriftFromTheTimersThatTheyDrive() {
        LocalTime time = time("2:1.3");
        long tick = 0;
        for (int i = 0; i < 1000; i++) {
            tick = time.due(1, tick, 1);
        }
        assertThat(tick).isEqualTo(1300);
    }

    @Test
    void outlastEveryRun() {
        assertThat(time("2:10").due(1, Scenario.LONGEST, Long.MAX_VALUE / 2))
                .isGreaterThan(Scenario.LONGEST);
    }

    @Test
    void stretchTheTimersOfTheirOwnNodeAlone() {
        String scenario = "n=3&ids=ascending&latency=1&detector=none&start=1&faults=0:crash-3,"
                + "0:crash-2";
        assertThat(run("bully", scenario).agreedAt()).hasValue(3);
        assertThat(run("bully", scenario + "&clocks=1:2").agreedAt()).hasValue(6);
        assertThat(run("bully", scenario + "&clocks=2:2,3:0.5").agreedAt()).hasValue(3);
    }

    @Test
    void makeAFastNodeWinWhereAnAnswerIsOnItsWay() {
        Result hasty = run("bully", "n=2&latency=2&detector=none&start=1&until=3&clocks=1:0.5");
        assertThat(hasty.outcome()).isEqualTo(Result.Outcome.DISAGREEMENT);
    }

    @Test
    void slowDownHeartbeatsAndTheWaitForThem() {
        String scenario = "n=2&ids=ascending&latency=1&detector=heartbeat:5,13&until=100";
        assertThat(heartbeats(scenario)).isEqualTo(20);
        assertThat(heartbeats(scenario + "&clocks=2:2")).isEqualTo(10);
        String dead = scenario + "&faults=20:crash-2";
        assertThat(suspectedAt(dead)).isEqualTo(29);
        assertThat(suspectedAt(dead + "&clocks=1:2")).isEqualTo(42);
    }

    private static long heartbeats(String scenario) {
        return run("bully", scenario).messages().detect();
    }

    private static long suspectedAt(String scenario) {
        return events("bully", scenario).stream()
                .filter(event -> event.what() instanceof Event.Suspected)
                .mapToLong(Event::tick).findFirst().orElseThrow();
    }
}
