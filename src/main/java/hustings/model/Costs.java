package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What there is to say of an algorithm's costs besides the formulas, in one sentence.
 *
 * <p>It stands with the facts beside an algorithm, and is then what {@link Algorithm#costs} would
 * be. Where both are there, {@link Algorithm} is believed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Costs {
    /** The sentence, without a capital at its beginning and a full stop at its end. */
    String value();
}
