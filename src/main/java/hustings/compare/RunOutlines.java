package hustings.compare;

import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.run.WorkLimit;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When things happen in the algorithms of a scenario, known from a dry run of each.
 *
 * <p>Immutable; any number of comparisons may be made of it.
 */
public final class RunOutlines {
    private final RunSource source;
    private final Scenario scenario;
    private final AlgorithmRegistry registry;
    private final List<RunOutline> outlines;

    private RunOutlines(RunSource source, Scenario scenario, AlgorithmRegistry registry,
            List<RunOutline> outlines) {
        this.source = source;
        this.scenario = scenario;
        this.registry = registry;
        this.outlines = outlines;
    }

    /**
     * Carries all out to their end.
     *
     * @param source where runs come from
     * @param work makes the budget of one algorithm; one that needs more stops where it is spent
     */
    public static RunOutlines of(RunSource source, Scenario scenario, AlgorithmRegistry registry,
            Supplier<WorkLimit> work) {
        return new RunOutlines(source, scenario, registry,
                scenario.algorithms().stream().map(id -> {
            DetectionProbe probe = new DetectionProbe();
            return RunOutline.of(
                    Panel.dry(source, scenario, registry.get(id), work.get(), probe), probe);
        }).toList());
    }

    /** The scenario. */
    public Scenario scenario() {
        return scenario;
    }

    /** A panel of an algorithm of it, which stands before its first tick. */
    Panel begin(String algorithm, WorkLimit work) {
        return Panel.of(source, scenario, registry.get(algorithm), work);
    }

    /** The place of an algorithm among the panels, from 0. */
    public OptionalInt place(String algorithm) {
        int place = scenario.algorithms().indexOf(algorithm);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Which tick is whose at which position, if they are aligned by something. */
    public Timetable timetable(Alignment by) {
        ByPhase byTick = ByPhase.of(Alignment.TICK, outlines, scenario.until());
        return switch (by) {
            case TICK -> byTick;
            case EVENT -> ByEvents.of(outlines, byTick.length());
            case DETECTION, AGREEMENT -> ByPhase.of(by, outlines, scenario.until());
        };
    }

    /** Whether there is anything to align by: a panel, at least, that comes to the phase. */
    public boolean canAlign(Alignment by) {
        return by == Alignment.TICK || by == Alignment.EVENT
                || timetable(by).meeting().isPresent();
    }

    /**
     * The position so many steps away, or as many of them as there are; back if negative.
     *
     * @param timetable one of these outlines
     * @param now the position to start from
     * @param place the panel whose stops count; that of every panel if empty
     * @return nothing if there is no stop at all in that direction
     */
    public OptionalLong stop(
            Timetable timetable, long now, StepUnit unit, long by, OptionalInt place) {
        if (unit == StepUnit.TICK || by == 0) {
            return OptionalLong.of(Math.clamp(now + by, 0, timetable.end()));
        }
        LongStream stops = IntStream.range(0, outlines.size())
                .filter(i -> place.isEmpty() || place.getAsInt() == i).boxed()
                .flatMapToLong(i -> ticks(unit, outlines.get(i))
                        .map(tick -> timetable.positionOf(i, tick)));
        long[] ahead = stops.filter(stop -> by > 0 ? stop > now : stop < now)
                .sorted().distinct().toArray();
        long nth = by > 0 ? Math.min(by, ahead.length) - 1 : Math.max(0, ahead.length + by);
        return ahead.length == 0 ? OptionalLong.empty() : OptionalLong.of(ahead[(int) nth]);
    }

    private LongStream ticks(StepUnit unit, RunOutline outline) {
        return switch (unit) {
            case TICK -> LongStream.empty();
            case EVENT -> outline.busyTicks();
            case ELECTION -> outline.electionTicks();
            case FAULT -> scenario.faults().stream().mapToLong(Fault::tick);
        };
    }
}
