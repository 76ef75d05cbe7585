package census;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Result;
import hustings.sim.ElectionContract;
import hustings.sim.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class CensusTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "census";
    }

    @Override
    public List<String> rareScenarios() {
        return List.of("n=4&latency=1-9&delta=1&faults=3:elect-1,40:crash-4,60:recover-4");
    }

    @Test
    void costsThreeMessagesForEveryOtherNode() {
        Result result = Runs.run("census", "n=8&start=one");
        assertThat(result.messages().byKind())
                .containsEntry("ASK", 7L).containsEntry("PRESENT", 7L).containsEntry("LEADER", 7L);
    }
}
