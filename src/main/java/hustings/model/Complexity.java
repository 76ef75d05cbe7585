package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * What one election costs in theory, and where that holds: more than the three formulas of
 * {@link Algorithm} can say.
 *
 * <p>It is about elections without faults, loss or duplicates, on links that keep the order if the
 * algorithm or the formula needs it, with true clocks and a true Δ. An option that is neither named in {@link #when} nor spoken of in a
 * formula has to be as it is by default. Where several hold, the one that says most of who starts
 * is taken, and of those the first.
 *
 * <p>The formulas may speak of {@link #NAMES}, of options that are whole numbers, as in
 * {@code option.range}, and of static methods that are marked with {@link Where}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Complexity.All.class)
public @interface Complexity {
    /**
     * What every formula may speak of: {@code n}, {@code k} (how many start), {@code L} (how long
     * every message takes; only where that is the same for all), {@code delta}, and {@code least}
     * (the smallest identifier).
     */
    List<String> NAMES = List.of("n", "k", "L", "delta", "least");

    /** What is counted. */
    Quantity of() default Quantity.MESSAGES;

    /** Who starts. */
    Starters start() default Starters.ANY;

    /** The options it depends on, as in {@code bystanders=relay}; see {@link Requirement}. */
    String when() default "";

    /** How long messages travel. */
    Timing timing() default Timing.ANY;

    /**
     * Whether links have to keep the order of messages for it to hold, also where the algorithm
     * does not need that to come to its end.
     */
    boolean inOrder() default false;

    /** The fewest nodes for which it holds; whoever is alone needs no message, and no time. */
    int from() default 2;

    /** The formula for best case, mean and worst case, where they are the same. */
    String always() default "";

    /** The least, over all arrangements and all that start. */
    String best() default "";

    /** The mean over all arrangements, and over all sets of so many that start. */
    String mean() default "";

    /** The most, over all arrangements and all that start. */
    String worst() default "";

    /** Several of one algorithm. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /** All of them. */
        Complexity[] value();
    }
}
