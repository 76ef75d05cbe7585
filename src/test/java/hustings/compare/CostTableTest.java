package hustings.compare;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.compare.CostTable.Row;
import hustings.lab.Measure;
import hustings.model.AlgorithmRegistry;
import hustings.run.Result;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What runs cost side by side: the same words as in the Lab, and a mark only where it is fair. */
class CostTableTest {
    private static final AlgorithmRegistry REGISTRY = Runs.REGISTRY;
    private static final String CRASH = "algorithms=bully,ring,chang-roberts,randomized"
            + "&faults=60:crash-leader";

    /** Quantities that stand in both, by the key here and the measure there. */
    private static final Map<String, Measure> SHARED = Map.ofEntries(
            entry("contest", Measure.MESSAGES), entry("last", Measure.LAST),
            entry("election", Measure.ELECTION), entry("agreement", Measure.AGREEMENT),
            entry("without", Measure.WITHOUT), entry("several", Measure.SEVERAL),
            entry("depth", Measure.DEPTH), entry("sent", Measure.SENT),
            entry("bits", Measure.BITS), entry("busiest", Measure.BUSIEST),
            entry("elections", Measure.ELECTIONS));

    private static Comparison at(String query, long tick) {
        Comparison run = new Comparison(
                Simulation::new, Scenario.parse(query, REGISTRY), REGISTRY, WorkLimit::unlimited);
        run.seek(tick);
        return run;
    }

    private static List<Result> results(Comparison run) {
        return run.panels().stream().map(panel -> panel.run().result()).toList();
    }

    private static Optional<String> unevenness(String query, long tick) {
        Comparison run = at(query, tick);
        return Footing.of(run.panels(), results(run)).unevenness();
    }

    private static Row row(String key, CostTable table) {
        return table.rows().stream().filter(row -> row.key().equals(key)).findFirst()
                .orElseThrow();
    }

    @Test
    void aQuantityHasOneNameAndOneMeaningHereAndInTheLab() {
        List<Result> results = results(at(CRASH + "&detector=heartbeat:5,15", 200));
        CostTable table = CostTable.of(results, true);
        SHARED.forEach((key, measure) -> {
            Row row = row(key, table);
            assertThat(measure.label()).as(key).endsWith(row.label());
            for (int i = 0; i < results.size(); i++) {
                OptionalDouble there = measure.of(results.get(i));
                assertThat(row.values().get(i).map(Long::doubleValue)).as(key).isEqualTo(
                        there.isPresent() ? Optional.of(there.getAsDouble()) : Optional.empty());
            }
        });
    }

    @Test
    void countsNoMessageTwiceAmongWhatHasBecomeOfThem() {
        CostTable table = CostTable.of(results(at("algorithms=bully,ring&loss=0.1&duplicate=0.1"
                + "&faults=30:split-1-2,60:crash-leader,90:heal", 70)), true);
        for (int i = 0; i < 2; i++) {
            int panel = i;
            long fates = List.of("delivered", "lost", "blocked", "toDead", "inFlight").stream()
                    .mapToLong(key -> row(key, table).values().get(panel).orElseThrow()).sum();
            assertThat(fates).isEqualTo(row("sent", table).values().get(panel).orElseThrow()
                    + row("duplicated", table).values().get(panel).orElseThrow());
        }
    }

    @Test
    void nothingIsMarkedBeforeAllHaveComeToAnEnd() {
        assertThat(unevenness(CRASH, 20)).hasValue("Ring, Chang–Roberts have not come to an end"
                .replace(",", " and") + " yet");
        assertThat(unevenness(CRASH, 58)).isEmpty();
        assertThat(unevenness(CRASH, 62)).get().asString().endsWith("not come to an end yet");
        assertThat(unevenness(CRASH, 133)).isEmpty();
        List<Result> results = results(at(CRASH, 133));
        assertThat(CostTable.of(results, true).rows()).anySatisfy(row ->
                assertThat(row.best()).isNotEmpty());
        assertThat(CostTable.of(results, false).rows()).allSatisfy(row ->
                assertThat(row.best()).isEmpty());
    }

    @Test
    void nothingIsMarkedWhereAFaultHasSparedSomeOfThem() {
        assertThat(unevenness("algorithms=bully,raft&faults=20:crash-leader", 400)).hasValue(
                "crash-leader at t 20 has changed nothing in Raft, so that the runs are not"
                        + " alike");
        assertThat(unevenness("algorithms=bully,ring&latency=3&faults=1:bully.drop-1-2", 400))
                .get().asString().contains("has changed nothing in Ring");
        assertThat(unevenness("algorithms=bully,ring&faults=100:heal", 400)).isEmpty();
    }

    @Test
    void whoElectsNobodyOrHasAStoreDoTheWorkIsNotTheCheapest() {
        CostTable table = CostTable.of(
                results(at("algorithms=lease,chang-roberts,bully&n=4", 400)), true);
        assertThat(row("contest", table).values().get(0)).hasValue(0L);
        assertThat(row("contest", table).best()).containsExactly(1);
        assertThat(row("election", table).best()).isEmpty();
        assertThat(unevenness("algorithms=bully,ring&start=none&detector=none", 10)).hasValue(
                "there are no two that have elected a leader");
    }
}
