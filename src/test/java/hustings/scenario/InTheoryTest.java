package hustings.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.Quantity;
import hustings.run.Election;
import hustings.run.Result;
import hustings.sim.Runs;
import hustings.sim.Samples;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas know nothing of runs, nor runs of formulas: where one is said to hold, they agree. */
class InTheoryTest {
    private static final int TRIALS = Samples.of(150);
    private static final String LONG = "&until=60000";
    private static final List<String> STARTS =
            List.of("all", "one", "random:1", "random:3", "1,2");
    /** All kinds of weather in which some formula is shown. */
    private static final List<String> WEATHERS = List.of("latency=0", "latency=1", "latency=3",
            "latency=2-3", "latency=1-5", "latency=5-9&order=any", "latency=exp:3",
            "latency=exp:3&order=any", "latency=1-5&delta=20", "latency=1&delta=7",
            "latency=1-5&detector=heartbeat:7,60");

    static Stream<AlgorithmType> algorithms() {
        return Runs.REGISTRY.all().stream();
    }

    /** With options as by default, and with each that some formula speaks of. */
    private static List<String> settings(AlgorithmType algorithm) {
        Set<String> all = new LinkedHashSet<>(List.of(""));
        algorithm.options().forEach(option -> {
            List<String> values = option.choices().isEmpty() ? List.of("2", "8")
                    : option.choices();
            values.forEach(value ->
                    all.add("&" + algorithm.id() + "." + option.name() + "=" + value));
        });
        if (algorithm.id().equals("randomized")) {
            all.add("&randomized.redraw=all&randomized.range=3");
        }
        return new ArrayList<>(all);
    }

    private static InTheory theory(AlgorithmType algorithm, String scenario) {
        return new InTheory(Scenario.parse("algorithms=" + algorithm.id() + "&" + scenario,
                Runs.REGISTRY), algorithm);
    }

    private static OptionalDouble measured(Quantity quantity, Result result) {
        if (result.outcome() != Result.Outcome.ELECTED) {
            return OptionalDouble.empty();
        }
        List<Election> elections = result.elections();
        Election last = elections.get(elections.size() - 1);
        return OptionalDouble.of(switch (quantity) {
            case MESSAGES -> result.messages().contest();
            case TICKS -> last.agreedAt().orElseThrow() - last.startedAt();
            case TERMS -> last.term().orElseThrow();
        });
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void whatHoldsIsWhatRunsCost(AlgorithmType algorithm) {
        for (String setting : settings(algorithm)) {
            for (String weather : WEATHERS) {
                String detector = weather.contains("detector") ? "" : "&detector=none";
                for (String start : STARTS) {
                    agrees(algorithm, "n=6&start=" + start + "&" + weather + setting + detector
                            + LONG);
                }
                for (int n = 1; n <= 3; n++) {
                    agrees(algorithm, "n=" + n + "&" + weather + setting + detector + LONG);
                }
            }
        }
    }

    @Test
    void drawsTheMeanOfBullyForSomeStartersOnlyWhereAllMessagesTakeEquallyLong() {
        AlgorithmType bully = Runs.REGISTRY.get("bully");
        String two = "n=8&start=random:2&latency=";
        assertThat(theory(bully, two + "1-5").form(Quantity.MESSAGES, Case.MEAN)).isEmpty();
        InTheory equal = theory(bully, two + "3");
        assertThat(equal.form(Quantity.MESSAGES, Case.MEAN).map(equal::value)).hasValue(40.0);
    }

    @ParameterizedTest
    @CsvSource({"itai-rodeh, n=2", "chang-roberts, n=8&start=random:2"})
    void drawsNoMeanThatNeedsOrderWhereMessagesOvertakeEachOther(String algorithm, String rest) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        String ordered = rest + "&latency=1-5";
        assertThat(theory(algorithmType, ordered).form(Quantity.MESSAGES, Case.MEAN)).isPresent();
        assertThat(theory(algorithmType, ordered + "&order=any").form(Quantity.MESSAGES, Case.MEAN))
                .isEmpty();
        assertThat(theory(algorithmType, rest + "&latency=1&order=any")
                .form(Quantity.MESSAGES, Case.MEAN)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 9})
    void costsTheMeanOfFastLeaderElectionWhereVotesArriveInRandomOrder(int n) {
        String mixed = "n=" + n + "&latency=1000-1999&detector=none&until=20000";
        AlgorithmType algorithm = Runs.REGISTRY.get("fast-leader-election");
        assertThat(theory(algorithm, mixed).form(Quantity.MESSAGES, Case.MEAN)
                .map(form -> form.formula().text())).hasValue("n*(n-1)*H(n)");
        agrees(algorithm, mixed);
    }

    private static void agrees(AlgorithmType algorithm, String scenario) {
        InTheory theory = theory(algorithm, scenario);
        List<Quantity> known = Stream.of(Quantity.values()).filter(quantity ->
                Stream.of(Case.values()).anyMatch(which -> theory.form(quantity, which)
                        .filter(form -> Double.isFinite(theory.value(form))).isPresent()))
                .toList();
        List<Result> results = known.isEmpty() ? List.of() : IntStream.range(0, TRIALS)
                .mapToObj(seed -> elected(algorithm, scenario + "&seed=" + seed)).toList();
        for (Quantity quantity : known) {
            List<Double> values = results.stream().map(result -> measured(quantity, result))
                    .flatMapToDouble(OptionalDouble::stream).boxed().toList();
            String what = algorithm.id() + " " + scenario + " " + quantity;
            assertThat(values).as(what).hasSize(TRIALS);
            agree(theory, quantity, Summary.of(values), what);
        }
    }

    /** What the first election comes to: what some go on doing afterwards is no part of it. */
    private static Result elected(AlgorithmType algorithm, String scenario) {
        Simulation simulation = Runs.simulation(algorithm.id(), scenario);
        for (long tick = 50; simulation.now() < simulation.scenario().until()
                && simulation.elections().stream().allMatch(first -> first.quietAt().isEmpty());
                tick += tick) {
            simulation.advanceTo(tick);
        }
        return simulation.result();
    }

    private static void agree(InTheory theory, Quantity quantity, Summary seen, String what) {
        theory.form(quantity, Case.BEST).map(theory::value).ifPresent(best ->
                assertThat(seen.min).as(what).isGreaterThanOrEqualTo(best - 1e-9));
        theory.form(quantity, Case.WORST).map(theory::value).ifPresent(worst ->
                assertThat(seen.max).as(what).isLessThanOrEqualTo(worst + 1e-9));
        theory.form(quantity, Case.MEAN).filter(theory::isMean).map(theory::value)
                .filter(Double::isFinite)
                .ifPresent(mean -> assertThat(seen.mean).as(what).isCloseTo(mean, within(
                        1e-9 + 4 * seen.sd / Math.sqrt(TRIALS) + rare(theory, quantity, mean))));
    }

    /** What is as rare as one trial in all of them may not have been seen. */
    private static double rare(InTheory theory, Quantity quantity, double mean) {
        return theory.form(quantity, Case.WORST).map(theory::value)
                .filter(worst -> worst - mean < 1e-9).isPresent() ? 0 : mean / TRIALS;
    }

    private record Summary(double min, double mean, double max, double sd) {
        static Summary of(List<Double> values) {
            DoubleSummaryStatistics all = values.stream().mapToDouble(value -> value)
                    .summaryStatistics();
            double squares = values.stream().mapToDouble(value ->
                    Math.pow(value - all.getAverage(), 2)).sum();
            return new Summary(all.getMin(), all.getAverage(), all.getMax(),
                    Math.sqrt(squares / (values.size() - 1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "le-lann, start=one&le-lann.bystanders=relay, 16, 16, 16",
        "chang-roberts, start=random:1, 16, 19.5, 23",
        "chang-roberts, start=one&chang-roberts.bystanders=relay, 16, 16, 16",
        "bully, start=random:1&latency=1, 7, 28, 63",
        "bully, start=random:1&latency=1-5, 7, NaN, 63",
        "bully, start=all, 63, 63, 63",
    })
    void takesWhatHoldsForWhoStartsAndForOptions(String algorithm, String scenario, double best,
            double mean, double worst) {
        InTheory theory = theory(Runs.REGISTRY.get(algorithm), "n=8&" + scenario);
        assertThat(Stream.of(Case.values()).map(which -> theory.form(Quantity.MESSAGES, which)
                .map(theory::value).orElse(Double.NaN))).containsExactly(best, mean, worst);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss=0.1", "duplicate=0.1", "faults=3:crash-8", "start=none",
        "feign=crash:0-200,20-80", "feign=pause:0-200,20-80", "clocks=2:1.5",
        "latency=3&delta=2", "latency=exp:3", "latency=9&detector=heartbeat:5,13"})
    void saysNothingWhereSomethingIsNotAsItShouldBe(String scenario) {
        InTheory theory = theory(Runs.REGISTRY.get("bully"), "n=8&" + scenario);
        assertThat(theory.form(Quantity.MESSAGES, Case.WORST)).isEmpty();
    }

    @Test
    void doesNotMindLateMessagesWhereNothingDependsOnTime() {
        assertThat(theory(Runs.REGISTRY.get("chang-roberts"), "n=8&latency=exp:3&order=any")
                .form(Quantity.MESSAGES, Case.MEAN)).isPresent();
        assertThat(theory(Runs.REGISTRY.get("le-lann"), "n=8&latency=1-5&order=any")
                .form(Quantity.MESSAGES, Case.MEAN)).isEmpty();
    }

    @Test
    void knowsWhenRunsComeToTheMean() {
        AlgorithmType ring = Runs.REGISTRY.get("chang-roberts");
        for (String scenario : List.of("ids=descending", "start=1,4")) {
            InTheory theory = theory(ring, "n=8&" + scenario);
            assertThat(theory.form(Quantity.MESSAGES, Case.MEAN)).as(scenario).isPresent()
                    .hasValueSatisfying(mean -> assertThat(theory.isMean(mean)).isFalse());
        }
        InTheory drawn = theory(ring, "n=8&start=random:2");
        assertThat(drawn.form(Quantity.MESSAGES, Case.MEAN)).hasValueSatisfying(mean ->
                assertThat(drawn.isMean(mean)).isTrue());
    }
}
