package hustings.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.sim.Runs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {
    private static Experiment parse(String text) {
        return Experiment.parse(text, Runs.REGISTRY);
    }

    private static List<String> values(String key, String text) {
        Values values = parse("n=8&" + key + "=" + text).keys().get(key);
        assertThat(values).isNotNull();
        return values == null ? List.of() : values.all();
    }

    @Test
    void numbersComeAsListsRangesStepsAndPowers() {
        assertThat(values("delta", "4,8,16")).containsExactly("4", "8", "16");
        assertThat(values("delta", "4-7")).containsExactly("4", "5", "6", "7");
        assertThat(values("delta", "4-12:4")).containsExactly("4", "8", "12");
        assertThat(values("delta", "2^2-2^5")).containsExactly("4", "8", "16", "32");
        assertThat(values("delta", "1,4-6,2^3-2^4,5"))
                .containsExactly("1", "4", "5", "6", "8", "16");
        assertThat(values("loss", "0-0.2:0.05")).containsExactly("0", "0.05", "0.1", "0.15", "0.2");
    }

    @Test
    void wordsComeAsListsAndMayContainCommasThemselves() {
        assertThat(values("ids", "ascending,shuffled")).containsExactly("ascending", "shuffled");
        assertThat(values("detector", "perfect:3,heartbeat:5,15,none"))
                .containsExactly("perfect:3", "heartbeat:5,15", "none");
        assertThat(values("latency", "1,1-5,exp:3")).containsExactly("1", "1-5", "exp:3");
    }

    @Test
    void pairsEveryAlgorithmWithEveryCombination() {
        Experiment experiment = parse(
                "algorithms=bully,ring&n=4,8,16&loss=0,0.1&order=fifo,any&trials=7");
        List<Series> series = experiment.series(Runs.REGISTRY);
        assertThat(series).hasSize(8).allSatisfy(one ->
                assertThat(one.points()).extracting(Point::x).containsExactly("4", "8", "16"));
        assertThat(series).extracting(Series::distinction)
                .startsWith("loss=0 order=fifo", "loss=0 order=any", "loss=0.1 order=fifo");
        assertThat(experiment.points()).isEqualTo(24);
        assertThat(series.get(5).points().get(2).scenario().text()).isEqualTo(
                "v=1&algorithms=ring&n=16&order=any&until=100000");
    }

    @Test
    void anyKeyThatVariesMayBeOnTheXAxis() {
        assertThat(parse("n=4,8&loss=0,0.1").x()).isEqualTo("n");
        assertThat(parse("n=8&loss=0,0.1").x()).isEqualTo("loss");
        assertThat(parse("n=4,8&loss=0,0.1&x=loss").series(Runs.REGISTRY)).extracting(
                Series::distinction).containsExactly("n=4", "n=8");
        assertThat(parse("n=8&x=n").text()).isEqualTo("v=1&algorithms=chang-roberts&n=8");
    }

    @Test
    void clocksVaryWhereOneIsNamedAgainOrAllAreTrue() {
        assertThat(parse("algorithms=lease&n=3&clocks=2:1.24,2:1.3,3:1.1,2:1.5").series(
                Runs.REGISTRY).get(0).points()).extracting(Point::x)
                .containsExactly("2:1.24", "2:1.3,3:1.1", "2:1.5");
        Experiment fromTrue = parse("algorithms=lease&n=3&clocks=2:1,2:1.3");
        assertThat(fromTrue.across().all()).containsExactly("", "2:1.3");
        assertThat(parse(fromTrue.text())).isEqualTo(fromTrue);
        assertThat(parse("n=3&clocks=2:1.24,3:1.3").keys().get("clocks").vary()).isFalse();
    }

    @Test
    void anOptionVariesOnlyForItsOwnAlgorithm() {
        Experiment experiment = parse(
                "algorithms=ring,bully&n=4,8&bully.recovery=eager,listen,query");
        assertThat(experiment.series(Runs.REGISTRY)).extracting(
                one -> one.algorithm() + " " + one.distinction()).containsExactly("ring ",
                "bully bully.recovery=eager", "bully bully.recovery=listen",
                "bully bully.recovery=query");
        assertThat(experiment.points()).isEqualTo(8);
    }

    @Test
    void oneThingAtATimeVariesIfThatIsWanted() {
        Experiment experiment = parse("algorithms=ring,bully&n=8&order=fifo,any&loss=0,0.1,0.2"
                + "&x=n&vary=one");
        assertThat(experiment.series(Runs.REGISTRY)).hasSize(8).extracting(Series::distinction)
                .startsWith("", "order=any", "loss=0.1", "loss=0.2");
        assertThat(experiment.points()).isEqualTo(8);
        assertThat(experiment.text()).endsWith("&x=n&vary=one");
    }

    @Test
    void moreThanSixAlgorithmsMayBeCompared() {
        String all = String.join(",", Runs.REGISTRY.ids());
        assertThat(parse("algorithms=" + all + "&n=4").algorithms())
                .isEqualTo(Runs.REGISTRY.ids());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "n=4,x; n; whole numbers such as 8",
        "n=0; n; a whole number from 1 to 1000000",
        "n=9-4; n; whole numbers such as 8",
        "n=1-100000; n; at most 1000 different numbers",
        "n=2^2-3^4; n; powers 2^2-2^10",
        "loss=0-0.2; loss; a range with a step 0-0.2:0.05",
        "loss=0,1.5; loss; a probability from 0 to 1",
        "ids=ascending,sideways; ids; ascending, descending, shuffled",
        "trials=0; trials; a whole number from 1 to 1000000",
        "vary=some; vary; one for one thing at a time",
        "work=0; work; a whole number from 1",
        "x=loss; x; a key that has several values: n",
        "algorithms=bully,bully; algorithms; one or more different ones of",
        "t=5; t; there is no key \"t\" in an experiment",
        "seed=1,2; seed; a whole number",
        "n=2,4&start=1,4; start; the nodes 1 to 2",
        "bully.mood=good; bully.mood; there is no option",
        "bully.recovery=eager,never; bully.recovery; one of"})
    void saysWhatIsWrongAndWhatIsAllowed(String text, String key, String allowed) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(InvalidScenario.class, e -> {
            assertThat(e.problems()).extracting(Problem::key).containsExactly(key);
            assertThat(e.getMessage()).contains(allowed);
        });
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> parse("n=x&loss=2&trials=none&foo=1&detector=psychic"))
                .isInstanceOfSatisfying(InvalidScenario.class, e -> assertThat(e.problems())
                        .extracting(Problem::key).containsExactlyInAnyOrder(
                                "n", "loss", "trials", "foo", "detector"));
    }

    @Test
    void refusesMorePointsThanCanBeMeant() {
        assertThatThrownBy(() -> parse("n=1-1000&loss=0-1:0.01")).hasMessageContaining("20000");
    }

    @Property(tries = 300)
    void isReadBackFromItsCanonicalText(@ForAll("experiments") String text) {
        Experiment experiment = parse(text);
        assertThat(parse(experiment.text())).isEqualTo(experiment);
        assertThat(parse(experiment.text()).text()).isEqualTo(experiment.text());
    }

    @Provide
    Arbitrary<String> experiments() {
        return Combinators.combine(
                some("algorithms", "bully", "ring,bully", "chang-roberts,ring,bully"),
                some("n", "8", "4,8,16", "4-9", "4-20:4", "2^2-2^5", "3,007,5-6,5", "8-8"),
                some("ids", "shuffled", "ascending,descending", "descending"),
                some("loss", "0", "0.10,.2", "0-.3:.1", "0,0.0"),
                some("latency", "1-1", "1,1-5,exp:3", "2"),
                some("detector", "none", "perfect:3,heartbeat:5,15", "first:03"),
                some("trials", "1", "0100", "250"),
                some("bully.recovery", "query", "EAGER,listen", "eager"))
                .as((a, b, c, d, e, f, g, h) -> Stream.of(a, b, c, d, e, f, g, h)
                        .filter(key -> !key.isEmpty())
                        .collect(Collectors.joining("&")));
    }

    private static Arbitrary<String> some(String key, String... values) {
        return Arbitraries.of(values).map(value -> key + "=" + value).optional(0.8)
                .map(chosen -> chosen.orElse(""));
    }
}
