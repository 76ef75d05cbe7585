package hustings.library;

import hustings.run.Result;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is measured over many runs of a scenario: of all seeds from one on, or all arrangements. */
record ManyRuns(Scenario scenario) {

    /** A scenario with some keys changed. */
    static Scenario changed(Scenario scenario, String keys) {
        ScenarioGrammar grammar = new ScenarioGrammar(Runs.REGISTRY);
        Map<String, String> all = new LinkedHashMap<>(grammar.split(scenario.text()));
        all.putAll(grammar.split(keys.strip()));
        return grammar.read(all);
    }

    /** A number that a run comes to. */
    static long counted(String what, Result result) {
        return switch (what) {
            case "messages" -> result.messages().contest();
            case "bits" -> result.messages().bits();
            case "without" -> result.withoutLeader().orElseThrow();
            case "several" -> result.withSeveral();
            default -> throw new IllegalArgumentException("nobody counts " + what);
        };
    }

    /** Everyone who has been elected in a run. */
    static Set<Integer> hadATurn(Result result) {
        Set<Integer> leaders = new HashSet<>();
        result.elections().forEach(election -> election.leader().ifPresent(leaders::add));
        return leaders;
    }

    private Stream<Scenario> seeds(String count) {
        return IntStream.rangeClosed(1, Integer.parseInt(count))
                .mapToObj(seed -> changed(scenario, "seed=" + seed));
    }

    /** How a run comes out, without looking at its events, which takes longer. */
    private static Result result(Scenario scenario, String algorithm) {
        Simulation simulation = new Simulation(
                scenario, Runs.REGISTRY.get(algorithm), WorkLimit.unlimited());
        simulation.run();
        return simulation.result();
    }

    private long count(String algorithm, String seeds, Predicate<Result> wanted) {
        return seeds(seeds).map(seed -> result(seed, algorithm)).filter(wanted).count();
    }

    /** How many have not elected a leader for all. */
    long stuck(String algorithm, String seeds) {
        return count(algorithm, seeds,
                result -> result.outcome() != Result.Outcome.ELECTED);
    }

    /** How many have needed more than one round of messages from each to each. */
    long tied(String algorithm, String seeds) {
        long round = (long) scenario.n() * (scenario.n() - 1);
        return count(algorithm, seeds, result -> result.messages().contest() > round);
    }

    /** How many have had every node elected at least once. */
    long everybody(String algorithm, String seeds) {
        return count(algorithm, seeds, result -> hadATurn(result).size() == scenario.n());
    }

    /** How many elections a node has won, all runs together. */
    long won(String algorithm, int node, String seeds) {
        return seeds(seeds).mapToLong(seed -> result(seed, algorithm).elections().stream()
                .filter(election -> election.leader().orElse(0) == node).count()).sum();
    }

    /** A number that runs come to, on average, rounded. */
    long mean(String what, String algorithm, String seeds) {
        return Math.round(seeds(seeds).mapToLong(seed -> counted(what, result(seed, algorithm)))
                .average().orElseThrow());
    }

    /** In how many two nodes have drawn the same number in the first round of Randomized. */
    long alike(String seeds) {
        return seeds(seeds).filter(seed -> {
            Simulation simulation = new Simulation(
                    seed, Runs.REGISTRY.get("randomized"), WorkLimit.unlimited());
            simulation.advanceTo(0);
            List<String> draws = simulation.snapshot().nodes().stream()
                    .map(node -> node.fields().get("draws").replaceFirst(".*: ", "")).toList();
            return new HashSet<>(draws).size() < draws.size();
        }).count();
    }

    /** The messages of all ways to stand round the ring together, n being the first in each. */
    long arrangements(String algorithm) {
        List<List<Integer>> all = List.of(List.of(scenario.n()));
        for (int i = 1; i < scenario.n(); i++) {
            int next = i;
            all = all.stream().flatMap(some -> IntStream.rangeClosed(1, some.size())
                    .mapToObj(at -> Stream.of(some.subList(0, at), List.of(next),
                            some.subList(at, some.size())).flatMap(List::stream).toList()))
                    .toList();
        }
        return all.stream().mapToLong(ids -> result(changed(scenario, "ids=" + ids.stream()
                .map(String::valueOf).collect(Collectors.joining(","))), algorithm)
                .messages().contest()).sum();
    }
}
