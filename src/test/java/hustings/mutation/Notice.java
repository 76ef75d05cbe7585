package hustings.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Property;
import hustings.sim.Runs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to notice a mutant; where it does not, or the original is not well there, it fails. */
sealed interface Notice {
    /** So much a run may do: more is a storm, which no notice takes for its own violation. */
    long MOST_WORK = 1_000_000;

    /** Has a mutant noticed, that stands in for the original of the same identifier. */
    void check(AlgorithmType mutant);

    /**
     * The judge: it calls a property violated, which the original keeps.
     *
     * @param verdict whether it calls that unexpected, or excuses it, as nothing is promised here;
     *     the original keeps it all the same, and a mutant hides behind the excuse
     */
    record Judged(Property property, Verdict verdict, String scenario) implements Notice {
        @Override
        public void check(AlgorithmType mutant) {
            assertThat(verdict(mutant)).as("the mutant, judged by %s", property)
                    .isEqualTo(verdict);
            assertThat(Verdicts.of(property, mutant.id(), scenario).verdict())
                    .as("the original, judged by %s", property).isEqualTo(Verdict.HOLDS);
        }

        private Verdict verdict(AlgorithmType mutant) {
            Judgement[] judgement = new Judgement[1];
            requireUnbroken(Runs.onTrial(beside(mutant), MOST_WORK, () ->
                    judgement[0] = Verdicts.of(property, mutant.id(), scenario)));
            return judgement[0].verdict();
        }
    }

    /** A result that is known: the original tells one, and the mutant another. */
    record Told(Fact fact, String right, String wrong, String scenario) implements Notice {
        @Override
        public void check(AlgorithmType mutant) {
            assertThat(fact.of(mutant, scenario)).as("the mutant's %s", fact).isEqualTo(wrong);
            assertThat(fact.of(Runs.REGISTRY.get(mutant.id()), scenario))
                    .as("the original's %s", fact).isEqualTo(right).isNotEqualTo(wrong);
        }
    }

    /** A test of the algorithm's own class: it fails on the mutant, which neither breaks. */
    record Tested(String type, String method, List<Integer> arguments) implements Notice {
        @Override
        public void check(AlgorithmType mutant) {
            NamedTest test = NamedTest.of(family(mutant) + "." + type, method);
            requireUnbroken(Runs.onTrial(beside(mutant), MOST_WORK, () ->
                    assertThat(test.failsWith(arguments)).as("%s.%s fails", type, method)
                            .isTrue()));
        }
    }

    /** The package of the original, in which its test is, too. */
    private static String family(AlgorithmType mutant) {
        return mutant.type().getPackageName().replaceFirst("\\..*", "");
    }

    /** The built-in algorithms, of which a mutant replaces one. */
    static AlgorithmRegistry beside(AlgorithmType mutant) {
        return new AlgorithmRegistry(Runs.REGISTRY.all().stream()
                .map(algorithm -> algorithm.id().equals(mutant.id()) ? mutant
                        : algorithm).toList());
    }

    private static void requireUnbroken(Optional<String> failure) {
        assertThat(failure).as("why it breaks, instead of being noticed").isEmpty();
    }

    /** The property of a title, however it is written. */
    static Property property(String title) {
        return Stream.of(Property.values())
                .filter(property -> property.title().equalsIgnoreCase(title)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no property is called "
                        + title.toLowerCase(Locale.ROOT)));
    }
}
