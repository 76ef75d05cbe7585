package hustings.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as one kind of message, and says which category it is counted under. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
    /**
     * The category; {@link Category#TIMER} or {@link Category#WATCH} for what a node only ever
     * sends to itself.
     */
    Category value();
}
