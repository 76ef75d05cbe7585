package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Verdicts;
import hustings.model.Property;
import hustings.run.Result;
import org.junit.jupiter.api.Test;

/** For how many ticks nobody led, and for how many several did. */
class ReignTest {
    private static final String CRASH =
            "n=3&ids=ascending&latency=1&start=3&detector=perfect:7&faults=20:crash-3&until=60";

    @Test
    void nobodyLeadsFromTheCrashUntilTheNextOneDoes() {
        // Noticed at 27, asked for 2Δ + 1 = 3 ticks.
        assertThat(Runs.run("bully", CRASH).withoutLeader()).hasValue(10);
        assertThat(Runs.run("bully", CRASH).withSeveral()).isZero();
    }

    @Test
    void itCountsUntilTheEndOfTheRunIfNobodyFollows() {
        assertThat(Runs.run("bully", CRASH.replace("perfect:7", "none")).withoutLeader())
                .hasValue(41);
    }

    @Test
    void theLastTickCountsAsWellAsAnyOther() {
        Result crashed = Runs.run("bully",
                "n=2&latency=1&detector=none&faults=50:crash-2&until=50");
        assertThat(crashed.withoutLeader()).hasValue(1);
        String split = "n=2&latency=1&start=none&faults=0:split-1,1:elect-1,1:elect-2&until=100";
        assertThat(Runs.run("bully", split).withSeveral()).isEqualTo(97);
        assertThat(Verdicts.of(Property.INSTANT_UNIQUENESS, "bully", split).reason())
                .contains("In all 97 ticks");
    }

    @Test
    void itIsNotCountedBeforeSomebodyHasLed() {
        assertThat(Runs.run("chang-roberts", "n=8&latency=1").withoutLeader()).hasValue(0);
        assertThat(Runs.run("bully", "n=8&start=none").withoutLeader()).isEmpty();
    }

    @Test
    void twoLeadWhileTheNetworkIsSplitAndUntilTheyHearOfEachOther() {
        String split = "n=5&ids=ascending&start=5&latency=1&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400";
        assertThat(Runs.run("bully", split).withSeveral()).isEqualTo(304 - 112);
        assertThat(Runs.run("raft", split).withSeveral()).isZero();
        Simulation meanwhile = Runs.simulation("bully", split);
        meanwhile.advanceTo(250);
        assertThat(meanwhile.result().withSeveral()).isEqualTo(251 - 112);
    }

    @Test
    void aSimulationThatBeginsAgainCountsAnew() {
        Simulation simulation = Runs.simulation("bully", CRASH);
        simulation.run();
        simulation.again(7);
        simulation.run();
        assertThat(simulation.result().withoutLeader()).hasValue(10);
    }
}
