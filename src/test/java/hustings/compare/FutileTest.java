package hustings.compare;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmRegistry;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that do nothing, and what is said of them. */
class FutileTest {
    private static final AlgorithmRegistry REGISTRY = Runs.REGISTRY;

    private static List<Futile> futile(String query) {
        Scenario scenario = Scenario.parse(query, REGISTRY);
        return Comparison.results(Simulation::new, scenario, REGISTRY,
                WorkLimit.unlimited()).get(0).futile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0:crash-leader | crash-leader | nobody leads, so no leader crashes",
        "90:recover-3 | recover-3 | recover-3 does nothing: the node is up",
        "90:crash-3,95:crash-3 | crash-3 | crash-3 does nothing: the node has crashed",
        "90:pause-3,95:elect-3 | elect-3 | elect-3 does nothing: the node is paused",
        "90:resume-3 | resume-3 | resume-3 does nothing: the node is up",
        "90:leave-3,95:leave-3 | leave-3 | leave-3 does nothing: the node has left",
        "90:join-3 | join-3 | join-3 does nothing: the node is up",
        "90:drop-2-1 | drop-2-1 | drop-2-1 does nothing: no such message is on its way",
        "90:crash-store | crash-store | crash-store does nothing: there is no store",
        "90:cut-store-1 | cut-store-1 | cut-store-1 does nothing: there is no store",
        "90:heal | heal | heal does nothing: no link is cut",
        "90:cut-2-1,95:cut-2-1 | cut-2-1 | cut-2-1 does nothing: that link is cut already",
        "90:split-1-2,95:split-4-3 | split-4-3 | split-4-3 does nothing: they are split off"
                + " already",
        "90:slow-2-0 | slow-2-0 | slow-2-0 does nothing: what it sends takes as long as usual",
        "90:slow-2-9,95:slow-2-9 | slow-2-9 | slow-2-9 does nothing: what it sends takes as long"
                + " already",
        "90:split-1-2-3-4 | split-1-2-3-4 | split-1-2-3-4 does nothing: there is nobody else"})
    void saysWhy(String faults, String action, String why) {
        List<Futile> all = futile("algorithms=bully&n=4&detector=none&until=120&faults=" + faults);
        assertThat(all).extracting(Futile::action).containsExactly(action);
        assertThat(all.get(0).why()).isEqualTo(why);
        assertThat(faults).endsWith(all.get(0).tick() + ":" + action);
    }

    @Test
    void saysNothingOfFaultsThatDoSomethingOrConcernAnotherAlgorithm() {
        assertThat(futile("algorithms=bully&n=4&until=300&faults=60:crash-leader,70:split-1,"
                + "80:heal,90:recover-4,100:pause-2,110:resume-2,120:cut-1-2,130:heal,"
                + "140:slow-2-9,150:elect-1,150:ring.drop-2-1,160:leave-1,170:join-9")).isEmpty();
    }

    @Test
    void aStoreThatIsNotThereIsNotCountedAmongThoseWhoAreSplitOff() {
        assertThat(futile("algorithms=bully&n=2&until=120&faults=90:split-1-store")).isEmpty();
        assertThat(futile("algorithms=bully&n=2&until=120&faults=90:split-1-2-store"))
                .extracting(Futile::action).containsExactly("split-1-2-store");
    }

    @Test
    void aPanelTellsOfWhatItHasComeToAndNoMore() {
        Scenario scenario = Scenario.parse(
                "algorithms=bully,raft&n=5&seed=3&faults=2:crash-leader,20:heal", REGISTRY);
        Comparison run =
                new Comparison(Simulation::new, scenario, REGISTRY, WorkLimit::unlimited);
        run.seek(1);
        assertThat(run.panels()).allSatisfy(panel -> assertThat(panel.futile()).isEmpty());
        run.advanceTo(30);
        assertThat(run.panels().get(1).futile()).extracting(Futile::tick)
                .containsExactly(2L, 20L);
        run.seek(5);
        assertThat(run.panels().get(1).futile()).extracting(Futile::tick).containsExactly(2L);
    }

    @Test
    void whoStandsBesideTheJudgeHidesNothingFromIt() {
        assertThat(Arrays.stream(RunListener.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())).allSatisfy(method ->
                assertThat(FutileFaults.class.getDeclaredMethod(method.getName(),
                        method.getParameterTypes())).isNotNull());
    }
}
