package graph;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judge;
import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.model.Case;
import hustings.model.Property;
import hustings.run.Result;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FloodMaxTest implements ElectionContract {
    static final List<String> GRAPHS =
            List.of("line", "star", "complete", "tree", "grid:3", "random:3");

    @Override
    public String algorithm() {
        return "flood-max";
    }

    @Override
    public Stream<String> everyday() {
        return everydayOnGraphs(ElectionContract.super.everyday());
    }

    /** The same and, for one starter and one latency, on graphs of all kinds. */
    static Stream<String> everydayOnGraphs(Stream<String> onRings) {
        List<String> all = onRings.toList();
        return Stream.concat(all.stream(), GRAPHS.stream().flatMap(graph -> all.stream()
                .filter(scenario -> scenario.contains("start=one")
                        && scenario.contains("latency=1-5&order=any"))
                .map(scenario -> scenario + "&graph=" + graph)));
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=6&graph=line&ids=6,1,2,3,4,5&latency=3&delta=1",
                "n=5&latency=5&delta=5&faults=8:elect-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void costsOnEachGraphWhatTheOracleSays(int n) {
        JsonNode expected = Oracle.read("floodmax").get(Integer.toString(n));
        for (String graph : List.of("ring", "line", "star", "complete")) {
            Result result = run("flood-max", "n=" + n + "&latency=1&graph=" + graph);
            assertThat(result.messages().election()).as(graph)
                    .isEqualTo(expected.get(graph).get("messages").asLong());
            assertThat(result.agreedAt()).as(graph)
                    .hasValue(expected.get(graph).get("diameter").asLong());
            assertThat(result.leader()).hasValue(n);
        }
    }

    @ParameterizedTest
    @CsvSource({"9,4,72,128,32,72", "10,5,100,162,36,90", "11,5,110,200,40,110",
        "12,6,144,242,44,132"})
    void costsOnLargerGraphsWhatTheSpecificationSays(
            int n, int rounds, long ring, long line, long star, long complete) {
        assertThat(cost("n=" + n)).isEqualTo(ring);
        assertThat(cost("graph=line&n=" + n)).isEqualTo(line);
        assertThat(cost("graph=star&n=" + n)).isEqualTo(star);
        assertThat(cost("graph=complete&n=" + n)).isEqualTo(complete);
        assertThat(run("flood-max", "latency=1&n=" + n).agreedAt()).hasValue(rounds);
    }

    @Test
    void costsOnGridsWhatTheOracleSays() {
        for (JsonNode grid : Oracle.read("floodmax_grid")) {
            int a = grid.get("a").asInt();
            int b = grid.get("b").asInt();
            Result result = run("flood-max", "latency=1&n=" + a * b + "&graph=grid:" + b);
            assertThat(result.messages().election()).as(a + " by " + b)
                    .isEqualTo(grid.get("messages").asLong())
                    .isEqualTo(2L * (2 * a * b - a - b) * (a + b - 2));
            assertThat(result.agreedAt()).hasValue(grid.get("diameter").asLong());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 10, 33, 64})
    void costsWhatTheClosedFormsSay(int n) {
        assertThat(cost("n=" + n)).isEqualTo(2L * n * (n / 2))
                .isEqualTo((long) Runs.REGISTRY.get("flood-max").headline(Case.MEAN, n));
        assertThat(cost("graph=line&n=" + n)).isEqualTo(2L * (n - 1) * (n - 1));
        assertThat(cost("graph=star&n=" + n)).isEqualTo(4L * (n - 1));
        assertThat(cost("graph=complete&n=" + n)).isEqualTo((long) n * (n - 1));
    }

    private static long cost(String scenario) {
        return run("flood-max", scenario + "&latency=1").messages().election();
    }

    @Test
    void costsTheSameOnEveryRingWhoeverStartsAndHoweverLongMessagesTake() {
        Oracle.forEachRing(6, ring -> {
            for (String how : List.of("latency=1", "latency=1-5&order=any&start=one")) {
                Result result = run("flood-max", how + "&ids=" + ring);
                assertThat(result.messages().election()).as(ring).isEqualTo(36);
                assertThat(result.leader()).hasValue(6);
            }
        });
    }

    @Test
    void takesAsManyRoundsOfDeltaAsTheGraphIsWideEvenIfMessagesAreFast() {
        assertThat(run("flood-max", "n=9&graph=grid:3&latency=1-7&delta=9").agreedAt())
                .hasValue(4 * 9);
    }

    @ParameterizedTest
    @CsvSource({"1,4", "2,2", "3,2", "4,2", "5,2", "6,1"})
    void electsOneLeaderForEveryStretchOfALineThatIsTooWideForTheRoundsGiven(
            int rounds, int leaders) {
        // 7 and 6 at the ends, and the rest in between: each leads that hears of no larger one.
        Result result = run("flood-max", "ids=6,1,5,2,4,3,7&graph=line&latency=1"
                + "&flood-max.diameter=" + rounds);
        assertThat(result.outcome()).isEqualTo(
                leaders > 1 ? Result.Outcome.DISAGREEMENT : Result.Outcome.ELECTED);
        assertThat(leaders(rounds)).hasSize(leaders);
    }

    private static List<Integer> leaders(int rounds) {
        var simulation = Runs.simulation("flood-max", "ids=6,1,5,2,4,3,7&graph=line&latency=1"
                + "&flood-max.diameter=" + rounds);
        simulation.run();
        return simulation.snapshot().nodes().stream()
                .filter(node -> node.leader() == node.id()).map(node -> node.id()).toList();
    }

    @Test
    void disagreesWhenMessagesAreLost() {
        int wrong = 0;
        for (int seed = 0; seed < 400; seed++) {
            wrong += run("flood-max", "n=8&graph=line&loss=0.1&latency=1&seed=" + seed).outcome()
                    == Result.Outcome.ELECTED ? 0 : 1;
        }
        assertThat(wrong).isBetween(40, 360);
    }

    @Test
    void electsOneLeaderInEachPartOfAGraphThatFallsApart() {
        var simulation = Runs.simulation("flood-max",
                "ids=3,1,7,2,5&graph=line&latency=1&faults=20:crash-7");
        simulation.run();
        assertThat(simulation.snapshot().nodes()).extracting(node -> node.leader())
                .containsExactly(3, 3, 0, 5, 5);
    }

    @ParameterizedTest
    @CsvSource({"5,false", "6,true", "60,true"})
    void promisesOneLeaderWhenItIsToldAtLeastTheDiameter(int told, boolean holds) {
        List<Judgement> judgements = judged("ids=6,1,5,2,4,3,7&graph=line&latency=1"
                + "&flood-max.diameter=" + told);
        assertThat(judgements).filteredOn(j -> j.property() == Property.TERM_UNIQUENESS)
                .extracting(Judgement::verdict)
                .containsExactly(holds ? Verdict.HOLDS : Verdict.EXPECTED);
        assertThat(judgements).extracting(Judgement::verdict).doesNotContain(Verdict.UNEXPECTED);
    }

    private static List<Judgement> judged(String rest) {
        Scenario scenario = Runs.scenario("flood-max", rest);
        Judge judge = new Judge(scenario, Runs.REGISTRY.get("flood-max"));
        Simulation simulation = new Simulation(scenario, Runs.REGISTRY.get("flood-max"),
                WorkLimit.unlimited(), Optional.empty(), judge);
        simulation.run();
        return judge.judgements(simulation.now());
    }

    @Test
    void isToldTooLittleOnceACrashHasMadeTheGraphWider() {
        // A ring of six is three wide; without one of them it is a line, and four wide.
        String scenario = "n=6&ids=3,1,4,2,5,6&latency=1&flood-max.diameter=3"
                + "&faults=20:crash-6";
        assertThat(run("flood-max", scenario.replaceAll("&faults.*", "")).leader()).hasValue(6);
        assertThat(judged(scenario)).filteredOn(j -> j.property() == Property.AGREEMENT)
                .extracting(Judgement::reason).first().asString()
                .contains("nodes are told a diameter of 3, and it is 4");
        assertThat(run("flood-max", scenario.replace("&flood-max.diameter=3", "")).leader())
                .hasValue(5);
    }
}
