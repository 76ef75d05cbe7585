package hustings.scenario;

import static hustings.sim.Runs.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.sim.RandomScenarios;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a scenario is typed, it is the same one. */
class TypedPropertyTest {
    @Property(tries = 2000)
    void isTheSameScenarioHoweverItIsTyped(
            @ForAll("scenarios") String text, @ForAll long typist) {
        Scenario scenario = Scenario.parse(text, REGISTRY);
        String typed = new Typist(typist).type(scenario.text());
        assertThat(Scenario.parse(typed, REGISTRY)).as(typed).isEqualTo(scenario);
    }

    @Property(tries = 2000)
    void ignoresPunctuationBehindWhatCannotEndInIt(
            @ForAll("scenarios") String text, @ForAll("endings") String ending) {
        Scenario scenario = Scenario.parse(text, REGISTRY);
        assertThat(Scenario.parse(scenario.text() + ending, REGISTRY)).isEqualTo(scenario);
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of(".", ",", ")", "]", ">", ";", ").", "\">", "!", " .");
    }

    @Provide
    Arbitrary<String> scenarios() {
        Arbitrary<String> listed = Combinators.combine(
                Arbitraries.of("n=3", "n=4&ids=17,3,24,1", "ids=5,2,9", "ids=7"),
                Arbitraries.of("graph=star", "graph=grid:4", "clocks=", "until=1600&t=12"),
                Arbitraries.of("loss=0.05", "loss=0.3&duplicate=0.05", "order=any"))
                .as((ids, graph, loss) -> ids + "&" + graph + "&" + loss);
        Arbitrary<String> linked = Arbitraries.of("graph=1-2,2-3,3-4&start=1,4",
                "ids=10,20,30&graph=10-20,20-30&clocks=10:1.3,30:0.5", "graph=1-2&latency=2-9");
        Arbitrary<String> faults = Arbitraries.of(
                "faults=4:bully.drop-2-1~2,4:chang-roberts.double-3-1,5:slow-store-9",
                "faults=3:cut-store-2,4:split-1-2-store,60:crash-leader,61:heal");
        Arbitrary<String> pairs = Arbitraries.of(
                "algorithms=bully,ring&ids=3.1,2.9,0.5&start=2.9"
                        + "&clocks=3.1:1.3,0.5:2&graph=3.1-2.9,2.9-0.5",
                "algorithms=raft&ids=3.1.4,2.9.1"
                        + "&faults=3:cut-3.1.4-2.9.1,5:drop-2.9.1-3.1.4~2,9:join-0.0.1",
                "algorithms=lease&ids=3.1,2.9&start=3.1,2.9"
                        + "&faults=4:split-2.9,5:slow-3.1-9,6:crash-2.9");
        return Arbitraries.oneOf(pairs, Combinators.combine(algorithms(),
                Arbitraries.oneOf(List.of(RandomScenarios.any(), listed, linked, faults)))
                .as((algorithms, rest) -> algorithms + "&" + rest));
    }

    private static Arbitrary<String> algorithms() {
        Arbitrary<String> options = Arbitraries.of("", "&bully.recovery=listen",
                "&raft.prevote=true&lease.leaseDuration=40", "&chang-roberts.bystanders=relay");
        return Combinators.combine(
                Arbitraries.of(REGISTRY.ids()).list().uniqueElements().ofMinSize(1)
                        .ofMaxSize(Scenario.MOST_ALGORITHMS), options)
                .as((ids, option) -> "algorithms=" + String.join(",", ids) + option);
    }
}
