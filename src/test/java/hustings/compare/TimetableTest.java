package hustings.compare;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Event;
import hustings.run.Result;
import hustings.run.Snapshot;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.RandomScenarios;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which panel stands where when they are aligned, and where a step leads. */
class TimetableTest {
    private static final String CRASH =
            "algorithms=bully,ring,chang-roberts,lamport&n=6&faults=60:crash-leader&until=300";

    private static Comparison compare(String scenario) {
        return new Comparison(Simulation::new, Scenario.parse(scenario, Runs.REGISTRY),
                Runs.REGISTRY, () -> new WorkLimit(200_000, 20_000));
    }

    /** The same run, aligned by something; the panel at a place is where it was. */
    private static Comparison aligned(Comparison comparison, Alignment by, int place) {
        Comparison aligned = new Comparison(
                comparison.outlines(), by, () -> new WorkLimit(200_000, 20_000));
        aligned.seek(aligned.timetable().positionOf(
                place, comparison.panels().get(place).tick()));
        return aligned;
    }

    /** Everything there is to see of a panel. */
    private record Seen(long tick, Snapshot snapshot, Result result, long events) {}

    private static List<Seen> look(Comparison comparison) {
        return comparison.panels().stream().map(panel -> new Seen(panel.tick(),
                panel.run().snapshot(), panel.run().result(),
                panel.run().eventCount())).toList();
    }

    private static Simulation runAlone(
            Comparison comparison, Panel panel, long to, List<Event> events) {
        Simulation simulation = new Simulation(comparison.scenario(), panel.algorithm(),
                new WorkLimit(200_000, 20_000), events::add);
        try {
            simulation.advanceTo(to);
        } catch (TooMuchWork e) {
            assertThat(panel.stopped().isPresent() || panel.tick() < to).isTrue();
        }
        return simulation;
    }

    @Provide
    Arbitrary<String> scenarios() {
        return RandomScenarios.any().map(rest -> "algorithms=bully,ring,randomized&" + rest);
    }

    @Provide
    Arbitrary<Long> positions() {
        return Arbitraries.longs().between(0, 400);
    }

    @Property(tries = 40)
    void byTickAllStandAtTheSameTickAndSeeWhatARunAloneSees(
            @ForAll("scenarios") String text, @ForAll("positions") long position) {
        Comparison comparison = compare(text);
        long to = Math.min(position, comparison.end());
        for (long tick = 0; tick <= to; tick++) {
            comparison.advanceTo(tick);
        }
        for (Panel panel : comparison.panels()) {
            List<Event> alone = new ArrayList<>();
            Simulation simulation = runAlone(comparison, panel, to, alone);
            assertThat(panel.tick()).isEqualTo(to);
            assertThat(panel.takeMoments().stream().map(Moment::event)).isEqualTo(alone);
            assertThat(panel.run().snapshot()).isEqualTo(simulation.snapshot());
        }
    }

    @Property(tries = 40)
    void seekingAndPlayingArriveAtTheSame(@ForAll("scenarios") String text,
            @ForAll Alignment by, @ForAll("positions") long position) {
        Comparison playing = compare(text);
        Comparison seeking = compare(text);
        if (playing.outlines().canAlign(by)) {
            playing = aligned(playing, by, 0);
            seeking = aligned(seeking, by, 0);
        }
        long to = Math.min(position, playing.end());
        for (long step = 0; step <= to; step++) {
            playing.advanceTo(step);
        }
        seeking.seek(seeking.end());
        seeking.seek(to);
        assertThat(look(seeking)).isEqualTo(look(playing));
    }

    @Property(tries = 40)
    void laterPositionsAreNeverEarlierTicks(
            @ForAll("scenarios") String text, @ForAll Alignment by) {
        Comparison comparison = compare(text);
        comparison = aligned(comparison,
                comparison.outlines().canAlign(by) ? by : Alignment.TICK, 0);
        Timetable timetable = comparison.timetable();
        for (int panel = 0; panel < 3; panel++) {
            assertThat(timetable.tickAt(panel, 0)).isZero();
            for (long at = 1; at <= timetable.end(); at++) {
                long tick = timetable.tickAt(panel, at);
                assertThat(tick).isBetween(
                        timetable.tickAt(panel, at - 1), comparison.scenario().until());
                assertThat(timetable.tickAt(panel, timetable.positionOf(panel, tick)))
                        .isEqualTo(tick);
            }
        }
    }

    @Property(tries = 30)
    void byEventEachStandsWhereItsEventOfThatNumberHappens(
            @ForAll("scenarios") String text, @ForAll("positions") long position) {
        Comparison comparison = compare(text);
        comparison = aligned(comparison, Alignment.EVENT, 0);
        long to = Math.min(position, comparison.end());
        comparison.seek(to);
        for (Panel panel : comparison.panels()) {
            List<Event> events = new ArrayList<>();
            runAlone(comparison, panel, comparison.scenario().until(), events);
            long expected = events.stream().filter(event -> event.number() <= to)
                    .mapToLong(Event::tick).max().orElse(0);
            assertThat(panel.tick()).isEqualTo(expected);
        }
    }

    @Test
    void byAgreementAllStandAtTheirAgreementAtOnce() {
        Comparison comparison = compare(CRASH);
        comparison = aligned(comparison, Alignment.AGREEMENT, 0);
        long meeting = comparison.timetable().meeting().orElseThrow();
        comparison.seek(meeting);
        TreeSet<Long> ticks = new TreeSet<>();
        for (Panel panel : comparison.panels()) {
            assertThat(panel.run().result().agreedAt())
                    .isEqualTo(OptionalLong.of(panel.tick()));
            assertThat(panel.run().result().elections()).hasSize(2);
            ticks.add(panel.tick());
        }
        assertThat(ticks).hasSizeGreaterThan(1);
        assertThat(ticks.last()).isEqualTo(meeting);
        comparison.seek(meeting - 1);
        assertThat(comparison.panels()).allSatisfy(panel -> assertThat(
                panel.run().result().agreedAt()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"'perfect:3'", "'first:2'", "'heartbeat:5,19'"})
    void byDetectionSomeoneNoticesTheLastCrashInAllOfThem(String detector) {
        Comparison comparison = compare(CRASH + "&detector=" + detector);
        comparison = aligned(comparison, Alignment.DETECTION, 1);
        comparison.seek(comparison.timetable().meeting().orElseThrow() - 1);
        comparison.panels().forEach(Panel::takeMoments);
        comparison.advanceTo(comparison.now() + 1);
        assertThat(comparison.panels()).allSatisfy(panel -> {
            assertThat(panel.tick()).isGreaterThan(60);
            assertThat(panel.takeMoments()).anyMatch(
                    moment -> moment.event().what() instanceof Event.Suspected);
        });
    }

    @Test
    void aPanelThatHasNoSuchPhaseKeepsToItsTick() {
        // Bully leads with 8; Chang-Roberts cannot pass the cut, and so never agrees.
        Comparison comparison = compare("algorithms=chang-roberts,bully&n=4&ids=ascending"
                + "&faults=0:cut-1-2,40:crash-leader&until=200");
        comparison = aligned(comparison, Alignment.AGREEMENT, 0);
        assertThat(comparison.timetable().phase(0)).isEmpty();
        assertThat(comparison.timetable().phase(1)).isPresent();
        comparison.seek(33);
        assertThat(comparison.panels().get(0).tick()).isEqualTo(33);
    }

    @Test
    void thereIsNothingToAlignByWithoutACrashThatIsNoticed() {
        assertThat(compare("n=4").outlines().canAlign(Alignment.DETECTION)).isFalse();
        assertThat(compare("n=4&detector=none&faults=60:crash-leader")
                .outlines().canAlign(Alignment.DETECTION)).isFalse();
        assertThat(compare("n=4&start=none").outlines().canAlign(Alignment.AGREEMENT)).isFalse();
        assertThat(compare("n=4").outlines().canAlign(Alignment.AGREEMENT)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Alignment.class)
    void thePanelThatIsNamedStaysWhereItIs(Alignment by) {
        Comparison comparison = compare(CRASH);
        comparison.seek(70);
        List<Seen> before = look(comparison);
        comparison = aligned(comparison, by, 2);
        assertThat(comparison.panels().get(2).run().snapshot().nodes())
                .isEqualTo(before.get(2).snapshot().nodes());
        comparison = aligned(comparison, Alignment.TICK, 2);
        comparison.seek(70);
        assertThat(look(comparison)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"'perfect:3'", "'heartbeat:5,15'"})
    void stepsByEventThroughEveryTickWithMoreThanHeartbeats(String detector) {
        String rest = "n=5&faults=60:crash-leader&until=150&detector=" + detector;
        Comparison comparison = compare("algorithms=ring,bully&" + rest);
        TreeSet<Long> expected = new TreeSet<>();
        Runs.events("bully", rest).stream().filter(event -> !isHeartbeat(event.what()))
                .forEach(event -> expected.add(event.tick()));
        expected.remove(0L);
        assertThat(stops(comparison, StepUnit.EVENT, 1, OptionalInt.of(1)))
                .containsExactlyElementsOf(expected);
        expected.add(0L);
        expected.remove(expected.last());
        assertThat(stops(comparison, StepUnit.EVENT, -1, OptionalInt.of(1)))
                .containsExactlyElementsOf(expected.descendingSet());
    }

    private static boolean isHeartbeat(Event.What what) {
        return what instanceof Event.Sent sent && sent.kind().equals("HEARTBEAT")
                || what instanceof Event.Delivered got && got.kind().equals("HEARTBEAT")
                || what instanceof Event.Dropped lost && lost.kind().equals("HEARTBEAT");
    }

    private static OptionalLong stop(
            Comparison comparison, StepUnit unit, int by, OptionalInt place) {
        return comparison.outlines().stop(
                comparison.timetable(), comparison.now(), unit, by, place);
    }

    private static List<Long> stops(
            Comparison comparison, StepUnit unit, int by, OptionalInt place) {
        List<Long> stops = new ArrayList<>();
        OptionalLong next = stop(comparison, unit, by, place);
        while (next.isPresent()) {
            stops.add(next.getAsLong());
            comparison.seek(next.getAsLong());
            next = stop(comparison, unit, by, place);
        }
        return stops;
    }

    @Test
    void stepsByElectionAndByFaultToWhatNobodyHasSeenYet() {
        Comparison comparison = compare(
                CRASH.replace("60:crash-leader", "60:crash-leader,120:crash-leader"));
        assertThat(stops(comparison, StepUnit.FAULT, 1, OptionalInt.empty()))
                .containsExactly(60L, 120L);
        comparison.seek(0);
        TreeSet<Long> expected = new TreeSet<>();
        Comparison.results(Simulation::new, comparison.scenario(), Runs.REGISTRY,
                WorkLimit.unlimited())
                .forEach(judged -> judged.result().elections().forEach(election -> {
                    expected.add(election.startedAt());
                    election.agreedAt().ifPresent(expected::add);
                }));
        expected.remove(0L);
        assertThat(stops(comparison, StepUnit.ELECTION, 1, OptionalInt.empty()))
                .containsExactlyElementsOf(expected);
        assertThat(stop(comparison, StepUnit.ELECTION, -2, OptionalInt.empty()).orElseThrow())
                .isLessThan(comparison.now());
    }
}
