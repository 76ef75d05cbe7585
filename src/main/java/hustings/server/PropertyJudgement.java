package hustings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.check.Violation;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What is to be said of a run by one property.
 *
 * @param id the number of the property, as P1
 * @param name what it is called, in lower case
 * @param verdict how the run stands
 * @param reason why, in a sentence or two
 * @param count how often it was not kept, if ever
 * @param violations when it was not kept, the first ones if there are very many
 */
record PropertyJudgement(String id, String name, Verdict verdict, String reason,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalLong count,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {
    static PropertyJudgement of(Judgement judgement) {
        return new PropertyJudgement(judgement.property().number(),
                judgement.property().title().toLowerCase(Locale.ROOT), judgement.verdict(),
                judgement.reason(), judgement.count() > 0
                        ? OptionalLong.of(judgement.count()) : OptionalLong.empty(),
                judgement.violations());
    }

    /** Those of judgements, in their order. */
    static List<PropertyJudgement> of(List<Judgement> judgements) {
        return judgements.stream().map(PropertyJudgement::of).toList();
    }
}
