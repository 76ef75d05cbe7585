package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.model.Property;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No algorithm breaks what it promises; {@code hustings soak} goes on for as long as one likes. */
class SoakTest {
    private static final int RUNS = Integer.getInteger("soak", 150);

    static Stream<String> algorithms() {
        return Runs.REGISTRY.all().stream().map(AlgorithmType::id);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void keepsItsPromisesInRandomScenarios(String algorithm) {
        Soak soak = new Soak(Runs.REGISTRY);
        List<Soak.Finding> findings = new ArrayList<>();
        for (int number = 0; number < RUNS; number++) {
            findings.addAll(soak.run(algorithm, number));
        }
        assertThat(findings).isEmpty();
        assertThat(soak.runs()).isEqualTo(RUNS);
        // A soak in which a promise seldom binds, or is seldom judged, finds nothing.
        promised(algorithm).forEach(property -> assertThat(soak.kept(property))
                .as("runs in which " + property + " was promised to the end, tried and kept")
                .isGreaterThanOrEqualTo(RUNS / 30));
    }

    private static Stream<Property> promised(String algorithm) {
        return Runs.REGISTRY.get(algorithm).promises().stream()
                .flatMap(promise -> Stream.of(promise.value())).distinct();
    }

    @Test
    void goesOnUntilEveryBoundIsOverThatIsNotTooLong() {
        Soak soak = new Soak(Runs.REGISTRY);
        for (int number = 0; number < 200; number++) {
            soak.run("raft", number);
        }
        assertThat(soak.verdicts()).doesNotContainKey(Verdict.PENDING);
        // What is left open is liveness without a majority, which has no bound.
        assertThat(soak.verdicts().getOrDefault(Verdict.NOT_JUDGED, 0L))
                .isLessThan(soak.runs() / 4);
    }

    @Test
    void triesSmallAndLargeNumbersWhereOptionsAreNumbers() {
        Map<String, Set<Integer>> tried = new TreeMap<>();
        for (int number = 0; number < 300; number++) {
            Scenario.parse(new RandomScenario(number).text(
                            Runs.REGISTRY.get("lease"), text -> new Tape(1_024)),
                    Runs.REGISTRY).optionsOf("lease").forEach((name, value) ->
                    tried.computeIfAbsent(name, any -> new TreeSet<>())
                            .add(Integer.parseInt(value)));
        }
        assertThat(tried).containsOnlyKeys(
                "leaseDuration", "renewDeadline", "retryPeriod", "jitter");
        tried.values().forEach(values -> assertThat(values).hasSizeGreaterThan(15)
                .contains(1).anyMatch(value -> value >= 1_000));
    }

    @Test
    void meetsEveryVerdictThatASmallRunCanGet() {
        Soak soak = new Soak(Runs.REGISTRY);
        for (int number = 0; number < 200; number++) {
            soak.run("bully", number);
        }
        assertThat(soak.verdicts()).containsKeys(Verdict.EXPECTED, Verdict.NOT_JUDGED);
        assertThat(soak.verdicts().get(Verdict.HOLDS)).isGreaterThan(5L * soak.runs());
    }
}
