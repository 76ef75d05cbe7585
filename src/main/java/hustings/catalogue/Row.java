package hustings.catalogue;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import java.util.OptionalDouble;

/**
 * An algorithm in the comparison, at one n.
 *
 * @param algorithm the algorithm
 * @param idea what it is about, in a sentence
 * @param traits what follows from its promises
 * @param measured what it has cost in runs
 */
public record Row(AlgorithmType algorithm, String idea, Traits traits, Measured measured) {
    /** The number in a column; empty if there is none there, or it is not finite. */
    public OptionalDouble number(Column column) {
        double value = switch (column) {
            case YEAR -> algorithm.about().year();
            case BEST, MEAN, WORST -> algorithm.headline(caseOf(column), measured.n());
            case FEWEST -> measured.fewest();
            case AVERAGE -> measured.mean();
            case MOST -> measured.most();
            case TICKS -> measured.ticks();
            case BITS -> measured.bits();
            case NAME, NETWORK, IDENTIFIERS, SYNCHRONY -> Double.NaN;
        };
        boolean known = Double.isFinite(value)
                && (!column.isMeasured() || measured.elected() > 0);
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Whether there is no bound by the formula of a column, rather than no number. */
    public boolean isUnbounded(Column column) {
        return column.isTheory()
                && Double.isInfinite(algorithm.headline(caseOf(column), measured.n()));
    }

    private static Case caseOf(Column column) {
        return Case.valueOf(column.name());
    }

    /** The text in a column that has no number. */
    public String text(Column column) {
        return switch (column) {
            case NETWORK -> algorithm.about().topology().title();
            case IDENTIFIERS -> algorithm.about().anonymous() ? "anonymous" : "identifiers";
            case SYNCHRONY -> traits.synchrony();
            default -> algorithm.about().name();
        };
    }

    /** What the number in a column comes from, as a formula; empty if it is measured. */
    public String formula(Column column) {
        return column.isTheory() ? algorithm.headline(caseOf(column))
                .map(form -> form.formula().text()).orElse("") : "";
    }
}
