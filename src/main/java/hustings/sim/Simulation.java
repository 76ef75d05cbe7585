package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Mishap;
import hustings.run.Election;
import hustings.run.Event;
import hustings.run.Observer;
import hustings.run.Phase;
import hustings.run.PhaseInterval;
import hustings.run.Result;
import hustings.run.Run;
import hustings.run.RunListener;
import hustings.run.Snapshot;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Identity;
import hustings.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One algorithm on one scenario, carried out tick by tick.
 *
 * <p>Within a tick come first the faults of the scenario, then deliveries, then timers; what is due
 * in the same tick keeps the order in which it came about. The result depends on nothing but the
 * scenario and the algorithm. Not thread-safe; many may run at once, each in its own thread.
 */
public final class Simulation implements Run {
    private World world;
    private FaultScript faults;
    private Optional<String> failure = Optional.empty();
    private Optional<Mishap> stillborn = Optional.empty();
    /* Made once: someone may ask for it before every tick. */
    private final Supplier<Identity> handling = this::handling;
    private boolean begun;
    private long now;

    /** A run that nobody watches: it only counts. */
    public Simulation(Scenario scenario, AlgorithmType algorithm, WorkLimit work) {
        this(scenario, algorithm, work, Optional.empty(), RunListener.NOBODY);
    }

    /** A run whose every event is told to an observer. */
    public Simulation(Scenario scenario, AlgorithmType algorithm, WorkLimit work,
            Observer observer) {
        this(scenario, algorithm, work, Optional.of(observer), RunListener.NOBODY);
    }

    /** A run that may be observed, and is witnessed by whoever judges it. */
    public Simulation(Scenario scenario, AlgorithmType algorithm, WorkLimit work,
            Optional<Observer> observer, RunListener listener) {
        this(scenario, algorithm, work, Audience.of(observer), listener);
    }

    /** A run that is taken down on a tape: several times faster than telling an observer. */
    public Simulation(Scenario scenario, AlgorithmType algorithm, WorkLimit work, Tape tape) {
        this(scenario, algorithm, work, Audience.of(tape), RunListener.NOBODY);
    }

    private Simulation(
            Scenario scenario, AlgorithmType algorithm, WorkLimit work, Audience audience,
            RunListener listener) {
        world = new World(scenario, algorithm, work, audience, listener);
        faults = new FaultScript(world);
        begin();
    }

    private void begin() {
        world.work.beats(world.algorithm.id(), 0, handling);
        try {
            world.processes.createAll();
        } catch (Throwable e) {
            // It is told where all else of a run is: in its first tick.
            stillborn = Optional.of(Mishap.of(e));
        }
        world.listener.begins(new SimulationView(world));
    }

    /**
     * Begins again at tick 0 with any scenario, as if this were a fresh simulation of it: not one
     * event differs. That is how many runs are carried out fast, since nothing is built anew that
     * still fits. The algorithm stays, and the observer or tape; so does the budget, of which only
     * the rest is left; and the listener, who is told that a run begins.
     *
     * <p>What the run before has handed out is valid no more, but for results and events.
     */
    public void reset(Scenario scenario) {
        reset(scenario, world.work, world.listener);
    }

    /** Begins again with any scenario, a budget of its own, and whoever is to listen to it. */
    public void reset(Scenario scenario, WorkLimit work, RunListener listener) {
        if (world.fits(scenario, listener)) {
            world.reset(scenario, work, listener);
        } else {
            world = world.rebuilt(scenario, work, listener);
        }
        beginAgain();
    }

    private void beginAgain() {
        faults = new FaultScript(world);
        failure = Optional.empty();
        stillborn = Optional.empty();
        begun = false;
        now = 0;
        begin();
    }

    /** Begins again at tick 0 with the same scenario and another seed, as by {@link #reset}. */
    public void again(long seed) {
        world.reset(world.scenario.withSeed(seed), world.work, world.listener);
        beginAgain();
    }

    @Override
    public void advanceTo(long tick) {
        long last = Math.min(tick, world.scenario.until());
        while (failure.isEmpty()) {
            long next = nextBusyTick();
            if (next > last) {
                break;
            }
            world.work.require(world.kept(), world.algorithm.id(), now);
            world.work.beats(world.algorithm.id(), next, handling);
            carryOut(next);
        }
        world.work.isOurs();
        if (last > now) {
            moveTo(last);
        }
    }

    /** Carries out everything up to the scenario's last tick. */
    public void run() {
        advanceTo(world.scenario.until());
    }

    private Identity handling() {
        return world.identity(world.processes.handling());
    }

    private long nextBusyTick() {
        return begun ? Math.min(world.wheel.next(), faults.next()) : 0;
    }

    private void moveTo(long tick) {
        now = tick;
        world.present.now = tick;
        world.wheel.moveTo(tick);
    }

    private void carryOut(long tick) {
        moveTo(tick);
        world.listener.tickBegins(tick);
        if (stillborn.isPresent()) {
            begun = true;
            fail(stillborn.get());
        } else {
            carryOutContained(tick);
        }
        world.elections.tickEnds(tick);
        world.phases.tickEnds(tick, world.leadership, world.elections);
        world.reign.tickEnds(tick, world.leadership.leading());
        world.listener.tickEnds(tick);
    }

    /** An algorithm may break in any way; that is a result, and the other panels go on. */
    private void carryOutContained(long tick) {
        try {
            if (faults.next() == tick) {
                faults.carryOut(tick);
            }
            if (!begun) {
                begun = true;
                world.startup.bootAll();
                world.startup.startAll();
            }
            world.backlog.deliver();
            world.links.script().sort(world.wheel, tick);
            world.wheel.deliver(world.post);
            world.backlog.ring();
            world.wheel.ring();
            world.wheel.deliverPrompt(world.post);
            world.processes.startTogether();
            world.wheel.deliverPrompt(world.post);
        } catch (TooMuchWork e) {
            throw e;
        } catch (Throwable e) {
            fail(Mishap.of(e));
        }
    }

    private void fail(Mishap mishap) {
        int node = world.id(world.processes.handling());
        String message = mishap.thrown() instanceof StormInATick storm
                ? storm.getMessage() + ", tick " + now
                : mishap.words() + placeOf(mishap) + ", node " + node + ", tick " + now + ", "
                + world.processes.handled();
        failure = Optional.of(message);
        world.trace.tell(world.present.cause, node, new Event.Failed(message));
    }

    /** The innermost line of the algorithm's own source, whoever threw. */
    private String placeOf(Mishap mishap) {
        return Arrays.stream(mishap.trace())
                .filter(frame -> world.algorithm.isMadeOf(frame.getClassName()))
                .map(frame -> ", at " + frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst().orElse("");
    }

    @Override
    public Scenario scenario() {
        return world.scenario;
    }

    @Override
    public AlgorithmType algorithm() {
        return world.algorithm;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public OptionalLong nextTick() {
        long next = failure.isEmpty() ? nextBusyTick() : Long.MAX_VALUE;
        return next <= world.scenario.until() ? OptionalLong.of(next) : OptionalLong.empty();
    }

    @Override
    public void attend(boolean attentive) {
        world.trace.attend(attentive);
        world.post.settle();
        world.shownFields.forget();
    }

    @Override
    public long lastBusyTick() {
        return world.present.busyAt;
    }

    @Override
    public long eventCount() {
        return world.trace.count();
    }

    @Override
    public boolean isStill() {
        return begun && (failure.isPresent() || world.wheel.isSpent() && !faults.areFeigned());
    }

    /** What it has cost so far. */
    public Cost cost() {
        return world.cost;
    }

    @Override
    public Phase phase() {
        return world.phases.present();
    }

    @Override
    public Optional<String> failure() {
        return failure;
    }

    /** The elections so far. */
    public List<Election> elections() {
        return world.elections.all();
    }

    @Override
    public Result result() {
        return Results.of(world, failure, isStill());
    }

    @Override
    public Snapshot.NodeState node(int id) {
        return shown(() -> Snapshots.node(world, world.membership.index(id)));
    }

    @Override
    public int[] places() {
        return world.membership.ids().clone();
    }

    @Override
    public List<int[]> links() {
        return world.neighbourhood.links();
    }

    @Override
    public List<PhaseInterval> phases() {
        return world.phases.intervals();
    }

    @Override
    public Snapshot snapshot() {
        return shown(() -> Snapshots.of(world));
    }

    /** State is in the algorithm's own words, which may not come to an end either. */
    private <T> T shown(Supplier<T> look) {
        world.work.reads(world.algorithm.id(), "showing its state. What shows a value must end");
        T shown = look.get();
        world.work.isOurs();
        return shown;
    }
}
