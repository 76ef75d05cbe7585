package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a leader-election algorithm to everything that shows or runs it.
 *
 * <p>The identifier used in scenarios is the class name in kebab case: {@code ChangRoberts} is
 * {@code chang-roberts}. The three costs are formulas in n, see {@link Formula}; they count the
 * election and announcement messages of one election without faults, with all options as by
 * default, and an empty one means that no closed form is known. What holds elsewhere, or is
 * about time, {@link Complexity} says.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Algorithm {
    /** The name as the field writes it. */
    String name();

    /** What else the field calls it, such as an abbreviation; a scenario may name it so. */
    String[] alsoKnownAs() default {};

    /** The year of publication. */
    int year();

    /** Which links a node may use. */
    Topology topology();

    /** The fewest messages over all arrangements and initiators. */
    String best() default "";

    /** The mean over all arrangements, if all nodes start. */
    String mean() default "";

    /** The most messages over all arrangements and initiators; {@code inf} if there is no bound. */
    String worst() default "";

    /** What there is to say of the costs besides, in one sentence; or {@link Costs} does. */
    String costs() default "";

    /** The fewest nodes for which the three costs hold; whoever is alone needs no message. */
    int costsFrom() default 2;

    /**
     * What stands beside the class, so that its own file is the algorithm and little else: an
     * interface with the annotations {@link Paper}, {@link Costs}, {@link Complexity},
     * {@link Promise} and {@link Counterexample}, with methods for formulas, and in its Javadoc
     * with all there is to say besides the idea. It may extend others.
     */
    Class<?> facts() default void.class;

    /** Where it was published; either this says it, or {@link Paper} does. */
    String paper() default "";

    /**
     * Whether it runs in lock step: in rounds of Δ ticks that begin for all nodes in the same tick.
     *
     * <p>Such a model has all nodes start together. So whoever the scenario has call an election,
     * and whoever suspects its leader, comes back or joins, starts it for all that are alive, at
     * the end of the same tick, at the price of no message; see {@link Node#commonStart}. Within
     * the rounds nothing is given: they are kept by timers, and a message that takes longer than Δ
     * arrives in a round that it is not meant for.
     */
    boolean lockStep() default false;

    /**
     * What runs in the store, if the topology is {@link Topology#STORE}: a nested class, or one of
     * its own file in the same package.
     */
    Class<?> store() default void.class;

    /**
     * Where nodes count with identifiers as numbers, and do not only compare them: how many ticks
     * there are at least before anybody can lead, by {@code n}, {@code least} (the smallest
     * identifier) and {@code delta}. Identifiers are then whole numbers from 1 on; a scenario in
     * which one is 0, or has several parts, is refused.
     */
    String counts() default "";

    /** Whether nodes know no identifiers, not even their own; only on a ring. */
    boolean anonymous() default false;

    /** Who ought to win. */
    Winner winner() default Winner.LARGEST_RANK;
}
