package hustings.library;

import hustings.run.Election;
import hustings.run.Event;
import hustings.run.Result;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import hustings.sim.Runs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
        this.scenario = Scenario.parse(scenario, Runs.REGISTRY);
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
            return new Measures(ManyRuns.changed(scenario, measure.substring(at + 3)).text())
                    .of(measure.substring(0, at));
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

    private String simple(String measure) {
        String[] words = measure.split(" ", 3);
        String rest = words.length > 2 ? words[2] : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "node", "nodes" -> members(measure);
            case "tick", "ticks" -> faultTicks(measure);
            case "given" -> given(words[1], rest);
            case "fewest" -> first(words.length > 1 ? words[1] : "messages", 1);
            case "most" -> first(words[1], -1);
            case "failing" -> names(id -> run(id).result().outcome() != Result.Outcome.ELECTED);
            case "who" -> who(words[1], rest);
            case "stuck", "alike", "tied", "mean", "average", "everybody", "won", "arrangements" ->
                    "" + ofMany(words[0], new ManyRuns(scenario), measure.split(" "));
            default -> ofRun(words[0], run(words[1]), rest);
        };
    }

    private String ofRun(String what, Evidence run, String rest) {
        Result result = run.result();
        return switch (what) {
            case "messages", "bits", "without", "several" -> "" + ManyRuns.counted(what, result);
            case "since" -> "" + (result.agreedAt().orElseThrow() - Long.parseLong(rest));
            case "turns" -> "" + ManyRuns.hadATurn(result).size();
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

    private static long ofMany(String what, ManyRuns runs, String[] words) {
        return switch (what) {
            case "stuck" -> runs.stuck(words[1], words[2]);
            case "alike" -> runs.alike(words[2]);
            case "tied" -> runs.tied(words[1], words[2]);
            case "mean" -> runs.mean("messages", words[1], words[2]);
            case "average" -> runs.mean(words[1], words[2], words[3]);
            case "everybody" -> runs.everybody(words[1], words[2]);
            case "won" -> runs.won(words[1], Integer.parseInt(words[2]), words[3]);
            case "arrangements" -> runs.arrangements(words[1]);
            default -> throw new IllegalArgumentException("no measure \"" + what + "\"");
        };
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
        return new ScenarioGrammar(Runs.REGISTRY).split(scenario.text())
                .getOrDefault(key, ScenarioGrammar.DEFAULTS.getOrDefault(key, ""));
    }

    private String given(String key, String claimed) {
        List<String> numbers = numbers(value(key));
        return claimed.isEmpty() && numbers.size() == 1 ? numbers.get(0)
                : numbers.contains(claimed) ? claimed : value(key);
    }

    // Across algorithms ---------------------------------------------------------------------------

    /** Who has least of something; with a sign of −1, most. */
    private String first(String what, int sign) {
        String id = scenario.algorithms().stream().min(Comparator.comparingLong(
                algorithm -> sign * ManyRuns.counted(what, run(algorithm).result()))).orElseThrow();
        return Runs.REGISTRY.get(id).about().name();
    }

    /** The algorithms of which something is so, such as {@code who outcome elected}. */
    private String who(String what, String value) {
        return names(id -> ofRun(what, run(id), "").equals(value));
    }

    private String names(Predicate<String> wanted) {
        List<String> names = scenario.algorithms().stream().filter(wanted)
                .map(id -> Runs.REGISTRY.get(id).about().name()).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
