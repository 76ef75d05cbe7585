package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Disturbance;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages overtake others, as it is said to whoever judges. */
class PunctualityTest {
    private static List<Disturbance.Overtaken> overtaken(String faults) {
        List<Disturbance.Overtaken> all = new ArrayList<>();
        Scenario scenario = Runs.scenario("bully", "n=3&ids=ascending&latency=3&delta=100"
                + "&start=none&until=100&faults=" + faults);
        new Simulation(scenario, Runs.REGISTRY.get("bully"), WorkLimit.unlimited(),
                Optional.empty(),
                new RunListener() {
                    @Override
                    public void disturbed(Disturbance disturbance, long tick, long event) {
                        if (disturbance instanceof Disturbance.Overtaken overtaken) {
                            all.add(overtaken);
                        }
                    }
                }).run();
        return all;
    }

    @Test
    void whatIsSentLaterOvertakesWhatIsDelayedByHand() {
        assertThat(overtaken("10:elect-3,11:delay-3-1-50,20:elect-3"))
                .containsExactly(new Disturbance.Overtaken(63));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "deliver"})
    void nothingOvertakesWhatIsNoLongerOnItsWay(String handling) {
        assertThat(overtaken("10:elect-3,11:delay-3-1-50,12:" + handling + "-3-1,20:elect-3"))
                .isEmpty();
    }

    @Test
    void whatIsDelayedAgainIsOvertakenUntilItComes() {
        assertThat(overtaken("10:elect-3,11:delay-3-1-50,12:delay-3-1-7,20:elect-3"))
                .containsExactly(new Disturbance.Overtaken(70));
    }
}
