package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A run in which an algorithm does not keep what it promises, because a condition has gone.
 *
 * <p>The page of the algorithm shows it, at the tick where it happens. It is an expected lesson and
 * no bug: a test runs it, and holds it to violating every property that it names, each for want of
 * a condition of its {@link Promise}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Counterexample.All.class)
public @interface Counterexample {
    /** What is promised and not kept. */
    Property[] value();

    /** When it is not, to be put after the word "when": {@code a message takes longer than Δ}. */
    String when();

    /** The run that shows it: the query of a scenario, without {@code algorithms}. */
    String scenario();

    /** Several of one algorithm. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /** The ways in which it breaks. */
        Counterexample[] value();
    }
}
