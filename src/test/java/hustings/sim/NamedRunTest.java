package hustings.sim;

import static hustings.sim.Runs.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.run.Change;
import hustings.run.Event;
import hustings.run.Observer;
import hustings.run.RunListener;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Chance;
import hustings.scenario.Fault;
import hustings.scenario.Identity;
import hustings.scenario.Naming;
import hustings.scenario.Scenario;
import hustings.scenario.ScenarioGrammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever nodes are called, a run is that of nodes 1 to n in the same order: event for event, for
 * every algorithm that only compares. Only the bits of messages are those of the names.
 */
class NamedRunTest {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])2[0-9]{9}(?![0-9])");
    private static final Pattern NOBODY = Pattern.compile("\\bnobody\\b");
    private static final Pattern BITS = Pattern.compile("bits=\\d+");
    private static final Pattern NAME = Pattern.compile("(?<![\\d.])\\d+(?:\\.\\d+)*(?![\\d])");
    /* An orphaned token that the network doubles at every step grows without end. */
    private static final long LARGEST_STORM = 20_000;

    static List<String> comparing() {
        return REGISTRY.all().stream()
                .filter(algorithm -> algorithm.earliestLead().isEmpty())
                .map(AlgorithmType::id).toList();
    }

    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of(comparing());
    }

    @Provide
    Arbitrary<String> scenarios() {
        // Who joins is the seventh also in order.
        return RandomScenarios.any().map(text -> text.replace("join-9", "join-7"));
    }

    /** Seven names of one form, in order; 0 is among them, or all have several parts. */
    @Provide
    Arbitrary<List<Identity>> names() {
        Arbitrary<Integer> part = Arbitraries.oneOf(List.of(Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 366),
                Arbitraries.integers().between(0, 999_999_999)));
        return Arbitraries.integers().between(1, 3).flatMap(parts -> part.list().ofSize(parts)
                .map(Identity::new).list().uniqueElements().ofSize(7))
                .map(names -> Stream.concat(names.stream().sorted().limit(1).map(least ->
                        least.isPlain() ? Identity.of(0) : least),
                        names.stream().sorted().skip(1)).toList());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void aRunIsTheSameHoweverNodesAreCalled(@ForAll("algorithms") String algorithm,
            @ForAll("scenarios") String text, @ForAll("names") List<Identity> names) {
        Scenario plain = Runs.scenario(algorithm, text);
        Scenario named = renamed(plain, names);
        assertThat(told(named, names)).as(named.text()).isEqualTo(told(plain, List.of()));
    }

    private static final List<String> SCENARIOS = List.of(
            "n=6&seed=5&latency=1-5&faults=40:crash-leader,80:recover-6",
            "n=6&ids=descending&start=one&faults=30:join-7,60:leave-3,90:elect-1",
            "n=6&seed=9&graph=1-2,2-3,3-4,4-5,5-6,1-6&clocks=2:1.3&loss=0.05");

    private static List<Identity> names(String list) {
        return Pattern.compile(",").splitAsStream(list).map(Identity::parse).toList();
    }

    @ParameterizedTest
    @MethodSource("comparing")
    void everyAlgorithmElectsTheSameWinnerWithTheSameMessages(String algorithm) {
        for (String list : List.of("0,1,2,3,4,5,6", "1.2,1.10,2.1,222.3333333,253.12,253.4444444,"
                + "366.0", "10.0.0.1,10.0.0.2,10.0.0.10,10.0.1.0,127.0.0.1,192.168.0.1,192.168.0.2"
                )) {
            List<Identity> names = names(list);
            for (String rest : SCENARIOS) {
                Scenario plain = Runs.scenario(algorithm, rest);
                Scenario named = renamed(plain, names);
                assertThat(told(named, names)).as(named.text()).isEqualTo(told(plain, List.of()));
            }
        }
    }

    private static List<String> changes(String algorithm, String rest) {
        List<String> all = new ArrayList<>();
        Observer observer = new Observer() {
            @Override
            public void saw(Event event) {}

            @Override
            public void changed(long event, int node, List<Change> changes) {
                changes.forEach(change -> all.add(
                        change.field() + ": " + change.before() + " -> " + change.after()));
            }
        };
        Runs.simulation(REGISTRY, Runs.scenario(algorithm, rest), Optional.of(observer),
                RunListener.NOBODY).run();
        return all;
    }

    @Test
    void nobodyIsNotWrittenAsTheNodeThatIsCalledZero() {
        assertThat(changes("invitation", "latency=1&ids=0,1&until=30"))
                .anyMatch(text -> text.startsWith("group: counter 0, coordinator nobody ->"));
        assertThat(changes("invitation", "latency=1&ids=2,1&until=30"))
                .anyMatch(text -> text.startsWith("group: counter 0, coordinator 0 ->"));
        assertThat(changes("hirschberg-sinclair", "latency=1&ids=0,1,2,3")).isNotEmpty()
                .noneMatch(text -> text.startsWith("phase") && text.contains("nobody"));
        assertThat(changes("itai-rodeh", "latency=1&ids=0,1,2,3")).isNotEmpty()
                .noneMatch(text -> text.contains("nobody"));
    }

    /** The term of an invitation has the identifier in it, and so may be another. */
    @ParameterizedTest
    @MethodSource("comparing")
    void numbersOfNineDigitsAreUsedAsTheyAreAndMakeNoDifference(String algorithm) {
        List<Identity> names = names("250000000,250000001,444444444,999999996,999999997,999999998,"
                + "999999999");
        for (String rest : SCENARIOS) {
            Scenario plain = Runs.scenario(algorithm, rest);
            Scenario named = renamed(plain, names);
            assertThat(named.naming().isPlain()).isTrue();
            assertThat(skeleton(named, names)).as(named.text())
                    .isEqualTo(skeleton(plain, names("1,2,3,4,5,6,7")));
        }
    }

    /** Options that count with identifiers count with their order. */
    @ParameterizedTest
    @MethodSource("countingOptions")
    void optionsThatCountWithIdentifiersCountWithTheirPlaces(String algorithm, String option) {
        List<Identity> names = IntStream.range(0, 7).mapToObj(i -> new Identity(List.of(i / 3, i)))
                .toList();
        Scenario plain = Runs.scenario(algorithm, "n=6&" + option + "&faults=50:crash-leader");
        assertThat(told(renamed(plain, names), names)).isEqualTo(told(plain, List.of()));
    }

    static List<String[]> countingOptions() {
        return List.of(new String[] {"raft", "raft.behind=3"},
                new String[] {"fast-leader-election", "fast-leader-election.histories=epochs"},
                new String[] {"fast-leader-election", "fast-leader-election.histories=reversed"},
                new String[] {"invitation", "invitation.interval=30"});
    }

    /** The same scenario with other names, by their order. */
    private static Scenario renamed(Scenario plain, List<Identity> names) {
        UnaryOperator<Identity> naming = id -> names.get(id.first() - 1);
        int[] layout = plain.ids().layOut(plain.n(), plain.naming(), new Chance(plain.seed()));
        Map<String, String> keys = new LinkedHashMap<>(
                new ScenarioGrammar(REGISTRY).split(plain.text()));
        keys.put("ids", IntStream.of(layout).mapToObj(id -> names.get(id - 1).toString())
                .collect(Collectors.joining(",")));
        keys.put("faults", plain.faults().stream().map(fault ->
                new Fault(fault.tick(), renamed(fault.action(), naming)).toString())
                .collect(Collectors.joining(",")));
        for (String key : List.of("start", "graph", "clocks")) {
            keys.computeIfPresent(key, (same, value) -> !value.matches("\\d.*") ? value
                    : key.equals("clocks") ? replaced(value, Pattern.compile("\\d+(?=:)"), names)
                            : replaced(value, NAME, names));
        }
        return new ScenarioGrammar(REGISTRY).read(keys);
    }

    private static String replaced(String value, Pattern numbers, List<Identity> names) {
        return numbers.matcher(value).replaceAll(number ->
                names.get(Integer.parseInt(number.group()) - 1).toString());
    }

    private static Fault.Action renamed(Fault.Action action, UnaryOperator<Identity> naming) {
        return switch (action) {
            case Fault.OnNode(Fault.Verb verb, Identity id) ->
                    new Fault.OnNode(verb, naming.apply(id));
            case Fault.Split(List<Identity> ids) ->
                    new Fault.Split(ids.stream().map(naming).toList());
            case Fault.Cut(Identity from, Identity to) ->
                    new Fault.Cut(naming.apply(from), naming.apply(to));
            case Fault.Slow(Identity id, long ticks) -> new Fault.Slow(naming.apply(id), ticks);
            case Fault.OnMessage on -> new Fault.OnMessage(on.algorithm(), on.handling(),
                    naming.apply(on.from()), naming.apply(on.to()), on.nth(), on.ticks());
            default -> action;
        };
    }

    /** Every event of a run and how it came out, with places instead of names. */
    private static String told(Scenario scenario, List<Identity> names) {
        List<String> all = new ArrayList<>();
        Simulation simulation = new Simulation(scenario,
                REGISTRY.get(scenario.algorithms().get(0)), new WorkLimit(LARGEST_STORM),
                event -> all.add(placed(inPlaces(event, names), names)));
        try {
            simulation.run();
        } catch (TooMuchWork e) {
            // Where it stands depends on the work alone, and so on the size of messages.
            return String.join("\n", all.subList(0, Math.min(1_000, all.size())));
        }
        all.add(BITS.matcher(placed(simulation.result(), names)).replaceAll("bits"));
        all.add(placed(simulation.snapshot(), names));
        return String.join("\n", all);
    }

    /** Numbers that stand for names stand for places. */
    private static String placed(Object what, List<Identity> names) {
        // Where a node is called 0, nobody is not.
        String text = NOBODY.matcher(what.toString()).replaceAll("0");
        return names.isEmpty() ? text : NUMBER.matcher(text).replaceAll(number ->
                Integer.toString(Integer.parseInt(number.group()) - Naming.BASE));
    }

    /** What is done is told in the words of the scenario, with the names in it. */
    private static Event inPlaces(Event event, List<Identity> names) {
        Event.What what = event.what();
        if (!names.isEmpty() && what instanceof Event.Acted(String action)) {
            what = new Event.Acted(inPlaces(action, names));
        } else if (!names.isEmpty() && what instanceof Event.Note(String text)
                && text.contains(" does nothing")) {
            String action = text.substring(0, text.indexOf(' '));
            what = new Event.Note(inPlaces(action, names) + text.substring(action.length()));
        }
        return new Event(event.number(), event.tick(), event.cause(), event.node(), event.lines(),
                event.source(), what);
    }

    private static String inPlaces(String action, List<Identity> names) {
        return renamed(Fault.parse(action), id -> Identity.of(names.indexOf(id) + 1)).toString();
    }

    /** What happened when at which node, and what was sent to whom; and who leads at the end. */
    private static List<String> skeleton(Scenario scenario, List<Identity> names) {
        Map<Integer, Integer> places = new TreeMap<>(Map.of(0, 0, -1, -1));
        names.forEach(id -> places.put(id.first(), places.size() - 1));
        List<String> all = new ArrayList<>();
        Simulation simulation = new Simulation(scenario,
                REGISTRY.get(scenario.algorithms().get(0)), WorkLimit.unlimited(), event ->
                        all.add(event.tick() + " " + places.get(event.node()) + " "
                                + switch (event.what()) {
                                    case Event.Sent sent -> sent.kind() + " to "
                                            + places.get(sent.to()) + " at " + sent.due();
                                    case Event.Recognised known ->
                                            "follows " + places.get(known.leader());
                                    default -> event.what().getClass().getSimpleName();
                                }));
        simulation.run();
        all.add("leader " + simulation.result().leader().stream().mapToObj(places::get).toList());
        return all;
    }
}
