package hustings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.model.AlgorithmType;
import hustings.sim.Runs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathMlTest {
    /** Without the marks of MathML: what can be read. */
    private static String read(String formula) {
        return MathMl.html(formula).replaceAll("</?(math|mrow|mi|mn|mo|mtext)>", "")
                .replace("\u2062", "").replace("\u2061", "");
    }

    @ParameterizedTest
    @CsvSource({
        "n, n",
        "3*n - 1, 3n−1",
        "n*H(n) + n, n·<msub>Hn</msub>+n",
        "2*(n-1), 2(n−1)",
        "n*2, n·2",
        "n^2 - 1, <msup>n2</msup>−1",
        "n*(n+3)/2, <mfrac>n(n+3)2</mfrac>",
        "(n+1)*(n-1), (n+1)(n−1)",
        "2*n*floor(log2(n)), 2n·⌊<msub>log2</msub>n⌋",
        "2^ceil(log2(n)), <msup>2⌈<msub>log2</msub>n⌉</msup>",
        "inf, ∞",
        "detect + 3*delta, detect+3Δ",
        "crashes*(2*roundTrip + n), crashes·(2·round trip+n)",
        "4*option.interval, 4·option interval",
    })
    void setsAFormulaAsABookDoes(String formula, String expected) {
        assertThat(read(formula)).isEqualTo(expected);
    }

    @Test
    void writesTheNameOfAFunctionThatHasNoSign() {
        assertThat(read("sum(n, 2)")).isEqualTo("sum(n,2)");
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThatThrownBy(() -> MathMl.html("n +")).hasMessageContaining("n+");
        assertThatThrownBy(() -> MathMl.html("(n")).hasMessageContaining("has no )");
        assertThatThrownBy(() -> MathMl.html("n)")).hasMessageContaining("from \")\" on");
    }

    @Test
    void setsEveryFormulaThereIs() {
        Runs.REGISTRY.all().stream().flatMap(MathMlTest::formulas)
                .filter(formula -> !formula.isEmpty()).forEach(formula ->
                        assertThat(MathMl.html(formula)).startsWith("<math>")
                                .doesNotContain("<mi></mi>"));
    }

    private static Stream<String> formulas(AlgorithmType algorithm) {
        return Stream.concat(algorithm.closedForms().stream().map(form -> form.formula().text()),
                algorithm.promises().stream().map(p -> p.within()));
    }
}
