package hustings.compare;

import hustings.check.Judge;
import hustings.model.Engines;
import hustings.sim.Fault;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Several algorithms on one scenario, in lockstep: all stand at the same position, which is the
 * same tick unless they are aligned by something else.
 *
 * <p>Going back is running again from the start, which a run allows by being a pure function of its
 * scenario. Not thread-safe.
 */
public final class Comparison {
    private final Scenario scenario;
    private final Engines engines;
    private final Supplier<Work> work;
    private final List<Course> courses;
    private final List<Panel> panels;
    private Timetable timetable;
    private long now;

    /**
     * A comparison that stands at tick 0, after what happens in it.
     *
     * @param work makes the budget of one algorithm; one that needs more stops where it is spent
     */
    public Comparison(Scenario scenario, Engines engines, Supplier<Work> work) {
        this.scenario = scenario;
        this.engines = engines;
        this.work = work;
        this.courses = scenario.algorithms().stream().map(this::course).toList();
        this.timetable = timetable(Alignment.TICK);
        this.panels = new ArrayList<>(scenario.algorithms().stream().map(this::fresh).toList());
        advanceTo(0);
    }

    /** Runs without any observer to the end, and answers how each algorithm came out. */
    public static List<Judged> results(Scenario scenario, Engines engines, Work work) {
        return scenario.algorithms().stream().map(id -> {
            Judge judge = new Judge(scenario, engines.get(id));
            Bystander bystander = new Bystander(judge);
            Simulation simulation = new Simulation(
                    scenario, engines.get(id), work, Optional.empty(), bystander);
            simulation.run();
            return new Judged(simulation.result(), judge.judgements(simulation.now()),
                    bystander.futile());
        }).toList();
    }

    /** What a dry run tells of an algorithm. */
    private Course course(String id) {
        Lookout lookout = new Lookout();
        return Course.of(
                Panel.dry(scenario, engines.get(id), work.get(), lookout), lookout);
    }

    private Panel fresh(String id) {
        return new Panel(scenario, engines.get(id), work.get());
    }

    private Timetable timetable(Alignment by) {
        Shifted byTick = Shifted.of(Alignment.TICK, courses, scenario.until());
        return switch (by) {
            case TICK -> byTick;
            case EVENT -> Counted.of(courses, byTick.length());
            case DETECTION, AGREEMENT -> Shifted.of(by, courses, scenario.until());
        };
    }

    /** The scenario. */
    public Scenario scenario() {
        return scenario;
    }

    /** The algorithms, in the order of the scenario. */
    public List<Panel> panels() {
        return panels;
    }

    /** The place of an algorithm among the panels, from 0. */
    public OptionalInt place(String algorithm) {
        int place = scenario.algorithms().indexOf(algorithm);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Which tick is whose at which position. */
    public Timetable timetable() {
        return timetable;
    }

    /** The position: the tick up to whose end all have been carried out, if aligned by tick. */
    public long now() {
        return now;
    }

    /** The last position worth watching. */
    public long length() {
        return timetable.length();
    }

    /** Whether so much has happened in some panel that its moments were not kept. */
    public boolean hasOverflowed() {
        return panels.stream().anyMatch(Panel::hasOverflowed);
    }

    /** The last position; the scenario's last tick, if aligned by tick. */
    public long end() {
        return timetable.end();
    }

    /** Carries all out up to a position that is not before the present one. */
    public void advanceTo(long position) {
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).advanceTo(timetable.tickAt(i, position));
        }
        now = position;
    }

    /** Stands at any position; the events on the way there are not kept. */
    public void seek(long position) {
        for (int i = 0; i < panels.size(); i++) {
            long tick = timetable.tickAt(i, position);
            if (tick < panels.get(i).tick()) {
                panels.set(i, fresh(scenario.algorithms().get(i)));
            }
            panels.get(i).skipTo(tick);
        }
        now = position;
    }

    /** Whether there is anything to align by: a panel, at least, that comes to the phase. */
    public boolean canAlign(Alignment by) {
        return by == Alignment.TICK || by == Alignment.EVENT
                || timetable(by).meeting().isPresent();
    }

    /** Aligns the panels by something; the one at a place stays where it is, and others move. */
    public void align(Alignment by, int place) {
        long tick = panels.get(place).tick();
        timetable = timetable(by);
        seek(timetable.positionOf(place, tick));
    }

    /**
     * The position so many strides away, or as many of them as there are; back if negative.
     *
     * @param place the panel whose stops count; that of every panel if empty
     * @return nothing if there is no stop at all in that direction
     */
    public OptionalLong stop(Stride stride, long by, OptionalInt place) {
        if (stride == Stride.TICK || by == 0) {
            return OptionalLong.of(Math.clamp(now + by, 0, end()));
        }
        LongStream stops = IntStream.range(0, panels.size())
                .filter(i -> place.isEmpty() || place.getAsInt() == i).boxed()
                .flatMapToLong(i -> ticks(stride, courses.get(i))
                        .map(tick -> timetable.positionOf(i, tick)));
        long[] ahead = stops.filter(stop -> by > 0 ? stop > now : stop < now)
                .sorted().distinct().toArray();
        long nth = by > 0 ? Math.min(by, ahead.length) - 1 : Math.max(0, ahead.length + by);
        return ahead.length == 0 ? OptionalLong.empty() : OptionalLong.of(ahead[(int) nth]);
    }

    private LongStream ticks(Stride stride, Course course) {
        return switch (stride) {
            case TICK -> LongStream.empty();
            case EVENT -> course.busyTicks();
            case ELECTION -> course.electionTicks();
            case FAULT -> scenario.faults().stream().mapToLong(Fault::tick);
        };
    }
}
