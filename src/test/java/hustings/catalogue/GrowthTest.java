package hustings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Case;
import hustings.model.Formula;
import hustings.sim.Runs;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
    @ParameterizedTest
    @CsvSource({
        "7, O(1)",
        "log2(n), O(log n)",
        "3*n - 1, O(n)",
        "n + 40*log2(n), O(n)",
        "n*H(n) + n, O(n log n)",
        "2*n*floor(log2(n)) + 3*n, O(n log n)",
        "8*n*(1+ceil(log2(n))) + n, O(n log n)",
        "n*(n+3)/2, O(n²)",
        "n^2 - 1, O(n²)",
        "n*n*H(n), O(n² log n)",
        "n*(n^2-1)/2, O(n³) or more",
        "inf, no bound",
    })
    void isReadOffTheValues(String formula, String growth) {
        Formula cost = new Formula(formula);
        assertThat(Growth.of(cost::at).words()).isEqualTo(growth);
    }

    @Test
    void isReadOffSmallerSizesWhereLargerOnesAreOutOfReach() {
        IntToDoubleFunction square = n -> n > 2_000 ? Double.NaN : (double) n * n;
        assertThat(Growth.of(square)).isEqualTo(Growth.QUADRATIC);
        assertThat(Growth.of(n -> n > 1_000 ? Double.NaN : n)).isEqualTo(Growth.UNKNOWN);
    }

    @Test
    void isNotKnownWithoutAFormula() {
        assertThat(Growth.of(Runs.REGISTRY.get("franklin"), Case.MEAN)).isEqualTo(Growth.UNKNOWN);
        assertThat(Growth.of(Runs.REGISTRY.get("hirschberg-sinclair"), Case.MEAN))
                .isEqualTo(Growth.LINEARITHMIC);
    }
}
