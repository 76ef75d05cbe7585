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
    private RunOptions options;
    private Assembly assembly;
    private Optional<String> failure;
    private Optional<Mishap> stillborn;
    /* Made once: someone may ask for it before every tick. */
    private final Supplier<Identity> handling = this::handling;
    private boolean begun;

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
        this(scenario, algorithm, RunOptions.observed(work, observer, listener));
    }

    /** A run that is taken down on a tape: several times faster than telling an observer. */
    public Simulation(Scenario scenario, AlgorithmType algorithm, WorkLimit work, Tape tape) {
        this(scenario, algorithm, RunOptions.taped(work, tape));
    }

    private Simulation(Scenario scenario, AlgorithmType algorithm, RunOptions options) {
        this.options = options;
        assembly = new Assembly(scenario, algorithm, options);
        begin();
    }

    private void begin() {
        failure = Optional.empty();
        stillborn = Optional.empty();
        begun = false;
        assembly.work.beats(0, handling);
        try {
            assembly.factory.createAll();
        } catch (Throwable e) {
            // It is told where all else of a run is: in its first tick.
            stillborn = Optional.of(Mishap.of(e));
        }
        assembly.notifier.begins(new SimulationView(assembly));
    }

    /**
     * Begins again at tick 0 with any scenario, as if this were a fresh simulation of it: not one
     * event differs. That is how many runs are carried out fast, since nothing is built anew that
     * still fits. The algorithm stays, and the observer or tape.
     *
     * <p>What the run before has handed out is valid no more, but for results and events.
     */
    public void reset(Scenario scenario, WorkLimit work, RunListener listener) {
        options = options.with(work, listener);
        if (assembly.fits(scenario, options)) {
            assembly.reset(scenario, options);
        } else {
            assembly = new Assembly(scenario, assembly.algorithm, options);
        }
        begin();
    }

    /**
     * Begins again at tick 0 with the same scenario and another seed, as by {@link #reset}. The
     * budget stays, of which only the rest is left, and so does the listener, who is told that a
     * run begins.
     */
    public void again(long seed) {
        assembly.reset(assembly.scenario.withSeed(seed), options);
        begin();
    }

    @Override
    public void advanceTo(long tick) {
        long last = Math.min(tick, assembly.scenario.until());
        while (failure.isEmpty()) {
            long next = nextBusyTick();
            if (next > last) {
                break;
            }
            assembly.work.require();
            assembly.work.beats(next, handling);
            carryOut(next);
        }
        assembly.work.isOurs();
        if (last > now()) {
            moveTo(last);
        }
    }

    /** Carries out everything up to the scenario's last tick. */
    public void run() {
        advanceTo(assembly.scenario.until());
    }

    private Identity handling() {
        return assembly.membership.identity(assembly.handling.node());
    }

    private long nextBusyTick() {
        return begun ? Math.min(assembly.wheel.next(), assembly.faults.next()) : 0;
    }

    private void moveTo(long tick) {
        assembly.present.now = tick;
        assembly.wheel.moveTo(tick);
    }

    private void carryOut(long tick) {
        moveTo(tick);
        assembly.notifier.tickBegins();
        if (stillborn.isPresent()) {
            begun = true;
            fail(stillborn.get());
        } else {
            carryOutContained(tick);
        }
        assembly.elections.tickEnds(tick);
        assembly.phases.tickEnds(tick, assembly.leadership, assembly.elections);
        assembly.reign.tickEnds(tick, assembly.leadership.leading());
        assembly.notifier.tickEnds();
    }

    /** An algorithm may break in any way; that is a result, and the other panels go on. */
    private void carryOutContained(long tick) {
        try {
            if (assembly.faults.next() == tick) {
                assembly.faults.carryOut(tick);
            }
            if (!begun) {
                begun = true;
                assembly.startup.bootAll();
                assembly.startup.startAll(assembly.chance);
            }
            assembly.backlog.deliver(assembly.delivery);
            assembly.links.script().sort(assembly.wheel, tick);
            assembly.wheel.deliver(assembly.delivery);
            assembly.backlog.ring();
            assembly.wheel.ring();
            assembly.wheel.deliverPrompt(assembly.delivery);
            assembly.starter.startTogether();
            assembly.wheel.deliverPrompt(assembly.delivery);
        } catch (TooMuchWork e) {
            throw e;
        } catch (Throwable e) {
            fail(Mishap.of(e));
        }
    }

    private void fail(Mishap mishap) {
        int node = assembly.membership.id(assembly.handling.node());
        String message = mishap.thrown() instanceof StormInATick storm
                ? storm.getMessage() + ", tick " + now()
                : mishap.words() + placeOf(mishap) + ", node " + node + ", tick " + now() + ", "
                + assembly.handling.inWords();
        failure = Optional.of(message);
        assembly.trace.tell(assembly.present.cause, node, new Event.Failed(message));
    }

    /** The innermost line of the algorithm's own source, whoever threw. */
    private String placeOf(Mishap mishap) {
        return Arrays.stream(mishap.trace())
                .filter(frame -> assembly.algorithm.isMadeOf(frame.getClassName()))
                .map(frame -> ", at " + frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst().orElse("");
    }

    @Override
    public Scenario scenario() {
        return assembly.scenario;
    }

    @Override
    public AlgorithmType algorithm() {
        return assembly.algorithm;
    }

    @Override
    public long now() {
        return assembly.present.now;
    }

    @Override
    public OptionalLong nextTick() {
        long next = failure.isEmpty() ? nextBusyTick() : Long.MAX_VALUE;
        return next <= assembly.scenario.until() ? OptionalLong.of(next) : OptionalLong.empty();
    }

    @Override
    public void attend(boolean attentive) {
        assembly.trace.attend(attentive);
        assembly.fastPath.update();
        assembly.shownFields.forget();
    }

    @Override
    public long lastBusyTick() {
        return assembly.present.busyAt;
    }

    @Override
    public long eventCount() {
        return assembly.trace.count();
    }

    @Override
    public boolean isStill() {
        return begun && (failure.isPresent()
                || assembly.wheel.isSpent() && !assembly.faults.areFeigned());
    }

    /** What it has cost so far. */
    public Cost cost() {
        return assembly.cost;
    }

    @Override
    public Phase phase() {
        return assembly.phases.present();
    }

    @Override
    public Optional<String> failure() {
        return failure;
    }

    /** The elections so far. */
    public List<Election> elections() {
        return assembly.elections.all();
    }

    @Override
    public Result result() {
        return Results.of(assembly, failure, isStill());
    }

    @Override
    public Snapshot.NodeState node(int id) {
        return shown(() -> Snapshots.node(assembly, assembly.membership.index(id)));
    }

    @Override
    public int[] places() {
        return assembly.membership.ids().clone();
    }

    @Override
    public List<int[]> links() {
        return assembly.neighbourhood.links();
    }

    @Override
    public List<PhaseInterval> phases() {
        return assembly.phases.intervals();
    }

    @Override
    public Snapshot snapshot() {
        return shown(() -> Snapshots.of(assembly));
    }

    /** State is in the algorithm's own words, which may not come to an end either. */
    private <T> T shown(Supplier<T> look) {
        assembly.work.reads("showing its state. What shows a value must end");
        T shown = look.get();
        assembly.work.isOurs();
        return shown;
    }
}
