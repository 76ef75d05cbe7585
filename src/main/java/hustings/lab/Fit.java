package hustings.lab;

/**
 * The power law {@code factor · x^exponent} that fits points best: a straight line through their
 * logarithms, by least squares.
 *
 * @param exponent the slope of that line
 * @param factor its value at x = 1
 * @param r2 how much of the variation it explains, from 0 to 1
 */
public record Fit(double exponent, double factor, double r2) {
    /** As few points as say something about a law. */
    public static final int FEWEST_POINTS = 3;

    /**
     * Fits a power law.
     *
     * @param x different positive numbers, three or more
     * @param y as many positive numbers
     */
    public static Fit of(double[] x, double[] y) {
        if (x.length < FEWEST_POINTS || x.length != y.length) {
            throw new IllegalArgumentException("there are " + x.length + " and " + y.length
                    + " numbers; allowed are as many of both, at least " + FEWEST_POINTS);
        }
        double meanX = meanOfLogarithms(x);
        double meanY = meanOfLogarithms(y);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = StrictMath.log(x[i]) - meanX;
            double dy = StrictMath.log(y[i]) - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double slope = xy / xx;
        // Where nothing varies, the line explains all there is.
        double r2 = yy == 0 ? 1 : Math.min(1, xy * xy / (xx * yy));
        return new Fit(slope, StrictMath.exp(meanY - slope * meanX), r2);
    }

    private static double meanOfLogarithms(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            if (number <= 0) {
                throw new IllegalArgumentException(number + "; allowed are positive numbers");
            }
            sum += StrictMath.log(number);
        }
        return sum / numbers.length;
    }
}
