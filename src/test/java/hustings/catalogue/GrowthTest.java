package hustings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

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
        "'', not known",
    })
    void isReadOffTheValues(String formula, String growth) {
        assertThat(Growth.of(formula).words()).isEqualTo(growth);
    }
}
