package hustings.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.AlgorithmType;
import hustings.run.Result;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** What the Lab says of an experiment is what its runs say one by one, with the same seeds. */
class StudyPropertyTest {
    @Provide
    Arbitrary<String> experiments() {
        Arbitrary<String> algorithm = Arbitraries.of("chang-roberts", "bully", "randomized",
                "peterson", "raft", "lamport", "fast-leader-election");
        Arbitrary<String> weather = Arbitraries.of("latency=1", "latency=1-5", "latency=exp:3",
                "latency=1-4&loss=0.1", "latency=1-4&duplicate=0.2&order=any",
                "faults=3:crash-leader", "faults=5:crash-2,9:recover-2", "start=one");
        // Some hundred trials make a quantile reorder what it is given.
        Arbitrary<Integer> trials = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(1, 60)),
                Tuple.of(1, Arbitraries.integers().between(500, 1_500)));
        return Combinators.combine(algorithm, weather, trials,
                Arbitraries.integers().between(2, 6), Arbitraries.integers().between(0, 99_999))
                .as((id, how, many, n, seed) -> "algorithms=" + id + "&n=" + n + "&" + how
                        + "&trials=" + many + "&seed=" + seed + "&until=150");
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void extremesMeanAndQuantilesAreThoseOfTheSingleRuns(@ForAll("experiments") String text) {
        Experiment experiment = Experiment.parse(text, Runs.REGISTRY);
        Study study = new Study(experiment, Runs.REGISTRY);
        Optional<Study.Portion> next = study.next();
        while (next.isPresent()) {
            study.carryOut(next.get(), WorkLimit::new);
            next = study.next();
        }
        Findings.Cell cell = study.findings().lines().get(0).cells().get(0);
        Map<Measure, double[]> expected =
                runOneByOne(cell.point().scenario(), experiment.trials());
        assertThat(cell.summaries().keySet()).isEqualTo(expected.keySet());
        cell.summaries().forEach((measure, summary) ->
                compare(text + ": " + measure, summary, expected.get(measure)));
    }

    private static Map<Measure, double[]> runOneByOne(Scenario scenario, int trials) {
        AlgorithmType algorithm = Runs.REGISTRY.get(scenario.algorithms().get(0));
        Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);
        for (int trial = 0; trial < trials; trial++) {
            Simulation run = new Simulation(
                    scenario.withSeed(scenario.seed() + trial), algorithm,
                    WorkLimit.unlimited());
            run.run();
            Result result = run.result();
            for (Measure measure : Measure.values()) {
                measure.of(result).ifPresent(value -> values
                        .computeIfAbsent(measure, none -> new ArrayList<>()).add(value));
            }
        }
        Map<Measure, double[]> sorted = new EnumMap<>(Measure.class);
        values.forEach((measure, list) -> sorted.put(measure,
                list.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
        return sorted;
    }

    private static void compare(String what, Summary summary, double[] sorted) {
        assertThat(summary.count()).as(what).isEqualTo(sorted.length);
        assertThat(summary.min()).as(what).isEqualTo(sorted[0]);
        assertThat(summary.max()).as(what).isEqualTo(sorted[sorted.length - 1]);
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        assertThat(summary.mean()).as(what).isEqualTo(mean, within(1e-9 * (1 + mean)));
        double[] quantiles = {summary.q5(), summary.q25(), summary.median(), summary.q75(),
                summary.q95()};
        double[] shares = {0.05, 0.25, 0.5, 0.75, 0.95};
        for (int i = 0; i < shares.length; i++) {
            double right = quantile(sorted, shares[i]);
            assertThat(quantiles[i]).as(what + " at " + shares[i])
                    .isEqualTo(right, within(1e-9 * (1 + right)));
        }
    }

    /** Type 7 of Hyndman and Fan, by its definition. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
