package hustings.catalogue;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.run.Election;
import hustings.run.Result;
import hustings.run.TickListener;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * What one election without faults has cost in real runs, on a network where every message takes
 * one tick.
 *
 * @param n how many nodes
 * @param elected how many of the {@link #RUNS} runs ended with one leader that all follow; only
 *     these count below
 * @param fewest the fewest election and announcement messages, whoever started
 * @param mean how many there were on average where all start, in shuffled arrangements
 * @param most the most
 * @param ticks from the first candidate until all agreed, on average where all start
 * @param bits how many bits a message of any kind has on average, where all start
 * @param trouble why it could not be measured, in a sentence; empty if it was
 */
public record Measured(int n, int elected, double fewest, double mean, double most,
        double ticks, double bits, String trouble) {
    /** In how many shuffled arrangements all start. */
    public static final int SHUFFLED = 20;
    /** How many runs there are for one n. */
    public static final int RUNS = scenarios(Measurements.FEWEST_NODES).size();
    private static final long MOST_WORK = 200_000;
    private static final long LATEST = 100_000;
    private static final long STRIDE = 100;

    /** Runs an algorithm on so many nodes, in many arrangements and with many initiators. */
    public static Measured of(AlgorithmType algorithm, int n, AlgorithmRegistry registry,
            TickListener listener) {
        return of(n, scenarios(n).stream()
                .map(text -> run(algorithm, text, registry, listener)).toList());
    }

    /** What could not be measured, and why. */
    public static Measured not(int n, String trouble) {
        return new Measured(n, 0, 0, 0, 0, 0, 0, trouble);
    }

    /** Where all start in shuffled arrangements come first, then the other runs. */
    static List<String> scenarios(int n) {
        List<String> all = new ArrayList<>();
        for (int seed = 1; seed <= SHUFFLED; seed++) {
            all.add(scenario(n, "shuffled", "all", seed));
        }
        for (String ids : List.of("ascending", "descending", "shuffled")) {
            for (String start : List.of("all", "1", Integer.toString(n))) {
                all.add(scenario(n, ids, start, 1));
            }
        }
        for (int seed = 1; seed <= 6; seed++) {
            all.add(scenario(n, "shuffled", "random:" + Math.min(n, seed), seed));
        }
        return all;
    }

    private static String scenario(int n, String ids, String start, int seed) {
        return "n=" + n + "&ids=" + ids + "&start=" + start + "&latency=1&detector=none&seed="
                + seed + "&until=" + LATEST;
    }

    private static Result run(AlgorithmType algorithm, String text, AlgorithmRegistry registry,
            TickListener listener) {
        Scenario scenario = Scenario.parse("algorithms=" + algorithm.id() + "&" + text, registry);
        Simulation simulation = new Simulation(scenario, algorithm,
                new WorkLimit(MOST_WORK, Long.MAX_VALUE, listener));
        try {
            // What some algorithms go on doing afterwards is no part of the election.
            for (long tick = STRIDE; tick <= LATEST && !isOver(simulation); tick += STRIDE) {
                simulation.advanceTo(tick);
            }
        } catch (TooMuchWork e) {
            // It counts if it had elected by then, and as a run that did not if not.
        }
        return simulation.result();
    }

    private static boolean isOver(Simulation simulation) {
        return simulation.failure().isPresent() || simulation.elections().stream()
                .findFirst().map(first -> first.quietAt().isPresent()).orElse(false);
    }

    private static Measured of(int n, List<Result> results) {
        DoubleSummaryStatistics every = new DoubleSummaryStatistics();
        DoubleSummaryStatistics mean = new DoubleSummaryStatistics();
        DoubleSummaryStatistics ticks = new DoubleSummaryStatistics();
        DoubleSummaryStatistics bits = new DoubleSummaryStatistics();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            if (result.outcome() == Result.Outcome.ELECTED) {
                long sent = result.elections().get(0).sent();
                every.accept(sent);
                if (i < SHUFFLED) {
                    mean.accept(sent);
                    Election first = result.elections().get(0);
                    ticks.accept(first.agreedAt().orElse(0) - first.startedAt());
                    bits.accept((double) result.messages().bits()
                            / Math.max(1, result.messages().sent()));
                }
            }
        }
        return new Measured(n, (int) every.getCount(), every.getMin(),
                mean.getAverage(), every.getMax(), ticks.getAverage(), bits.getAverage(), "");
    }
}
