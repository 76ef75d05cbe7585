package hustings.lab;

import hustings.run.Result;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the trials of one point gave, trial by trial; each trial writes only what is its own.
 *
 * <p>Written by several threads, each other trials, and read for trials that are known to be done.
 */
final class Samples {
    /** What is not there: nothing that is measured is below zero. */
    private static final double NOTHING = -1;
    private static final TrialOutcome[] ENDINGS = TrialOutcome.values();

    private final double[][] values;
    private final byte[] endings;

    /** Room for so many trials. */
    Samples(int trials) {
        values = new double[Measure.values().length][trials];
        endings = new byte[trials];
    }

    /** Takes down what a trial gave. */
    void put(int trial, Result result, TrialOutcome ending) {
        endings[trial] = (byte) ending.ordinal();
        for (Measure measure : Measure.values()) {
            values[measure.ordinal()][trial] = measure.of(result).orElse(NOTHING);
        }
    }

    /** Whether a measure is anything in a trial. */
    boolean has(Measure measure, int trial) {
        return values[measure.ordinal()][trial] != NOTHING;
    }

    /** What a measure is in a trial that has it. */
    double get(Measure measure, int trial) {
        return values[measure.ordinal()][trial];
    }

    /** A measure in the first trials, as far as they have it, in the order of the trials. */
    double[] values(Measure measure, int trials) {
        return Arrays.stream(values[measure.ordinal()], 0, trials)
                .filter(value -> value != NOTHING).toArray();
    }

    /** How the first trials ended; every way to end is there. */
    Map<TrialOutcome, Integer> endings(int trials) {
        Map<TrialOutcome, Integer> counts = new EnumMap<>(TrialOutcome.class);
        for (TrialOutcome ending : ENDINGS) {
            counts.put(ending, 0);
        }
        for (int trial = 0; trial < trials; trial++) {
            counts.merge(ENDINGS[endings[trial]], 1, Integer::sum);
        }
        return counts;
    }

    /** How many of the first trials were carried out, and not to an agreement that is over. */
    int unfinished(int trials) {
        return (int) IntStream.range(0, trials).filter(trial -> !has(Measure.QUIET, trial)
                && ENDINGS[endings[trial]] != TrialOutcome.ENDLESS).count();
    }
}
