package hustings.lab;

import java.util.Arrays;
import java.util.EnumSet;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What many values say together.
 *
 * @param count how many there are, at least one
 * @param mean their mean
 * @param margin half the width of its 95 % confidence interval, by Student's t; NaN for a
 *     single one, which does not tell
 * @param sd the standard deviation of the sample; NaN for a single one
 * @param min the smallest
 * @param q5 the quantile of 5 %, interpolated as is usual (type 7 of Hyndman and Fan)
 * @param q25 the lower quartile
 * @param median the median
 * @param q75 the upper quartile
 * @param q95 the quantile of 95 %
 * @param max the largest
 */
public record Summary(int count, double mean, double margin, double sd, double min, double q5,
        double q25, double median, double q75, double q95, double max) {
    private static final double CONFIDENCE = 0.95;

    /**
     * Summarizes values, in any order; they are left as they are.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Summary of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there are no values; allowed is one or more");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // From sorted values, so that the last digit does not depend on the order of the trials.
        DoubleStatistics moments = DoubleStatistics.of(
                EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), sorted);
        double sd = sorted.length == 1 ? Double.NaN
                : moments.getAsDouble(Statistic.STANDARD_DEVIATION);
        // Of a copy: it reorders what it is given, and then the ends are not the extremes any more.
        double[] quantiles = Quantile.withDefaults().withCopy(true)
                .with(Quantile.EstimationMethod.HF7).evaluate(sorted, 0.05, 0.25, 0.5, 0.75, 0.95);
        return new Summary(sorted.length, moments.getAsDouble(Statistic.MEAN),
                margin(sd, sorted.length), sd, sorted[0], quantiles[0], quantiles[1],
                quantiles[2], quantiles[3], quantiles[4], sorted[sorted.length - 1]);
    }

    private static double margin(double sd, int count) {
        return count == 1 ? Double.NaN : sd == 0 ? 0 : sd / Math.sqrt(count)
                * TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    }

    /** The lower end of the confidence interval of the mean. */
    public double low() {
        return mean - margin;
    }

    /** The upper end of the confidence interval of the mean. */
    public double high() {
        return mean + margin;
    }
}
