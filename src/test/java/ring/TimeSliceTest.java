package ring;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSliceTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "time-slice";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public long horizon() {
        return 2_000;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "ids=4,2,3&latency=1&until=60",
                "n=4&latency=1&faults=2:elect-3");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsNMessagesAndNRoundsOnAllRings(int n) {
        long expected = Oracle.read("time_slice").get(Integer.toString(n)).get("messages").asLong();
        Oracle.forEachRing(n, ring -> {
            Result result = run("time-slice", "latency=1&ids=" + ring);
            assertThat(result.messages().contest()).as(ring).isEqualTo(expected).isEqualTo(n);
            assertThat(result.leader()).as(ring).hasValue(1);
            assertThat(result.agreedAt()).as(ring).hasValue(n);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1000})
    void takesNRoundsForEachIdentifierUpToTheSmallest(int least) {
        String ids = (least + 3) + "," + least + "," + (least + 1) + "," + (least + 7);
        Result result = run("time-slice", "latency=1&until=5000&ids=" + ids);
        assertThat(result.leader()).hasValue(least);
        assertThat(result.agreedAt()).hasValue(4L * least);
        assertThat(result.messages().contest()).isEqualTo(4);
    }

    @Test
    void electsTheSmallestWhateverTheLatenciesUpToDelta() {
        everyday().forEach(scenario -> {
            if (!scenario.contains("exp")) {
                Result result = run("time-slice", scenario);
                assertThat(result.leader()).as(scenario).hasValue(1);
                assertThat(result.messages().contest()).as(scenario)
                        .isEqualTo(result.messages().delivered());
            }
        });
    }

    @Test
    void doesNotComeToAnEndInARunThatIsTooShortForItsIdentifiers() {
        Result result = run("time-slice", "latency=1&until=5000&ids=2000,3000,4000");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.NO_LEADER);
        assertThat(result.messages().contest()).isZero();
        assertThat(result.blockedAt()).as("it only waits").isEmpty();
    }

    @Test
    void electsASecondLeaderIfMessagesAreSlowerThanAssumed() {
        int wrong = 0;
        for (int seed = 0; seed < 400; seed++) {
            Result result = run("time-slice", "n=8&latency=1-3&delta=1&seed=" + seed);
            wrong += result.messages().contest() > 8 ? 1 : 0;
        }
        assertThat(wrong).as("runs in which a second token starts").isBetween(100, 300);
    }

    @Test
    void neverElectsAWrongLeaderByALossButOneInALaterPhase() {
        int later = 0;
        for (int seed = 0; seed < 400; seed++) {
            Result result = run("time-slice", "n=8&latency=1&loss=0.05&seed=" + seed);
            later += result.leader().orElse(1) > 1 ? 1 : 0;
        }
        assertThat(later).as("runs in which another than 1 leads").isBetween(10, 200);
    }
}
