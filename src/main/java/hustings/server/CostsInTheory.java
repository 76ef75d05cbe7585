package hustings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.ClosedForm;
import hustings.model.Quantity;
import hustings.scenario.InTheory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What theory says of an algorithm in a scenario: what holds there, or else, without a number, what
 * holds for an undisturbed election.
 *
 * @param costs a sentence on what it costs, where that fits; else empty
 * @param applies whether it is of the scenario
 * @param best messages at best
 * @param mean messages on average
 * @param worst messages at worst
 */
record CostsInTheory(String costs, boolean applies, Cost best, Cost mean, Cost worst) {
    static CostsInTheory of(InTheory theory) {
        AlgorithmType algorithm = theory.algorithm();
        Map<Case, ClosedForm> held = new EnumMap<>(Case.class);
        Map<Case, ClosedForm> usual = new EnumMap<>(Case.class);
        for (Case which : Case.values()) {
            theory.form(Quantity.MESSAGES, which).ifPresent(form -> held.put(which, form));
            algorithm.headline(which).ifPresent(form -> usual.put(which, form));
        }
        Map<Case, ClosedForm> shown = held.isEmpty() ? usual : held;
        boolean fits = Stream.of(Case.values()).allMatch(which ->
                text(shown, which).equals(text(usual, which)));
        Map<Case, Cost> costs = new EnumMap<>(Case.class);
        shown.forEach((which, form) -> costs.put(which,
                Cost.of(form, held.isEmpty() ? Double.NaN : theory.value(form))));
        return new CostsInTheory(fits ? algorithm.costs() : "", !held.isEmpty(),
                costs.getOrDefault(Case.BEST, Cost.UNKNOWN),
                costs.getOrDefault(Case.MEAN, Cost.UNKNOWN),
                costs.getOrDefault(Case.WORST, Cost.UNKNOWN));
    }

    private static String text(Map<Case, ClosedForm> forms, Case which) {
        ClosedForm form = forms.get(which);
        return form == null ? "" : form.formula().text();
    }

    /**
     * What theory says of one case.
     *
     * @param formula the formula; empty if theory says nothing
     * @param holds under which condition; empty for any
     * @param value what it comes to, if that is a number
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Cost(String formula, Optional<String> holds, OptionalDouble value) {
        private static final Cost UNKNOWN =
                new Cost("", Optional.empty(), OptionalDouble.empty());

        private static Cost of(ClosedForm form, double value) {
            return new Cost(form.formula().text(), Optional.of(form.condition()),
                    Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty());
        }

        /** That of an undisturbed election of so many nodes. */
        static Cost of(AlgorithmType algorithm, Case which, int n) {
            return algorithm.headline(which)
                    .map(form -> of(form, algorithm.headline(which, n))).orElse(UNKNOWN);
        }
    }
}
