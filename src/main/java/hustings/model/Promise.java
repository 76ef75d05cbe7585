package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an algorithm promises, and on what it rests.
 *
 * <p>A run that breaks a promise while its conditions hold shows a bug; one that breaks it when a
 * condition has gone is an expected lesson. That terms do not fall and that messages are conserved
 * is promised by all, always, and need not be said.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Promise.All.class)
public @interface Promise {
    /**
     * What {@link #within} and {@link #when} may speak of: {@code n} (how many members there are;
     * for {@link #when}, at the beginning), {@code delta},
     * {@code roundTrip}, {@code detect} (the detector's delay), {@code interval} (of heartbeats, or
     * 0), {@code timeout} (without a heartbeat), {@code shortest} and {@code longest} (how long
     * messages really travel), {@code slowest} and {@code fastest} (how many ticks a tick takes by
     * the clock that is most wrong either way; 1 if none is).
     */
    List<String> CONSTANT_NAMES = List.of("n", "delta", "roundTrip", "detect", "interval",
            "timeout", "shortest", "longest", "slowest", "fastest");

    /**
     * What {@link #within} may speak of besides: {@code dead} (how many members are dead),
     * {@code crashes} (how many nodes have crashed since all was well), and {@code least} (the
     * smallest live identifier).
     */
    List<String> CHANGING_NAMES = List.of("crashes", "dead", "least");

    /** All that {@link #within} may speak of. */
    List<String> NAMES = Stream.concat(CONSTANT_NAMES.stream(), CHANGING_NAMES.stream()).toList();

    /** What is promised. */
    Property[] value();

    /** All that has to hold for it. */
    Condition[] given() default {};

    /**
     * How long it takes at most, in ticks, for what comes in time: a {@link Formula} in
     * {@link #NAMES}, and in options of the algorithm that are numbers, as in {@code option.range}.
     */
    String within() default "";

    /**
     * Whether it is promised anew whenever all that it is given holds again, whatever has gone
     * before; its time then runs from the last disturbance. Only termination can be. Else what is
     * given has to hold from the start.
     */
    boolean stabilizes() default false;

    /**
     * How the options that it depends on have to be, as in {@code recovery=query} or
     * {@code option.range>=2&redraw=tied}; see {@link Requirement}.
     */
    String when() default "";

    /** Several promises of one algorithm. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /** The promises. */
        Promise[] value();
    }
}
