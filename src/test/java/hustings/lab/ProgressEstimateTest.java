package hustings.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.sim.Runs;
import org.junit.jupiter.api.Test;

class ProgressEstimateTest {
    private final ProgressEstimate pace = new ProgressEstimate(Experiment.parse(
            "algorithms=ring,bully&n=4,8&trials=10", Runs.REGISTRY).series(Runs.REGISTRY), 10);

    @Test
    void nothingHasPassedAtFirst() {
        assertThat(pace.share()).isZero();
    }

    @Test
    void takesThePointsThatAreNotKnownToGrowWithTheSquare() {
        pace.took(0, 5, 500);
        // 100 a trial at n = 4, so 400 at n = 8, and of the other algorithm the same.
        assertThat(pace.share()).isEqualTo(500 / (500 + 500 + 4000 + 1000 + 4000.0), within(1e-9));
    }

    @Test
    void takesThosePointsThatAreKnownAsTheyAre() {
        pace.took(0, 10, 1000);
        pace.took(1, 5, 5000);
        pace.took(2, 10, 100);
        pace.took(3, 10, 100);
        assertThat(pace.share()).isEqualTo(6200 / 11200.0, within(1e-9));
        pace.took(1, 5, 1000);
        assertThat(pace.share()).isEqualTo(1);
    }
}
