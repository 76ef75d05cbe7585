package hustings.check;

import hustings.model.Property;
import java.util.List;

/**
 * What is to be said of a run by one property.
 *
 * @param property the property
 * @param verdict how the run stands
 * @param reason why, in a sentence or two
 * @param violations when it was not kept, the first ones if there are very many
 * @param count how many violations there were
 */
public record Judgement(Property property, Verdict verdict, String reason,
        List<Violation> violations, long count) {}
