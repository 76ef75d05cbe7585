package hustings.library;

import hustings.sim.Election;
import hustings.sim.Event;
import hustings.sim.Result;
import hustings.sim.Runs;
import hustings.sim.Scenario;
import hustings.sim.ScenarioGrammar;
import hustings.sim.Simulation;
import hustings.sim.Work;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures what lessons claim: {@code messages bully}, {@code first ring role-changed role=leader},
 * such added, subtracted, multiplied and divided, and {@code ... @ start=4}, for the scenario
 * changed in that way.
 */
final class Measures {
    private static final List<String> WORDS = List.of("zero", "one", "two", "three", "four", "five",
            "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Map<String, Evidence> KNOWN = new HashMap<>();

    private final Scenario scenario;

    Measures(String scenario) {
        this.scenario = Scenario.parse(scenario, Runs.ENGINES);
    }

    Scenario scenario() {
        return scenario;
    }

    /** A number in digits, whether it came in words or not. */
    static String inDigits(String value) {
        int number = WORDS.indexOf(value.toLowerCase(Locale.ROOT));
        return number < 0 ? value : Integer.toString(number);
    }

    Evidence run(String algorithm) {
        return KNOWN.computeIfAbsent(algorithm + " " + scenario.text(),
                key -> Evidence.of(scenario, algorithm));
    }

    /** What a measure comes to. */
    String of(String measure) {
        int plus = Math.max(measure.lastIndexOf(" + "), measure.lastIndexOf(" - "));
        int times = Math.max(measure.lastIndexOf(" * "), measure.lastIndexOf(" / "));
        int at = measure.lastIndexOf(" @ ");
        if (at >= 0 && at > Math.max(plus, times)) {
            return changed(measure.substring(at + 3)).of(measure.substring(0, at));
        } else if (plus >= 0 || times >= 0) {
            int place = plus >= 0 ? plus : times;
            return Long.toString(calculated(Long.parseLong(of(measure.substring(0, place))),
                    measure.charAt(place + 1), Long.parseLong(of(measure.substring(place + 3)))));
        }
        return measure.matches("\\d+") ? measure : simple(measure);
    }

    private static long calculated(long left, char operator, long right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            default -> Math.round((double) left / right);
        };
    }

    private Measures changed(String keys) {
        ScenarioGrammar grammar = new ScenarioGrammar(Runs.ENGINES);
        Map<String, String> all = new LinkedHashMap<>(grammar.split(scenario.text()));
        all.putAll(grammar.split(keys.strip()));
        return new Measures(grammar.read(all).text());
    }

    private String simple(String measure) {
        String[] words = measure.split(" ", 3);
        String rest = words.length > 2 ? words[2] : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "node", "nodes" -> members(measure);
            case "tick", "ticks" -> faultTicks(measure);
            case "given" -> given(words[1], rest);
            case "fewest" -> least(words.length > 1 ? words[1] : "messages", 1);
            case "most" -> least(words[1], -1);
            case "failing" -> names(id -> run(id).result().outcome() != Result.Outcome.ELECTED);
            case "who" -> who(words[1], rest);
            case "stuck" -> count(rest, seed ->
                    seed.result(words[1]).outcome() != Result.Outcome.ELECTED);
            case "alike" -> count(rest, Measures::alike);
            case "tied" -> count(rest, seed -> seed.result(words[1]).messages().contest()
                    > Long.parseLong(value("n")) * (Long.parseLong(value("n")) - 1));
            case "mean" -> mean("messages", words[1], rest);
            case "average" -> mean(words[1], rest.split(" ")[0], rest.split(" ")[1]);
            case "everybody" -> count(rest, seed -> hadATurn(seed.result(words[1])).size()
                    == Integer.parseInt(value("n")));
            case "won" -> won(words[1], rest.split(" "));
            case "arrangements" -> arrangements(words[1]);
            default -> ofRun(words[0], run(words[1]), rest);
        };
    }

    private String ofRun(String what, Evidence run, String rest) {
        Result result = run.result();
        return switch (what) {
            case "messages", "bits", "acks", "without", "several" -> "" + counted(what, result);
            case "since" -> "" + (result.agreedAt().orElseThrow() - Long.parseLong(rest));
            case "turns" -> "" + hadATurn(result).size();
            case "kind" -> "" + result.messages().byKind().get(rest);
            case "dead" -> "" + result.messages().toDead();
            case "leader" -> "" + result.leader().orElse(0);
            case "outcome" -> result.outcome().toString();
            case "agreed" -> text(result.agreedAt());
            case "quiet" -> text(result.quietAt());
            case "blocked" -> text(result.blockedAt());
            case "elections" -> "" + result.elections().size();
            case "term" -> "" + result.elections().stream().mapToLong(election ->
                    election.term().orElse(0)).max().orElse(0);
            case "election" -> ofElection(result, rest.split(" "));
            case "first" -> "" + run.reached(rest).orElseThrow();
            case "last" -> "" + run.fitting(rest).stream().mapToLong(Event::tick).max()
                    .orElseThrow();
            case "count" -> "" + run.fitting(rest).size();
            case "ends" -> result.outcome() == Result.Outcome.ELECTED ? "yes" : "no";
            case "violated" -> run.violations(rest).isEmpty() ? "no" : "yes";
            case "from" -> "" + run.violations(rest).get(0).from();
            case "to" -> text(run.violations(rest).get(0).to());
            case "dual" -> "" + run.dualTicks();
            case "leaders" -> "" + run.mostLeaders();
            case "beliefs" -> "" + run.changesOfBelief(Long.parseLong(rest));
            case "changes" -> "" + run.changesOfLeader();
            default -> throw new IllegalArgumentException("no measure \"" + what + "\"");
        };
    }

    private static long counted(String what, Result result) {
        return switch (what) {
            case "messages" -> result.messages().contest();
            case "bits" -> result.messages().bits();
            case "acks" -> result.messages().transport();
            case "without" -> result.withoutLeader().orElseThrow();
            case "several" -> result.withSeveral();
            default -> throw new IllegalArgumentException("nobody counts " + what);
        };
    }

    /** Everyone who has been elected. */
    private static Set<Integer> hadATurn(Result result) {
        Set<Integer> leaders = new HashSet<>();
        result.elections().forEach(election -> election.leader().ifPresent(leaders::add));
        return leaders;
    }

    private static String ofElection(Result result, String[] which) {
        Election election = result.elections().get(Integer.parseInt(which[0]) - 1);
        return switch (which[1]) {
            case "messages" -> "" + election.sent();
            case "start" -> "" + election.startedAt();
            case "agreed" -> text(election.agreedAt());
            case "quiet" -> text(election.quietAt());
            case "leader" -> "" + election.leader().orElse(0);
            case "term" -> text(election.term());
            case "took" -> "" + (election.agreedAt().orElseThrow() - election.startedAt());
            default -> throw new IllegalArgumentException("no such thing as " + which[1]);
        };
    }

    private static String text(OptionalLong tick) {
        return tick.isPresent() ? "" + tick.getAsLong() : "never";
    }

    // What the scenario itself says --------------------------------------------------------------

    private static List<String> numbers(String text) {
        return Pattern.compile("\\d+").matcher(text).results().map(match -> match.group())
                .toList();
    }

    private String members(String measure) {
        List<Integer> members = run(scenario.algorithms().get(0)).members();
        return numbers(measure).stream().allMatch(id -> members.contains(Integer.parseInt(id)))
                ? measure : "not all of " + measure + " are among " + members;
    }

    private String faultTicks(String measure) {
        List<String> ticks = Arrays.stream(value("faults").split(","))
                .map(fault -> fault.replaceFirst(":.*", "")).toList();
        return numbers(measure).stream().allMatch(ticks::contains)
                ? measure : "not all of " + measure + " are among " + ticks;
    }

    private String value(String key) {
        return new ScenarioGrammar(Runs.ENGINES).split(scenario.text())
                .getOrDefault(key, ScenarioGrammar.DEFAULTS.getOrDefault(key, ""));
    }

    private String given(String key, String claimed) {
        List<String> numbers = numbers(value(key));
        return claimed.isEmpty() && numbers.size() == 1 ? numbers.get(0)
                : numbers.contains(claimed) ? claimed : value(key);
    }

    // Across algorithms, and across seeds --------------------------------------------------------

    private String least(String what, int sign) {
        String id = scenario.algorithms().stream().min(Comparator.comparingLong(
                algorithm -> sign * counted(what, run(algorithm).result()))).orElseThrow();
        return Runs.ENGINES.get(id).about().name();
    }

    /** The algorithms of which something is so, such as {@code who outcome elected}. */
    private String who(String what, String value) {
        return names(id -> ofRun(what, run(id), "").equals(value));
    }

    private String names(Predicate<String> wanted) {
        List<String> names = scenario.algorithms().stream().filter(wanted)
                .map(id -> Runs.ENGINES.get(id).about().name()).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** The same scenario with all seeds from one on. */
    private Stream<Measures> seeds(String count) {
        return IntStream.rangeClosed(1, Integer.parseInt(count))
                .mapToObj(seed -> changed("seed=" + seed));
    }

    private String count(String seeds, Predicate<Measures> wanted) {
        return "" + seeds(seeds).filter(wanted).count();
    }

    private String mean(String what, String algorithm, String seeds) {
        return "" + Math.round(seeds(seeds).mapToLong(
                seed -> counted(what, seed.result(algorithm))).average().orElseThrow());
    }

    /** How many elections a node has won, in so many runs. */
    private String won(String algorithm, String[] nodeAndSeeds) {
        int node = Integer.parseInt(nodeAndSeeds[0]);
        return "" + seeds(nodeAndSeeds[1]).mapToLong(seed -> seed.result(algorithm).elections()
                .stream().filter(election -> election.leader().orElse(0) == node).count()).sum();
    }

    /** The messages of all arrangements round the ring together, n being the first in each. */
    private String arrangements(String algorithm) {
        int n = Integer.parseInt(value("n"));
        List<List<Integer>> all = List.of(List.of(n));
        for (int i = 1; i < n; i++) {
            int next = i;
            all = all.stream().flatMap(some -> IntStream.rangeClosed(1, some.size())
                    .mapToObj(at -> Stream.of(some.subList(0, at), List.of(next),
                            some.subList(at, some.size())).flatMap(List::stream).toList()))
                    .toList();
        }
        return "" + all.stream().mapToLong(ids -> changed("ids=" + ids.stream()
                .map(String::valueOf).collect(Collectors.joining(","))).result(algorithm)
                .messages().contest()).sum();
    }

    /** How a run comes out, without looking at its events, which takes longer. */
    private Result result(String algorithm) {
        Simulation simulation = new Simulation(
                scenario, Runs.ENGINES.get(algorithm), Work.unlimited());
        simulation.run();
        return simulation.result();
    }

    /** Whether two nodes have drawn the same number in the first round. */
    private boolean alike() {
        Simulation simulation = new Simulation(
                scenario, Runs.ENGINES.get("randomized"), Work.unlimited());
        simulation.advanceTo(0);
        List<String> draws = simulation.snapshot().nodes().stream()
                .map(node -> node.fields().get("draws").replaceFirst(".*: ", "")).toList();
        return new HashSet<>(draws).size() < draws.size();
    }
}
