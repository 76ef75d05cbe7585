package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.Event;
import hustings.run.RunListener;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hardly meant is said, once, by the key that it concerns; and nothing else is. */
class WarningsTest {
    private static List<Warning> of(String scenario) {
        return Warnings.of(Scenario.parse(scenario, Runs.REGISTRY), Runs.REGISTRY);
    }

    private static String said(String scenario) {
        return of(scenario).stream().map(warning -> warning.key() + ": " + warning.message())
                .collect(Collectors.joining(" | "));
    }

    @Test
    void saysNothingOfWhatIsInOrder() {
        for (AlgorithmType algorithm : Runs.REGISTRY.all()) {
            assertThat(of("algorithms=" + algorithm.id() + "&start=all"))
                    .as(algorithm.id()).isEmpty();
        }
        assertThat(of("algorithms=bully&detector=heartbeat:5,10&latency=1-5")).isEmpty();
        assertThat(of("algorithms=raft,lease&start=none")).isEmpty();
        assertThat(of("algorithms=bully&start=none&feign=crash:0-50,10-20")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "algorithms=bully&detector=heartbeat:5,3 | detector: Heartbeats are rarer than the"
                + " timeout allows: one comes every 5 ticks, and after 3 without one a leader that"
                + " lives is suspected.",
        "algorithms=bully,lease&detector=heartbeat:5,5&latency=1 | detector: A timeout of 5 is"
                + " shorter than the interval of 5 and the longest way of 1 together: a leader that"
                + " lives may be suspected.",
        "algorithms=bully&detector=heartbeat:5,9&latency=1-5 | detector: A timeout of 9 is shorter"
                + " than the interval of 5 and the longest way of 5 together: a leader that lives"
                + " may be suspected.",
        "algorithms=bully&latency=3-4&delta=2 | delta: Δ = 2 is below the latency: messages take up"
                + " to 4 ticks, and whoever relies on Δ may be wrong.",
        "algorithms=bully&latency=exp:3 | delta: This latency has no bound: about 0.2 % of the"
                + " messages take longer than Δ = 15.",
        "algorithms=bully,flood-max&start=1 | start: In lock step all start together, whoever"
                + " calls: FloodMax.",
        "algorithms=bully,raft&start=none | start: Nobody ever calls an election, so there is none:"
                + " Bully.",
        "algorithms=flood-max&n=4&start=random:3 | start: In lock step all start together, whoever"
                + " calls: FloodMax.",
        "algorithms=flood-max&n=4&start=none&faults=10:elect-2 | start: In lock step all start"
                + " together, whoever calls: FloodMax.",
        "algorithms=flood-max,raft&start=none | start: Nobody ever calls an election, so there is"
                + " none: FloodMax.",
        "algorithms=randomized&randomized.redraw=all | randomized.redraw: Randomized does not"
                + " promise termination here: redraw is all, and has to be tied.",
        "algorithms=lease&lease.renewDeadline=1 | lease.renewDeadline: Lease does not promise"
                + " termination here: renewDeadline = 1, and has to be at least 4*delta = 20.",
        "algorithms=bully&graph=line | graph: None of the algorithms chosen runs on a graph.",
        "algorithms=le-lann&order=any&latency=1-2 | order: Le Lann does not promise term"
                + " uniqueness, one leader at a time, agreement, termination here: messages may"
                + " overtake each other.",
        "algorithms=lamport&lamport.stamps=running | lamport.stamps: Lamport does not promise"
                + " termination here: stamps is running, and has to be frozen.",
        "algorithms=randomized&randomized.range=1 | randomized.range: Randomized does not promise"
                + " termination here: range = 1, and has to be at least min(n, 2) = 2.",
        "algorithms=bully&clocks=5:1.3 | clocks: Bully does not promise term uniqueness, one leader"
                + " at a time, agreement, termination here: the clock of node 5 is off.",
        "algorithms=bully&ids=1.2,3.4&clocks=3.4:1.3 | clocks: Bully does not promise term"
                + " uniqueness, one leader at a time, agreement, termination here: the clock of"
                + " node 3.4 is off.",
        "algorithms=time-slice,bully&ids=253,4444444,222 | until: Nobody can lead before the run"
                + " ends: nodes of TimeSlice count with identifiers, of which the smallest is 222,"
                + " and that takes at least 3315 ticks.",
        "algorithms=variable-speeds&ids=20,30&latency=2&until=100000 | until: Nobody can lead"
                + " before the run ends: nodes of VariableSpeeds count with identifiers, of which"
                + " the smallest is 20, and that takes at least 4194300 ticks.",
        "algorithms=variable-speeds&ids=999999999,250000000 | until: Nobody can lead before the run"
                + " ends: nodes of VariableSpeeds count with identifiers, of which the smallest is"
                + " 250000000, and that takes longer than any run.",
        "algorithms=time-slice&ids=2,3,4&latency=5&until=14 | until: Nobody can lead before the run"
                + " ends: nodes of TimeSlice count with identifiers, of which the smallest is 2,"
                + " and that takes at least 15 ticks.",
    })
    void saysWhatIsHardlyMeant(String scenario, String words) {
        assertThat(said(scenario)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "algorithms=lease&n=3&latency=1&detector=heartbeat:15,5",
        "algorithms=bully&n=1&latency=1&detector=heartbeat:15,5",
        "algorithms=chang-roberts&n=1&latency=1-9&delta=5"})
    void saysNothingOfWhatNobodySends(String scenario) {
        assertThat(of(scenario)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "1,2,3,4", "random:4", "random:9"})
    void inLockStepItMakesNoDifferenceHowItIsWrittenThatAllStart(String start) {
        assertThat(of("algorithms=flood-max&n=4&start=" + start)).isEmpty();
    }

    private static final String SILENT = "start: Nobody ever calls an election, so there is none:"
            + " Bully.";

    @ParameterizedTest
    @ValueSource(strings = {
        "none&faults=10:recover-3", "none&faults=10:crash-2,20:elect-2",
        "none&faults=10:recover-random", "none&faults=10:join-2",
        "none&faults=10:pause-2,20:elect-2", "none&faults=10:leave-2,20:recover-2",
        "none&faults=10:pause-1,10:pause-2,10:pause-3,20:elect-random",
        "none&faults=10:crash-leader,20:recover-1,30:recover-random",
        "2&faults=0:crash-2", "2&faults=0:crash-2,10:elect-2",
        "all&faults=0:crash-1,0:leave-2,0:crash-3",
    })
    void saysThatNobodyCallsAnElectionWhereTheOnlyCallsDoNothing(String start) {
        assertThat(said("algorithms=bully&n=3&latency=1&start=" + start)).isEqualTo(SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "none&faults=10:crash-3,20:recover-3", "none&faults=10:crash-random,20:recover-2",
        "none&faults=10:crash-2,20:elect-random", "none&faults=10:leave-2,20:join-2",
        "none&faults=10:pause-2,15:resume-2,20:elect-2", "none&faults=10:join-4",
        "none&faults=10:pause-random,20:elect-2", "none&feign=pause:0-9,1-9&faults=10:elect-2",
        "2&faults=0:pause-2,9:resume-2", "random:1&faults=0:crash-random", "1,2&faults=0:crash-2",
    })
    void doesNotSaySoWhereSomebodyMayCallOne(String start) {
        assertThat(said("algorithms=bully&n=3&latency=1&start=" + start)).isEmpty();
    }

    /** Whoever comes back, joins or is told to calls an election, if the node can do that. */
    @Property(tries = 400)
    void nobodyCallsAnElectionJustWhereThatIsSaid(@ForAll("callers") List<String> callers,
            @ForAll @IntRange(min = 1, max = 3) int n) {
        String rest = "n=" + n + "&start=none&latency=1&until=60&faults=" + IntStream
                .range(0, callers.size()).mapToObj(i -> i * 3 + ":" + callers.get(i)
                        .replace("9", Integer.toString(n))).collect(Collectors.joining(","));
        List<String> done = new ArrayList<>();
        Runs.simulation(Runs.REGISTRY, Runs.scenario("bully", rest), Optional.empty(),
                new RunListener() {
                    @Override
                    public void disturbed(Disturbance disturbance, long tick, long event) {
                        done.add(disturbance.toString());
                    }
                }).run();
        assertThat(done.stream().noneMatch(what -> what.matches(".*(elect|recover|join)-.*")))
                .as(rest).isEqualTo(said("algorithms=bully&" + rest).equals(SILENT));
    }

    @Provide
    Arbitrary<List<String>> callers() {
        return Arbitraries.of("crash", "recover", "pause", "resume", "elect", "leave", "join")
                .flatMap(verb -> Arbitraries.of("-1", "-9").map(node -> verb + node))
                .list().ofMinSize(1).ofMaxSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "algorithms=time-slice&ids=2,3,4&latency=5&until=15", "algorithms=time-slice&ids=900",
        "algorithms=time-slice&ids=900,901&faults=5:leave-900",
        "algorithms=time-slice&ids=900,901&until=450&faults=300:join-1",
        "algorithms=variable-speeds&ids=9,10&until=600&latency=1&faults=5:crash-9",
        "algorithms=variable-speeds&ids=9,10&until=600&latency=1&feign=crash:0-9,1-9",
        "algorithms=bully,raft&ids=999999999,250000000&until=10",
    })
    void doesNotSayThatNobodyCanLeadWhereThatIsNotCertain(String scenario) {
        assertThat(said(scenario)).doesNotContain("Nobody can lead");
    }

    /** Drawn close to where it turns from true to false. */
    @Property(tries = 400)
    void nobodyLeadsWhereItIsSaidThatNobodyCan(
            @ForAll @IntRange(min = 1, max = 9) int least, @ForAll @IntRange(max = 4) int others,
            @ForAll @IntRange(min = 1, max = 3) int delta, @ForAll @IntRange(max = 60) int slack,
            @ForAll("disturbances") String disturbance, @ForAll boolean slices) {
        String algorithm = slices ? "time-slice" : "variable-speeds";
        String ids = IntStream.rangeClosed(least, least + others).mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        int n = others + 1;
        long about = slices ? (long) (least - 1) * n * delta : ((1L << least) - 1) * n * delta;
        String rest = "ids=" + ids + "&latency=0-" + delta + "&delta=" + delta + "&until="
                + Math.max(20, about - 30 + slack) + disturbance;
        if (said("algorithms=" + algorithm + "&" + rest).contains("Nobody can lead")) {
            assertThat(Runs.events(algorithm, rest)).as(rest).noneMatch(event ->
                    event.what() instanceof Event.RoleChanged(Role role, long term)
                            && role == Role.LEADER);
        }
    }

    @Provide
    Arbitrary<String> disturbances() {
        return Arbitraries.of("", "", "&faults=3:crash-random,9:recover-random",
                "&faults=2:leave-random", "&faults=5:join-20", "&faults=5:crash-leader",
                "&ring=skip", "&loss=0.2", "&order=any&duplicate=0.2",
                "&faults=4:pause-random,12:resume-random");
    }

    @ParameterizedTest
    @CsvSource({
        // lease + 2L ≥ retry + deadline, where every message takes L ticks
        "1, 15, 15, 2, true", "1, 15, 16, 2, false", "1, 15, 14, 5, false", "1, 15, 9, 8, true",
        "2, 15, 14, 5, true", "2, 15, 15, 5, false", "4, 20, 24, 4, true", "4, 20, 25, 4, false",
    })
    void aLeaseHasMarginByTheRightBound(
            long latency, long lease, long deadline, long retry, boolean safe) {
        String scenario = "algorithms=lease&latency=" + latency + "&lease.leaseDuration=" + lease
                + "&lease.renewDeadline=" + deadline + "&lease.retryPeriod=" + retry;
        assertThat(said(scenario).contains("one leader at a time")).isEqualTo(!safe);
    }

    @Test
    void aLeaseBearsClocksThatAreWrongByAsMuchAsItsMarginAllows() {
        String scenario = "algorithms=lease&n=3&latency=1&delta=20&clocks=3:";
        assertThat(said(scenario + "1.2")).isEqualTo(
                "clocks: Lease does not promise termination here: the clock of node 3 is off.");
        assertThat(said(scenario + "1.3")).contains("lease.leaseDuration: Lease does not promise"
                + " one leader at a time here");
        assertThat(said(scenario + "0.9")).doesNotContain("one leader at a time");
        assertThat(said(scenario + "0.7")).contains("one leader at a time");
    }

    private static Judgement oneAtATime(String scenario) {
        return Verdicts.of(
                hustings.model.Property.INSTANT_UNIQUENESS, "lease", scenario);
    }

    @Test
    void theWarningGivesTheSameSumAsTheVerdict() {
        String scenario = "n=3&latency=1&lease.leaseDuration=15&lease.renewDeadline=14"
                + "&lease.retryPeriod=5";
        String sum = "leaseDuration + 3*shortest = 18, and has to be at least retryPeriod"
                + " + renewDeadline + min(longest, roundTrip - shortest) = 20.";
        assertThat(said("algorithms=lease&" + scenario)).endsWith(sum);
        assertThat(oneAtATime(scenario).reason()).endsWith(sum);
        String off = scenario + "&clocks=3:1.1";
        assertThat(oneAtATime(off).reason()).contains("(leaseDuration - 1)*fastest");
        assertThat(said("algorithms=lease&" + off)).contains("(leaseDuration - 1)*fastest");
    }

    @Test
    void aFaultThatDoesNothingTakesNoPromiseAway() {
        String scenario = "n=3&latency=1&lease.leaseDuration=11&until=300&faults=";
        assertThat(oneAtATime(scenario + "50:deliver-1-2").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(oneAtATime(scenario + "0:slow-1-0,5:bully.deliver-1-store").verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(oneAtATime(scenario + "9:slow-1-2,300:delay-1-store-9").verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(said("algorithms=lease&" + scenario + "5:bully.deliver-1-store")).isEmpty();
        assertThat(said("algorithms=lease&" + scenario + "50:deliver-1-2"))
                .endsWith(", if the messages are on their way that faults deliver or delay.");
    }

    @Test
    void whatIsWrittenOtherwiseButIsTheSameIsInOrderAsWell() {
        assertThat(of("algorithms=lease&latency=1&lease.leaseDuration=15&lease.renewDeadline=10"
                + "&lease.retryPeriod=2&lease.jitter=120")).isEmpty();
        assertThat(of("algorithms=itai-rodeh&n=8&itai-rodeh.range=8")).isEmpty();
    }
}
