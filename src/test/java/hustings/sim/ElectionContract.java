package hustings.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.TERMINATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hustings.check.Demonstration;
import hustings.check.Soak;
import hustings.check.Verdict;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.Condition;
import hustings.model.MessageKind;
import hustings.model.StateField;
import hustings.run.Event;
import hustings.run.Listing;
import hustings.run.Result;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every leader-election algorithm here has to show.
 *
 * <p>A new algorithm's test implements this, says which algorithm it is about, and gets every test.
 * A handler that never ends is given up after 20 seconds: nothing else could stop it.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ElectionContract {
    /** What to do where another one may win. */
    String LARGEST = "the largest has to win, or override electsTheLargest()";

    /** The identifier of the algorithm. */
    String algorithm();

    /** Where the algorithm is found. */
    default AlgorithmRegistry registry() {
        return Runs.registry();
    }

    /** Whether the largest live identifier has to win; override it if another one may. */
    default boolean electsTheLargest() {
        return true;
    }

    /** Whether it needs links on which no message overtakes another, as its promises then say. */
    default boolean needsFifo() {
        return false;
    }

    /**
     * Whether nodes go on looking after each other once the election is over, with timers of
     * category WATCH; override it if the algorithm is its own detector.
     */
    default boolean keepsWatch() {
        return false;
    }

    /**
     * Whether nodes only ever ask a store, so that an election costs no message of its own;
     * override it if the topology is STORE.
     */
    default boolean asksAStore() {
        return false;
    }

    /**
     * How long an everyday election may take, in ticks; override it if the algorithm waits for
     * chance, or for a time that grows with an identifier.
     */
    default long horizon() {
        return 500;
    }

    /**
     * Further scenarios, beside {@link #everyday}, that together reach every line of pseudo-code:
     * queries without {@code algorithms}.
     */
    List<String> rareScenarios();

    /** Scenarios without faults, of many sizes, starters, latencies and arrangements. */
    default Stream<String> everyday() {
        return Stream.of(1, 2, 3, 4, 5, 8, 13).flatMap(n -> Stream.of("all", "one", "random:2")
                .flatMap(start -> Stream.of("1", "1-5", "exp:2&delta=40")
                        .flatMap(latency -> orders().map(order -> "n=" + n
                                + "&start=" + start + "&latency=" + latency + "&order=" + order
                                + "&seed=" + (n * 7 + start.length())
                                + (horizon() == 500 ? "" : "&until=" + horizon())))));
    }

    /** A heartbeat detector that suspects nobody wrongly where a message takes 1 to 5 ticks. */
    default String patientHeartbeats() {
        return "heartbeat:5,25";
    }

    private Stream<String> orders() {
        return needsFifo() ? Stream.of("fifo") : Stream.of("fifo", "any");
    }

    private AlgorithmType type() {
        return registry().get(algorithm());
    }

    private Simulation simulation(String scenario) {
        return Runs.simulation(registry(), type().id(), scenario);
    }

    /** Runs a scenario to the end; that the algorithm throws is told before anything else. */
    private Result run(String scenario) {
        Simulation simulation = simulation(scenario);
        simulation.run();
        requireUnbroken(scenario, simulation.failure());
        return simulation.result();
    }

    private List<Event> events(String scenario) {
        List<Event> events = new ArrayList<>();
        Simulation watched = new Simulation(
                simulation(scenario).scenario(), type(), WorkLimit.unlimited(), events::add);
        watched.run();
        requireUnbroken(scenario, watched.failure());
        return events;
    }

    private static void requireUnbroken(String scenario, Optional<String> failure) {
        failure.ifPresent(error -> fail("%s, in the scenario %s", error, scenario));
    }

    @Test
    default void electsOneLeaderThatAllFollow() {
        everyday().forEach(scenario -> assertThat(run(scenario).outcome())
                .as(scenario).isEqualTo(Result.Outcome.ELECTED));
    }

    @Test
    default void breaksInNoWeather() {
        for (String detector : List.of("perfect:3", "heartbeat:4,13", "none")) {
            for (int seed = 0; seed < 20; seed++) {
                String scenario = "n=6&until=300&loss=0.1&duplicate=0.1&order=any&latency=exp:3"
                        + "&delta=4&ring=skip&detector=" + detector + "&seed=" + seed
                        + "&faults=9:crash-leader,20:split-1-2,40:pause-3,70:heal,80:resume-3,"
                        + "90:recover-6,95:join-9,110:crash-1,130:elect-2,150:leave-4";
                Simulation simulation = new Simulation(
                        simulation(scenario).scenario(), type(), new WorkLimit(100_000));
                try {
                    simulation.run();
                } catch (TooMuchWork e) {
                    assertThat(e).as("a storm, which is no break").hasMessageContaining("needs");
                }
                requireUnbroken(scenario, simulation.failure());
            }
        }
    }

    @Test
    default void keepsItsPromisesInRandomScenarios() {
        Soak soak = new Soak(registry());
        for (int number = 0; number < 200; number++) {
            assertThat(soak.run(type().id(), number))
                    .as("promises broken though all that they rest on holds").isEmpty();
        }
    }

    @Test
    default void breaksWhereItSaysSo() {
        type().counterexamples().forEach(counterexample -> Demonstration
                .of(counterexample, type(), registry(), new WorkLimit(1_000_000)).judgements()
                .forEach(judgement -> assertThat(judgement.verdict())
                        .as("%s, in the scenario %s: %s",
                                judgement.property(), counterexample.scenario(), judgement.reason())
                        .isEqualTo(Verdict.EXPECTED)));
    }

    @Test
    default void dependsOnNothingButItsScenario() {
        JavaClasses classes = ownClasses();
        noClasses().should(Purity.knowAClockAThreadOrAnotherChance()).check(classes);
        noClasses().should(Purity.keepHashTables()).check(classes);
    }

    @Test
    default void asksForNoNameIfItIsAnonymous() {
        if (type().about().anonymous()) {
            noClasses().should(Purity.knowNames()).check(ownClasses());
        }
    }

    private JavaClasses ownClasses() {
        return new ClassFileImporter().importUrls(withNested(type().type())
                .map(part -> part.getResource(part.getName().replaceFirst(".*\\.", "") + ".class"))
                .toList());
    }

    private static Stream<Class<?>> withNested(Class<?> type) {
        return Stream.concat(Stream.of(type),
                Stream.of(type.getDeclaredClasses()).flatMap(ElectionContract::withNested));
    }

    @Test
    default void promisesTerminationOnlyOnLinksThatKeepTheOrderIfItNeedsThem() {
        if (needsFifo()) {
            assertThat(type().promises())
                    .filteredOn(promise -> List.of(promise.value()).contains(TERMINATION)
                            || List.of(promise.value()).contains(AGREEMENT))
                    .isNotEmpty().allSatisfy(promise ->
                            assertThat(promise.given()).contains(Condition.ORDERED));
        }
    }

    @Test
    default void electsTheLargestNodeIfItPromisesTo() {
        if (electsTheLargest()) {
            everyday().forEach(scenario -> assertThat(run(scenario).leader())
                    .as("%s: %s", scenario, LARGEST)
                    .hasValue(Runs.scenario(registry(), algorithm(), scenario).n()));
        }
    }

    @Test
    default void holdsOneElectionAndFallsQuiet() {
        everyday().forEach(scenario -> {
            Simulation simulation = simulation(scenario);
            simulation.run();
            requireUnbroken(scenario, simulation.failure());
            assertThat(simulation.elections()).as(scenario).hasSize(1);
            assertThat(simulation.elections().get(0).quietAt()).as(scenario).isPresent();
            assertThat(simulation.isStill()).as("%s: all is still, or override keepsWatch()",
                    scenario).isEqualTo(!keepsWatch());
        });
    }

    @Test
    default void electsAnotherOneWhenTheLeaderCrashes() {
        for (String detector : List.of("perfect:3", "first:1", patientHeartbeats())) {
            for (int seed = 0; seed < 20; seed++) {
                String quiet = "n=7&until=1000&detector=" + detector + "&seed=" + seed;
                int first = run(quiet).leader().orElseThrow();
                Result result = run(quiet + "&faults=200:crash-leader");
                assertThat(result.outcome()).as(quiet).isEqualTo(Result.Outcome.ELECTED);
                assertThat(result.leader()).as(quiet).isPresent();
                assertThat(result.leader().getAsInt()).as(quiet).isNotEqualTo(first);
                assertThat(result.elections()).as(quiet).hasSize(2);
                if (electsTheLargest()) {
                    assertThat(result.leader()).as("%s: %s", quiet, LARGEST).hasValue(6);
                }
            }
        }
    }

    @Test
    default void takesANodeBackThatRecovers() {
        for (String detector : List.of("perfect:3", patientHeartbeats())) {
            for (int seed = 0; seed < 20; seed++) {
                for (String back : List.of("200:crash-leader,400:recover-7,400:recover-%d",
                        "200:crash-2,300:recover-2", "300:join-9", "300:leave-7")) {
                    String scenario = "n=7&until=1500&detector=" + detector + "&seed=" + seed;
                    int leader = run(scenario).leader().orElseThrow();
                    scenario += "&faults=" + String.format(back, leader);
                    Result result = run(scenario);
                    assertThat(result.outcome()).as(scenario).isEqualTo(Result.Outcome.ELECTED);
                }
            }
        }
    }

    @Test
    default void doesTheSameTwice() {
        String scenario = "n=9&loss=0.02&duplicate=0.02&order=any&seed=5&detector=heartbeat:7,31"
                + "&faults=100:crash-leader,150:split-1-2-3,220:heal,300:recover-9";
        assertThat(events(scenario)).isNotEmpty().isEqualTo(events(scenario));
    }

    @Test
    default void doesTheSameWhetherOrNotAnyoneWatches() {
        everyday().forEach(scenario -> {
            List<Event> events = new ArrayList<>();
            Simulation alone = simulation(scenario);
            Simulation watched = new Simulation(
                    alone.scenario(), type(), WorkLimit.unlimited(), events::add);
            watched.run();
            requireUnbroken(scenario, watched.failure());
            alone.run();
            assertThat(watched.result()).as(scenario).isEqualTo(alone.result());
            assertThat(alone.eventCount()).as(scenario).isEqualTo(events.size());
        });
    }

    @Test
    default void countsWhatTheTraceShows() {
        String scenario = "n=6&loss=0.1&duplicate=0.1&faults=40:crash-leader,60:split-1-2,90:heal";
        List<Event> events = events(scenario);
        Result.Messages messages = run(scenario).messages();
        assertThat(List.of(
                count(events, Event.Sent.class), count(events, Event.Delivered.class),
                count(events, Event.Dropped.class), count(events, Event.Duplicated.class)))
                .isEqualTo(List.of(messages.sent(), messages.delivered(),
                        messages.lost() + messages.blocked() + messages.toDead(),
                        messages.duplicated()));
    }

    private static long count(List<Event> events, Class<?> what) {
        return events.stream().filter(event -> what.isInstance(event.what())).count();
    }

    @Test
    default void carriesOutEveryLineOfItsPseudoCode() {
        Listing listing = Listing.of(type());
        Set<String> missing = new TreeSet<>();
        listing.lines().forEach(line -> missing.add(line.text()));
        Stream.concat(everyday(), rareScenarios().stream()).forEach(scenario ->
                events(scenario).forEach(event -> event.lines()
                        .forEach(line -> missing.remove(listing.lines().get(line).text()))));
        assertThat(listing.lines()).as("lines of pseudo-code").isNotEmpty();
        assertThat(missing).as("pseudo-code under which no verb (send, because, ...) was ever"
                + " called; add a scenario to rareScenarios(), or a because(...)").isEmpty();
    }

    @Test
    default void keepsOnlyStateThatCanBeShown() {
        Stream.concat(everyday().limit(3), rareScenarios().stream()).forEach(scenario -> {
            Simulation simulation = simulation(scenario);
            simulation.advanceTo(7);
            simulation.snapshot().nodes().forEach(node -> assertThat(node.fields().values())
                    .allSatisfy(text -> assertThat(text).doesNotContain("@").doesNotContain("$")));
        });
        assertThat(type().fields()).extracting(StateField::name).isNotEmpty();
    }

    @Test
    default void declaresWhatItSends() {
        assertThat(type().kinds()).extracting(MessageKind::category)
                .contains(asksAStore() ? Category.STORE : Category.ELECTION);
        assertThat(type().paper()).isNotBlank();
        assertThat(type().source().files()).isNotEmpty();
        assertThat(Arrays.asList(type().about().best(), type().about().worst()))
                .doesNotContain("");
    }
}
