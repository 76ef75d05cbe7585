package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.scenario.InvalidScenario;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which groups a host starts, and that one which it refuses is not in the way of the next. */
class LiveHostTest {
    private final LiveHost host = new LiveHost(Simulation::new, Runs.REGISTRY);

    private static Scenario scenario(String text) {
        return Scenario.parse(text, Runs.REGISTRY);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void startsAGroupWhoseFaultsComeLate() {
        host.start(scenario("algorithms=bully&n=1&until=3000&faults=2500:crash-1"), 20);
        assertThat(host.isRunning()).isTrue();
    }

    @Test
    void isFreeForAnotherAfterItHasRefusedOneWhoseFaultsComeAfterItsEnd() {
        assertThatThrownBy(() -> host.start(
                scenario("algorithms=bully&n=1&until=3000&faults=2500:crash-1"), 500))
                .isInstanceOf(InvalidScenario.class).hasMessageContaining("until = 1200");
        assertThat(host.isRunning()).isFalse();
    }
}
