package hustings.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hustings.model.AlgorithmType;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every mutant is noticed by what says that it notices it; see {@code mutants/} for both. */
class MutantsTest {
    private static final int LEAST = 3;

    @TestFactory
    Stream<DynamicContainer> isNoticed() {
        List<Mutant> mutants = MutantFile.all();
        List<AlgorithmType> algorithms = MutantCompiler.algorithms(mutants);
        Map<String, List<DynamicTest>> tests = new TreeMap<>();
        for (int i = 0; i < mutants.size(); i++) {
            Mutant mutant = mutants.get(i);
            AlgorithmType algorithm = algorithms.get(i);
            tests.computeIfAbsent(mutant.name(), any -> new ArrayList<>()).add(dynamicTest(
                    mutant.toString(), () -> mutant.notices().forEach(
                            notice -> assertNoticed(mutant, algorithm, notice))));
        }
        return tests.entrySet().stream()
                .map(algorithm -> dynamicContainer(algorithm.getKey(), algorithm.getValue()));
    }

    /* Reports name a test of a factory by its number, so that a failure has to say which it is. */
    private static void assertNoticed(Mutant mutant, AlgorithmType algorithm, Notice notice) {
        assertThatCode(() -> notice.check(algorithm)).as("%s, and %s notices it", mutant,
                notice)
                .doesNotThrowAnyException();
    }

    @Test
    void eachAlgorithmHasMutantsAndEachMutantIsNoticedBySomething() {
        Map<String, Long> numbers = MutantFile.all().stream()
                .collect(Collectors.groupingBy(Mutant::name, Collectors.counting()));
        for (AlgorithmType algorithm : Runs.REGISTRY.all()) {
            String name = algorithm.type().getSimpleName();
            assertThat(numbers.getOrDefault(name, 0L)).as("mutants of %s", name)
                    .isGreaterThanOrEqualTo(LEAST);
        }
        assertThat(MutantFile.all()).allSatisfy(mutant ->
                assertThat(mutant.notices()).as("what notices that %s", mutant).isNotEmpty());
    }

    @Test
    void noTwoMutantsAreTheSame() {
        assertThat(MutantFile.all()).extracting(Mutant::toString).doesNotHaveDuplicates();
        assertThat(MutantFile.all()).extracting(Mutant::files).doesNotHaveDuplicates();
    }

    @Test
    void whatHasLivedOnceIsNoticedNow() {
        assertThat(MutantFile.all()).filteredOn(Mutant::hasLived).extracting(Mutant::toString)
                .containsExactlyInAnyOrder(
                        "Raft loses its vote in a crash",
                        "Raft loses its term in a crash",
                        "Raft counts votes of earlier terms",
                        "Bully bullies in the same term",
                        "FastLeaderElection follows a settled leader without a majority",
                        "CoinItaiRodeh takes a coin of another round for one of this",
                        "Invitation loses its counter in a crash",
                        "Ring passes a result on without a limit",
                        "HirschbergSinclair counts the REPLY of another phase");
    }
}
