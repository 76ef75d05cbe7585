package hustings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    @ParameterizedTest
    @CsvSource({
        "2*n-1, 8, 15", "n*(n+3)/2, 8, 44", "n^2 - 1, 8, 63", "n - 1 - 2, 8, 5", "n/2/2, 8, 2",
        "n*H(n) + n, 8, 29.742857", "2*n*floor(log2(n)) + 3*n, 9, 81", "ceil(n/3), 8, 3",
        "2^n^2, 2, 16", "7, 8, 7"})
    void computesWhatIsWritten(String formula, long n, double expected) {
        assertThat(new Formula(formula).at(n)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void readsTheLongestNameThatIsThere() {
        Map<String, Double> values = Map.of("n", 3.0, "option.range", 5.0, "option.ranges", 7.0);
        assertThat(new Formula("n*option.ranges + option.range", List.copyOf(values.keySet()))
                .at(values)).isEqualTo(26);
    }

    @Test
    void knowsWhatHasNoBound() {
        assertThat(new Formula("inf").at(3)).isInfinite();
    }

    @Test
    void callsFunctionsOfItsOwn() {
        Formula.Function larger = new Formula.Function() {
            @Override
            public int arity() {
                return 2;
            }

            @Override
            public double of(double... values) {
                return Math.max(values[0], values[1]);
            }

            @Override
            public String words() {
                return "the larger of both";
            }
        };
        Formula formula = new Formula("2*larger(k, option.range) + H(n)",
                List.of("n", "k", "option.range"), Map.of("larger", larger));
        assertThat(formula.at(Map.of("n", 1.0, "k", 3.0, "option.range", 5.0))).isEqualTo(11);
        assertThat(formula.names("option.range")).isTrue();
        assertThat(formula.names("range.option")).isFalse();
        assertThatThrownBy(() -> new Formula("larger(n)", List.of("n"), Map.of("larger", larger)))
                .hasMessageContaining("cannot be read from \"larger(n)\"")
                .hasMessageContaining("larger()");
    }

    @Test
    void approximatesLargeHarmonicNumbers() {
        double exact = new Formula("H(n)").at(1_000_000);
        assertThat(new Formula("H(n)").at(1_000_001)).isCloseTo(exact + 1e-6, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n+", "n)", "(n", "m", "n n", "H(n", "2**n"})
    void refusesWhatIsNoFormula(String text) {
        assertThatThrownBy(() -> new Formula(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read from");
    }
}
