package hustings.lab;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.run.RunListener;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * An experiment under way: it is cut into portions that any number of threads carry out.
 *
 * <p>Has no threads of its own. Which thread does what, and when, makes no difference to what comes
 * out: a trial depends on nothing but its scenario, and writes only what is its own. Thread-safe.
 */
public final class Study {
    /** About so many nodes' elections are one portion: some milliseconds. */
    private static final int NODES_PER_PORTION = 8_192;
    private static final int FIRST_TRIALS = 4;

    private final Experiment experiment;
    private final AlgorithmRegistry registry;
    private final List<Series> series;
    private final List<Theory> theories;
    private final List<Point> points = new ArrayList<>();
    private final List<Samples> tallies = new ArrayList<>();
    private final ProgressEstimate pace;
    private final List<Portion> portions = new ArrayList<>();
    private final AtomicInteger handedOut = new AtomicInteger();
    private final AtomicIntegerArray done;
    private final AtomicInteger portionsDone = new AtomicInteger();
    private final AtomicLong trialsDone = new AtomicLong();

    /**
     * Some trials of one point.
     *
     * @param number its place among all portions
     * @param point the place of the point among all points
     * @param from the first trial
     * @param to the trial after the last
     */
    public record Portion(int number, int point, int from, int to) {}

    /** A study of which nothing has been done. */
    public Study(Experiment experiment, AlgorithmRegistry registry) {
        this.experiment = experiment;
        this.registry = registry;
        series = experiment.series(registry);
        for (Series one : series) {
            for (Point point : one.points()) {
                points.add(point);
                tallies.add(new Samples(experiment.trials()));
            }
        }
        pace = new ProgressEstimate(series, experiment.trials());
        // It does not change with what is found, and may take a while.
        theories = series.stream().map(one -> Theory.of(registry.get(one.algorithm()),
                one.points(), experiment.x().equals("n"))).toList();
        cut();
        done = new AtomicIntegerArray(portions.size());
    }

    /** A few trials of every point first, then more and more, so that all points grow together. */
    private void cut() {
        int[] begun = new int[points.size()];
        long size = FIRST_TRIALS;
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < begun.length; i++) {
                int most = Math.max(1, NODES_PER_PORTION / points.get(i).scenario().n());
                int to = (int) Math.min(
                        experiment.trials(), begun[i] + Math.min(size, most));
                if (to > begun[i]) {
                    portions.add(new Portion(portions.size(), i, begun[i], to));
                    begun[i] = to;
                    more = true;
                }
            }
            size = Math.min(2 * size, NODES_PER_PORTION);
        }
    }

    /** The next portion that nobody has taken, if there is one. */
    public Optional<Portion> next() {
        int number = handedOut.getAndIncrement();
        return number < portions.size() ? Optional.of(portions.get(number)) : Optional.empty();
    }

    /**
     * Carries out a portion, in the thread of the caller.
     *
     * @param work makes the budget of one trial of so many units, which may limit its memory, too
     * @throws TooMuchWork if a trial needs more memory than that
     */
    public void carryOut(Portion portion, LongFunction<WorkLimit> work) {
        Scenario scenario = points.get(portion.point).scenario();
        AlgorithmType algorithm = registry.get(scenario.algorithms().get(0));
        Samples tally = tallies.get(portion.point);
        Simulation run = new Simulation(scenario, algorithm, work.apply(experiment.work()));
        for (int trial = portion.from; trial < portion.to; trial++) {
            // Faster than a simulation for each, and the same to the last byte.
            run.reset(scenario.withSeed(scenario.seed() + trial),
                    work.apply(experiment.work()), RunListener.NOBODY);
            TrialOutcome ending = carryOut(run);
            tally.put(trial, run.result(), ending);
        }
        // Whoever reads this afterwards also sees what has been taken down before.
        done.set(portion.number, 1);
        trialsDone.addAndGet(portion.to - portion.from);
        portionsDone.incrementAndGet();
    }

    /** A trial that never ends is a finding; one that does not fit into this machine is not. */
    private static TrialOutcome carryOut(Simulation run) {
        try {
            run.run();
            return TrialOutcome.of(run.result().outcome());
        } catch (TooMuchWork e) {
            if (e.isOfMemory()) {
                throw e;
            }
            return TrialOutcome.ENDLESS;
        }
    }

    /** The experiment. */
    public Experiment experiment() {
        return experiment;
    }

    /** How many trials are done. */
    public long done() {
        return trialsDone.get();
    }

    /** How many trials there are. */
    public long total() {
        return (long) points.size() * experiment.trials();
    }

    /** A portion that is done has taken so long; by what clock, whoever tells it decides. */
    public void took(Portion portion, long nanos) {
        pace.took(portion.point, portion.to - portion.from, nanos);
    }

    /** How much of the time that it takes has passed, from 0 to 1, by what has been told of it. */
    public double share() {
        return isDone() ? 1 : pace.share();
    }

    /** Whether all trials are done. */
    public boolean isDone() {
        return portionsDone.get() == portions.size();
    }

    /** What there is to say so far; the more trials are done, the better. */
    public Findings findings() {
        int[] ready = new int[points.size()];
        boolean[] gap = new boolean[points.size()];
        for (Portion portion : portions) {
            gap[portion.point] |= done.get(portion.number) == 0;
            if (!gap[portion.point]) {
                ready[portion.point] = portion.to;
            }
        }
        return Findings.of(experiment, series, tallies,
                Arrays.stream(ready).boxed().toList(), theories, registry);
    }
}
