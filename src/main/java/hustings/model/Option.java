package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of an algorithm that a scenario may set, as in {@code bully.recovery=listen}.
 *
 * <p>The field is an {@code enum}, an {@code int} or a {@code boolean}; its initial value is the
 * default. It is set before the node hears anything, and it is not part of the node's state.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Option {
    /** What the option decides, for tooltips and help. */
    String value();

    /** The smallest value of an {@code int} option. */
    int min() default 0;

    /** The largest value of an {@code int} option. */
    int max() default 1_000_000;

    /**
     * What 0 stands for, where it does not mean none: a {@link Formula} in
     * {@link Promise#CONSTANT_NAMES}, such as {@code 15*delta}. By that value the option is
     * compared and reckoned with.
     */
    String zero() default "";

    /** Whether what elections cost, over all arrangements, depends on it. */
    boolean changesCosts() default true;

    /** What nodes are told of the network by it, and may be told wrong. */
    Fact grants() default Fact.NONE;

    /** What nodes can be told of the network. */
    enum Fact {
        /** Nothing: it only says how to go about it. */
        NONE,
        /** The diameter, in links; 0 is the true one. */
        DIAMETER
    }
}
