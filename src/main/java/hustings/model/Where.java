package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method of an algorithm that its formulas may call by name, as in
 * {@code 2*n*rounds(k) + n}: for what is no closed form, but a sum or a recursion.
 *
 * <p>It takes numbers and answers one, all {@code double}; {@code NaN} where it would take too
 * long.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Where {
    /** What it is, to be put after "where rounds(k) is". */
    String value();
}
