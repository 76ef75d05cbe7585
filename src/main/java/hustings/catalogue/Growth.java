package hustings.catalogue;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import java.util.function.IntToDoubleFunction;

/** How a cost grows with n, read off the formula's own values. */
public enum Growth {
    /** It does not grow. */
    CONSTANT("O(1)"),
    /** With the logarithm. */
    LOGARITHMIC("O(log n)"),
    /** In proportion. */
    LINEAR("O(n)"),
    /** A little faster than in proportion. */
    LINEARITHMIC("O(n log n)"),
    /** With the square. */
    QUADRATIC("O(n²)"),
    /** A little faster than with the square. */
    QUADRATIC_LOGARITHMIC("O(n² log n)"),
    /** With the cube, or faster. */
    CUBIC("O(n³) or more"),
    /** Nothing bounds it. */
    UNBOUNDED("no bound"),
    /** Nobody has given a formula. */
    UNKNOWN("not known");

    /** The larger, the better told apart; but what is a recursion ends before that. */
    private static final int FAR = 1 << 20;
    private static final int NEAR = 1 << 10;
    private static final int DOUBLINGS = 6;

    private final String words;

    Growth(String words) {
        this.words = words;
    }

    /** How it is written. */
    public String words() {
        return words;
    }

    /** The growth of the best, mean or worst case of an algorithm. */
    public static Growth of(AlgorithmType algorithm, Case which) {
        return algorithm.headline(which).isEmpty() ? UNKNOWN
                : of(n -> algorithm.headline(which, n));
    }

    /** The growth of a cost with n. */
    static Growth of(IntToDoubleFunction cost) {
        int most = Double.isNaN(cost.applyAsDouble(FAR)) ? NEAR : FAR;
        double small = cost.applyAsDouble(most >> DOUBLINGS);
        double large = cost.applyAsDouble(most);
        if (Double.isInfinite(large)) {
            return UNBOUNDED;
        } else if (Double.isNaN(large)) {
            return UNKNOWN;
        }
        // What one doubling of n adds to the exponent: 1 for n, and a little more for n log n.
        double exponent = Math.log(large / small) / Math.log(2) / DOUBLINGS;
        int whole = (int) Math.floor(exponent + 0.02);
        boolean logarithm = exponent - whole > 0.02;
        return switch (whole) {
            case 0 -> logarithm ? LOGARITHMIC : CONSTANT;
            case 1 -> logarithm ? LINEARITHMIC : LINEAR;
            case 2 -> logarithm ? QUADRATIC_LOGARITHMIC : QUADRATIC;
            default -> CUBIC;
        };
    }
}
