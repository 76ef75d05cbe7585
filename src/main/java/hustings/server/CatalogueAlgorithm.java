package hustings.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.OptionField;
import java.util.List;

/**
 * What a program gets to know of an algorithm in {@code /api/algorithms}.
 *
 * @param traits what it is
 * @param paper where it was published
 * @param kinds the kinds of its messages
 * @param options what can be set
 * @param promises what it promises
 * @param theory what an undisturbed election costs
 */
record CatalogueAlgorithm(@JsonUnwrapped AlgorithmTraits traits, String paper,
        List<AlgorithmTraits.KindInfo> kinds, List<OptionInfo> options,
        List<AlgorithmTraits.PromiseInfo> promises, Theory theory) {
    /** An algorithm, with what an election among so many nodes costs. */
    static CatalogueAlgorithm of(AlgorithmType algorithm, int n) {
        return new CatalogueAlgorithm(AlgorithmTraits.of(algorithm), algorithm.paper(),
                AlgorithmTraits.KindInfo.of(algorithm),
                algorithm.options().stream().map(each -> OptionInfo.of(algorithm, each)).toList(),
                AlgorithmTraits.PromiseInfo.of(algorithm), Theory.of(algorithm, n));
    }

    /**
     * What can be set.
     *
     * @param name the key of the scenario
     * @param description what it does
     * @param otherwise what it is if nothing is said
     * @param allowed what it may be, in words
     */
    record OptionInfo(String name, String description, @JsonProperty("default") String otherwise,
            String allowed) {
        private static OptionInfo of(AlgorithmType algorithm, OptionField option) {
            return new OptionInfo(algorithm.id() + "." + option.name(), option.description(),
                    option.defaultValue(), option.allowed());
        }
    }

    /** What an undisturbed election costs: in a sentence, and in messages. */
    record Theory(String costs, CostsInTheory.Cost best, CostsInTheory.Cost mean,
            CostsInTheory.Cost worst) {
        private static Theory of(AlgorithmType algorithm, int n) {
            return new Theory(algorithm.costs(), CostsInTheory.Cost.of(algorithm, Case.BEST, n),
                    CostsInTheory.Cost.of(algorithm, Case.MEAN, n),
                    CostsInTheory.Cost.of(algorithm, Case.WORST, n));
        }
    }
}
