package hustings.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How values are distributed over bins of one width.
 *
 * @param from where the first bin begins
 * @param width how wide each is; bin i holds {@code from + i·width <= value < from + (i+1)·width}
 * @param counts how many values each bin holds
 * @param whole whether all values are whole numbers
 */
public record Histogram(double from, double width, List<Integer> counts, boolean whole) {
    /** The most bins. */
    static final int MOST_BINS = 24;

    /** Refuses bins that are none. */
    public Histogram {
        counts = List.copyOf(counts);
        if (!(width > 0) || counts.isEmpty()) {
            throw new IllegalArgumentException("width is " + width + " for " + counts.size()
                    + " bins; allowed is above 0, for one bin or more");
        }
    }

    /**
     * Bins that suit whole numbers, the same for several distributions that are compared.
     *
     * @param min the smallest of all
     * @param max the largest of all
     */
    static Histogram empty(double min, double max) {
        double width = Math.max(1, Math.ceil((max - min + 1) / MOST_BINS));
        int bins = (int) Math.floor((max - min) / width) + 1;
        return new Histogram(min, width, Collections.nCopies(bins, 0), true);
    }

    /** The same bins with these values; each must fall into one. */
    Histogram with(double[] values) {
        int[] filled = new int[counts.size()];
        boolean areWhole = true;
        for (double value : values) {
            areWhole &= value == Math.rint(value);
            filled[(int) Math.floor((value - from) / width)]++;
        }
        List<Integer> all = new ArrayList<>();
        for (int count : filled) {
            all.add(count);
        }
        return new Histogram(from, width, all, areWhole);
    }
}
