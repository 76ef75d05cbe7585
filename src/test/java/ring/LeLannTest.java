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
import tools.jackson.databind.JsonNode;

class LeLannTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "le-lann";
    }

    @Override
    public boolean needsFifo() {
        return true;
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&faults=40:crash-3,80:recover-3",
                "n=4&start=random:2&le-lann.bystanders=relay&faults=60:crash-leader",
                "n=4&latency=1&start=one&le-lann.bystanders=relay&faults=6:elect-3",
                "n=6&latency=1&duplicate=0.3&seed=2",
                "n=6&seed=85&latency=1&start=one&faults=10:elect-3");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsTheSquareOfItsSizeOnEveryRingWhoeverStarts(int n) {
        long expected = Oracle.read("lelann").get(Integer.toString(n)).get("tokens").asLong();
        assertThat(expected).isEqualTo((long) n * n);
        Oracle.forEachRing(n, ring -> {
            Result all = run("le-lann", "latency=1&ids=" + ring);
            Result one = run("le-lann", "latency=1&start=one&ids=" + ring);
            assertThat(all.messages().contest()).as(ring).isEqualTo(expected);
            assertThat(one.messages().contest()).as(ring).isEqualTo(expected);
            assertThat(all.leader()).as(ring).hasValue(n);
            assertThat(one.leader()).as(ring).hasValue(n);
            assertThat(all.agreedAt()).as(ring).hasValue(n);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void costsOneLapForEachInitiatorWhereBystandersRelayAndElectsTheLargestOfThem(int n) {
        JsonNode expected =
                Oracle.read("lelann").get(Integer.toString(n)).get("k_initiators_no_wake");
        for (String initiators : Oracle.subsets(n)) {
            List<Integer> standing =
                    List.of(initiators.split(",")).stream().map(Integer::valueOf).toList();
            Result result = run("le-lann", "n=" + n + "&seed=" + initiators.length()
                    + "&le-lann.bystanders=relay&start=" + initiators);
            assertThat(result.messages().byKind().get("TOKEN")).as(initiators)
                    .isEqualTo(expected.get(Integer.toString(standing.size())).asLong());
            assertThat(result.messages().byKind().get("ELECTED")).isEqualTo(n);
            assertThat(result.leader()).hasValue(standing.get(standing.size() - 1));
        }
    }

    @Test
    void disagreesWhereMessagesOvertakeEachOther() {
        int disagree = 0;
        for (int seed = 0; seed < 400; seed++) {
            Result result = run("le-lann", "n=8&order=any&latency=1-9&seed=" + seed);
            disagree += result.outcome() == Result.Outcome.ELECTED ? 0 : 1;
            assertThat(run("le-lann", "n=8&latency=1-9&seed=" + seed).outcome())
                    .isEqualTo(Result.Outcome.ELECTED);
        }
        assertThat(disagree).isBetween(80, 320);
    }
}
