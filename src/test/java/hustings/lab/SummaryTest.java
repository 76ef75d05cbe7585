package hustings.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Statistics against values worked out by hand, or printed in tables. */
class SummaryTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void fiveNumbersGiveWhatAHandGets() {
        Summary summary = Summary.of(new double[] {9, 1, 4, 2, 4});
        assertThat(summary.count()).isEqualTo(5);
        assertThat(summary.mean()).isEqualTo(4, CLOSE);
        // 9 + 4 + 0 + 0 + 25 = 38, over 4.
        assertThat(summary.sd()).isEqualTo(Math.sqrt(9.5), CLOSE);
        // Student's t with 4 degrees of freedom, 97.5 %: 2.776445.
        assertThat(summary.margin()).isEqualTo(2.776445105 * Math.sqrt(9.5 / 5), within(1e-7));
        assertThat(summary.low()).isEqualTo(4 - summary.margin());
        assertThat(summary.high()).isEqualTo(4 + summary.margin());
        assertThat(summary.min()).isEqualTo(1);
        assertThat(summary.max()).isEqualTo(9);
        // Sorted 1 2 4 4 9; the quantile p stands at place 4p, counted from 0.
        assertThat(summary.q5()).isEqualTo(1.2, CLOSE);
        assertThat(summary.q25()).isEqualTo(2, CLOSE);
        assertThat(summary.median()).isEqualTo(4, CLOSE);
        assertThat(summary.q75()).isEqualTo(4, CLOSE);
        assertThat(summary.q95()).isEqualTo(8, CLOSE);
    }

    @Test
    void studentsTIsThatOfTheTables() {
        // Two values: one degree of freedom, 12.706; their sd is √2, so the margin is 12.706.
        assertThat(Summary.of(new double[] {3, 5}).margin()).isEqualTo(12.7062047, within(1e-6));
        double[] many = new double[101];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 2;
        }
        double sd = Math.sqrt(51.0 * 50 / 101 / 100);
        // 100 degrees of freedom: 1.98397.
        assertThat(Summary.of(many).margin())
                .isEqualTo(1.98397152 * sd / Math.sqrt(101), within(1e-7));
    }

    @Test
    void aSingleValueDoesNotTellHowSureItIs() {
        assertThat(Summary.of(new double[] {7}))
                .isEqualTo(new Summary(1, 7, Double.NaN, Double.NaN, 7, 7, 7, 7, 7, 7, 7));
    }

    @Test
    void theOrderOfValuesMakesNoDifferenceToTheLastDigit() {
        assertThat(Summary.of(new double[] {0.1, 0.7, 0.3, 1e9}))
                .isEqualTo(Summary.of(new double[] {1e9, 0.3, 0.7, 0.1}));
    }

    @Test
    void theExtremesOfVeryManyValuesAreTheirExtremes() {
        double[] values = new double[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 7_919L % values.length;
        }
        Summary summary = Summary.of(values);
        assertThat(summary.min()).isEqualTo(0);
        assertThat(summary.max()).isEqualTo(9_999);
        assertThat(summary.median()).isEqualTo(4_999.5);
        assertThat(values[1]).as("what was given is left as it was").isEqualTo(7_919);
    }

    @Test
    void noValueIsNoSummary() {
        assertThatThrownBy(() -> Summary.of(new double[0]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one or more");
    }

    @Test
    void aPowerLawIsFoundAgain() {
        Fit fit = Fit.of(new double[] {2, 4, 8, 16}, new double[] {12, 48, 192, 768});
        assertThat(fit.exponent()).isEqualTo(2, CLOSE);
        assertThat(fit.factor()).isEqualTo(3, CLOSE);
        assertThat(fit.r2()).isEqualTo(1, CLOSE);
    }

    @Test
    void aFitOfScatteredPointsIsThatOfLeastSquares() {
        // In base-2 logarithms (0,0) (1,2) (2,1): slope 1/2, intercept 1/2, r² = 1/4.
        Fit fit = Fit.of(new double[] {1, 2, 4}, new double[] {1, 4, 2});
        assertThat(fit.exponent()).isEqualTo(0.5, CLOSE);
        assertThat(fit.factor()).isEqualTo(Math.sqrt(2), CLOSE);
        assertThat(fit.r2()).isEqualTo(0.25, CLOSE);
    }

    @Test
    void aFitNeedsThreePositivePoints() {
        assertThatThrownBy(() -> Fit.of(new double[] {1, 2}, new double[] {1, 2}))
                .hasMessageContaining("at least 3");
        assertThatThrownBy(() -> Fit.of(new double[] {0, 1, 2}, new double[] {1, 2, 3}))
                .hasMessageContaining("positive");
    }

    @Test
    void binsHoldEveryValueOnce() {
        Histogram bins = Histogram.empty(10, 57);
        assertThat(bins.width()).isEqualTo(2);
        assertThat(bins.counts()).hasSize(24);
        assertThat(bins.with(new double[] {10, 11, 12, 57, 57}).counts())
                .startsWith(2, 1, 0).endsWith(0, 2);
        assertThat(Histogram.empty(5, 5).counts()).hasSize(1);
    }

    @Test
    void binsTellWhetherWhatTheyHoldAreWholeNumbers() {
        assertThat(Histogram.empty(3, 9).with(new double[] {3, 5, 9}).whole()).isTrue();
        assertThat(Histogram.empty(2.5, 9).with(new double[] {3, 5, 9}).whole()).isTrue();
        assertThat(Histogram.empty(3, 9).with(new double[] {3, 5.5, 9}).whole()).isFalse();
    }
}
