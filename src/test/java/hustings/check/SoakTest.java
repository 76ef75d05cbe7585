package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Engine;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No algorithm breaks what it promises; {@code hustings soak} goes on for as long as one likes. */
class SoakTest {
    private static final int RUNS = Integer.getInteger("soak", 2_000);

    static Stream<String> algorithms() {
        return Runs.ENGINES.all().stream().map(Engine::id);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void keepsItsPromisesInRandomScenarios(String algorithm) {
        Soak soak = new Soak(Runs.ENGINES);
        List<Soak.Finding> findings = new ArrayList<>();
        for (int number = 0; number < RUNS; number++) {
            findings.addAll(soak.run(algorithm, number));
        }
        assertThat(findings).isEmpty();
        assertThat(soak.runs()).isEqualTo(RUNS);
        // Two properties are promised by all; how many more is up to the algorithm.
        assertThat(soak.verdicts().get(Verdict.HOLDS)).isGreaterThanOrEqualTo(2L * RUNS);
    }

    @Test
    void meetsEveryVerdictThatASmallRunCanGet() {
        Soak soak = new Soak(Runs.ENGINES);
        for (int number = 0; number < 200; number++) {
            soak.run("bully", number);
        }
        assertThat(soak.verdicts()).containsKeys(Verdict.EXPECTED, Verdict.PENDING);
        assertThat(soak.verdicts().get(Verdict.HOLDS)).isGreaterThan(5L * soak.runs());
    }
}
