package hustings.model;

import java.util.function.IntToDoubleFunction;

/** How many of those who draw a number from 1 to some range share the largest one. */
public final class Ties {
    /** What takes longer than that is not worked out. */
    private static final int LARGEST_RANGE = 65_536;
    private static final int MOST_TIED = 1_000;
    private static final double NEGLIGIBLE = 1e-15;

    private Ties() {}

    /**
     * How likely it is that exactly so many share the largest number, by how many; as far as that
     * is not negligible, and empty if it would take too long.
     *
     * @param contenders how many draw
     * @param range from 1 to which number
     */
    public static double[] shares(int contenders, int range) {
        if (range > LARGEST_RANGE || range < 2 || contenders < 1) {
            return new double[0];
        }
        int most = Math.min(contenders, MOST_TIED);
        double[] shares = new double[most + 1];
        for (int largest = 1; largest <= range; largest++) {
            add(shares, contenders, range, largest);
        }
        int likely = most;
        while (likely > 1 && shares[likely] < NEGLIGIBLE) {
            likely--;
        }
        double all = 0;
        double[] told = new double[likely + 1];
        for (int tied = 1; tied <= likely; tied++) {
            told[tied] = shares[tied];
            all += shares[tied];
        }
        return Math.abs(all - 1) < 1e-9 ? told : new double[0];
    }

    /** Adds what there is where a certain number is the largest: binomial, term by term. */
    private static void add(double[] shares, int contenders, int range, int largest) {
        double smaller = (double) (largest - 1) / range;
        if (largest == 1) {
            if (contenders < shares.length) {
                shares[contenders] += StrictMath.pow(1.0 / range, contenders);
            }
            return;
        }
        double term = (double) contenders / range * StrictMath.pow(smaller, contenders - 1);
        for (int tied = 1; tied < shares.length && term > 0; tied++) {
            shares[tied] += term;
            term *= (double) (contenders - tied) / (tied + 1) / (largest - 1);
        }
    }

    /** How likely it is that one alone has drawn the largest number; NaN if it takes too long. */
    public static double unique(int contenders, int range) {
        double[] shares = shares(contenders, range);
        return shares.length < 2 ? Double.NaN : shares[1];
    }

    /**
     * What draws cost in all, if those who tie draw again until there is only one; NaN if it takes
     * too long.
     *
     * @param round what a round of so many costs
     */
    public static double total(int contenders, int range, IntToDoubleFunction
            round) {
        double[] last = shares(contenders, range);
        if (contenders == 1 || last.length == 0) {
            return contenders == 1 ? round.applyAsDouble(1) : Double.NaN;
        }
        int most = Math.min(last.length - 1, contenders - 1);
        double[] total = new double[most + 1];
        for (int tied = 2; tied <= most; tied++) {
            total[tied] = solved(tied, shares(tied, range), total, round.applyAsDouble(tied));
        }
        return solved(contenders, last, total, round.applyAsDouble(contenders));
    }

    /** Total(m) = round(m) + Σ P(k tie) · total(k), solved for total(m), which is on both sides. */
    private static double solved(int contenders, double[] shares, double[] total, double round) {
        double sum = round;
        for (int tied = 2; tied < Math.min(contenders, shares.length); tied++) {
            sum += shares[tied] * total[tied];
        }
        return sum / (contenders < shares.length ? 1 - shares[contenders] : 1);
    }
}
