package hustings.sim;

import static hustings.sim.Runs.REGISTRY;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hustings.run.Event;
import hustings.run.Result;
import hustings.scenario.Chance;
import hustings.scenario.Graph;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {
    private static Scenario parse(String text) {
        return Scenario.parse("algorithms=flood-max&" + text, REGISTRY);
    }

    /** The links of a graph by place, as in 0-1; the last {@code joining} nodes join later. */
    private static Set<String> links(String graph, int n, int joining) {
        Set<String> links = new TreeSet<>();
        Graph.parse(graph).build(places(n + joining), n, new Chance(7), (a, b) ->
                assertThat(links.add(Math.min(a, b) + "-" + Math.max(a, b)))
                        .as(a + "-" + b + " is told once").isTrue());
        return links;
    }

    private static Graph.Places places(int nodes) {
        return new Graph.Places(nodes, id -> id.first() - 1);
    }

    private static Adjacency adjacency(String graph, int n) {
        return Adjacency.of(Graph.parse(graph), places(n), n, new Chance(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ring|4|0-1 0-3 1-2 2-3", "ring|2|0-1", "ring|3|0-1 0-2 1-2",
        "line|4|0-1 1-2 2-3", "star|4|0-1 0-2 0-3", "tree|6|0-1 0-2 1-3 1-4 2-5",
        "complete|4|0-1 0-2 0-3 1-2 1-3 2-3",
        "grid:2|4|0-1 0-2 1-3 2-3", "grid:3|5|0-1 0-3 1-2 1-4 3-4", "grid:9|3|0-1 1-2",
        "random:9|4|0-1 0-2 0-3 1-2 1-3 2-3", "2-3,1-2|3|0-1 1-2"})
    void linksWhatItsNameSays(String graph, int n, String links) {
        assertThat(links(graph, n, 0)).containsExactlyInAnyOrder(links.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ring", "line", "star", "complete", "tree", "grid:1", "grid:4", "random:2", "random:5"})
    void isConnectedAndHasAsManyLinksAsItCounts(String graph) {
        for (int n = 1; n <= 40; n++) {
            assertThat(links(graph, n, 0)).as(n + " nodes")
                    .hasSize((int) Graph.parse(graph).links(n));
            assertThat(new Diameter(adjacency(graph, n), node -> true).find())
                    .as("the diameter of a connected graph of %s nodes", n).isBetween(
                            n > 1 ? 1 : 0, n - 1);
            assertThat(reachable(adjacency(graph, n))).as(n + " nodes").isEqualTo(n);
        }
    }

    private static int reachable(Adjacency graph) {
        Set<Integer> reached = new TreeSet<>(Set.of(0));
        List<Integer> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            for (int next : graph.of(open.remove(0))) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached.size();
    }

    @ParameterizedTest
    @CsvSource({"ring", "line", "star", "complete", "tree", "grid:3", "random:3"})
    void linksWhoeverJoinsToThoseThatAreThereAndLeavesTheirLinksAlone(String graph) {
        Set<String> before = links(graph, 8, 0);
        Set<String> after = links(graph, 8, 2);
        assertThat(after).containsAll(before);
        assertThat(after).anyMatch(link -> link.endsWith("-8")).anyMatch(
                link -> link.endsWith("-9"));
    }

    @ParameterizedTest
    @CsvSource({"ring,9,4", "line,9,8", "star,9,2", "complete,9,1", "tree,7,4", "grid:3,12,5",
        "grid:3,11,5", "ring,1,0", "line,2,1"})
    void hasTheDiameterOfItsKind(String graph, int n, int diameter) {
        assertThat(new Diameter(adjacency(graph, n), node -> true).find()).isEqualTo(diameter);
    }

    @ParameterizedTest
    @CsvSource({"line,9000,8999", "star,9000,2", "tree,8191,24", "grid:100,10000,198"})
    void findsTheDiameterOfLargeGraphsWithAFewSearches(String graph, int n, int diameter) {
        Diameter search = new Diameter(adjacency(graph, n), node -> true);
        assertThat(search.find()).isEqualTo(diameter);
        assertThat(search.steps()).isLessThan(60L * n);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring", "random:2", "random:3", "random:4", "grid:5", "tree"})
    void findsTheSameDiameterAsLookingAtAllPairs(String graph) {
        for (int n = 1; n < 60; n++) {
            Adjacency links = adjacency(graph, n);
            assertThat(new Diameter(links, node -> node % 7 != 3).find()).as(n + " nodes")
                    .isEqualTo(byAllPairs(links, n));
        }
    }

    /** Floyd and Warshall, for the nodes that are not 3 modulo 7. */
    private static int byAllPairs(Adjacency links, int n) {
        int[][] away = new int[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                boolean linked = links.has(a, b) && a % 7 != 3 && b % 7 != 3;
                away[a][b] = a == b ? 0 : linked ? 1 : n;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    away[a][b] = Math.min(away[a][b], away[a][via] + away[via][b]);
                }
            }
        }
        return Stream.of(away).flatMapToInt(IntStream::of).filter(steps -> steps < n).max()
                .orElse(0);
    }

    @Test
    void boundsTheDiameterOfLargeGraphsByTwiceAsMuchAtMost() {
        assertThat(new Diameter(adjacency("ring", 10_000), node -> true).find())
                .isBetween(5_000, 10_000);
        int random = new Diameter(adjacency("random:4", 20_000), node -> true).find();
        assertThat(random).isBetween(10, 60);
    }

    @Test
    void doesNotSearchAgainWhatLiesApart() {
        // Without its middle a star is all in pieces.
        Diameter search = new Diameter(adjacency("star", 50_000), node -> node > 0);
        assertThat(search.find()).isZero();
        assertThat(search.steps()).isLessThan(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "v=1&algorithms=flood-max&graph=line",
        "v=1&algorithms=flood-max&n=12&graph=grid:4",
        "v=1&algorithms=flood-max&graph=random:3",
        "v=1&algorithms=flood-max&n=4&graph=1-2,2-3,2-4",
        "v=1&algorithms=flood-max&n=3&ids=7,5,9&graph=5-7,5-9",
        "v=1&algorithms=flood-max&n=3&graph=1-2,1-9,2-3&faults=5:join-9"})
    void printsBackTheCanonicalTextItWasReadFrom(String text) {
        assertThat(Scenario.parse(text, REGISTRY).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "graph=ring|v=1&algorithms=flood-max",
        "graph=3-2,2-1|v=1&algorithms=flood-max&n=3&graph=1-2,2-3",
        "n=2&graph=2-1|v=1&algorithms=flood-max&n=2&graph=1-2"})
    void hasOneCanonicalText(String given, String canonical) {
        assertThat(parse(given).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "graph=moebius|moebius|ring, line, star",
        "graph=|\"\"|ring, line, star",
        "graph=grid:0|grid:0|grid:4",
        "graph=grid|grid|grid:4",
        "graph=random:1|random:1|random:3",
        "graph=random:101|random:101|random:3",
        "graph=1-2-3|1-2-3|a list of links",
        "graph=1|1|a list of links",
        "graph=1-2,x|x|a list of links",
        "graph=1-1|1-1|each between two nodes",
        "graph=1-2,2-1|2-1|no link occurs twice",
        "n=3&graph=1-2,2-4|2-4|between the nodes of the scenario",
        "n=4&graph=1-2,3-4|1-2,3-4|do not lead from 1 to 3",
        "n=5&graph=1-2,2-3,3-4|1-2,2-3,3-4|do not lead from 1 to 5",
        "n=2&graph=1-9,9-2&faults=3:join-9|1-9,9-2|before anyone joins",
        "n=2&graph=1-2&faults=3:join-9|1-2|do not lead from 1 to 9",
        "n=5000&graph=complete|complete|at most 2000000 links"})
    void refusesWithValueAndWhatIsAllowed(String text, String value, String allowed) {
        InvalidScenario refusal =
                catchThrowableOfType(InvalidScenario.class, () -> parse(text));
        Problem problem = refusal.problems().get(0);
        assertThat(problem.key()).isEqualTo("graph");
        assertThat(problem.message()).contains(allowed);
        assertThat(problem.value()).isEqualTo(value.replace("\"", ""));
    }

    @Test
    void refusesAsManyLinksAsDoNotFit() {
        assertThat(parse("n=2000&graph=complete").n()).isEqualTo(2000);
        assertThatThrownBy(() -> parse("n=1000000&graph=random:5"))
                .hasMessageContaining("this one has 2500000");
    }

    @Test
    void letsANodeSendToItsNeighboursOnly() {
        Simulation simulation = Runs.simulation("flood-max", "n=6&graph=line&ids=ascending");
        simulation.run();
        Runs.events("flood-max", "n=6&graph=line&ids=ascending").forEach(event -> {
            if (event.what() instanceof Event.Sent sent) {
                assertThat(Math.abs(sent.to() - event.node())).isEqualTo(1);
            }
        });
        assertThat(simulation.links()).extracting(link -> link[0] + "-" + link[1])
                .containsExactly("1-2", "2-3", "3-4", "4-5", "5-6");
    }

    @Test
    void isOfNoConcernToAlgorithmsForRingsAndCompleteGraphs() {
        for (String algorithm : List.of("bully", "ring", "chang-roberts")) {
            assertThat(run(algorithm, "n=9&graph=star&faults=60:crash-leader"))
                    .isEqualTo(run(algorithm, "n=9&faults=60:crash-leader"));
            assertThat(Runs.simulation(algorithm, "graph=star").links()).isEmpty();
        }
    }

    @Test
    void isDrawnBySeedAlone() {
        String scenario = "n=20&graph=random:3&latency=1&seed=";
        assertThat(Runs.simulation("flood-max", scenario + 1).links())
                .usingRecursiveComparison()
                .isEqualTo(Runs.simulation("flood-max", scenario + "1&loss=0.1").links())
                .isNotEqualTo(Runs.simulation("flood-max", scenario + 2).links());
    }

    @Test
    void carriesHundredsOfThousandsOfNodesOnASparseGraph() {
        Result result = run("flood-max", "n=300000&graph=star&latency=1");
        assertThat(result.leader()).hasValue(300_000);
        assertThat(result.messages().election()).isEqualTo(4L * 299_999);
    }
}
