package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where an algorithm was published: an address, or a title.
 *
 * <p>It stands with the facts beside an algorithm, and is then what {@link Algorithm#paper} would
 * be. Where both are there, {@link Algorithm} is believed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Paper {
    /** The address, beginning with {@code https://}, or the title. */
    String value();
}
