package hustings.check;

import java.util.OptionalLong;

/**
 * A property was not kept for a while, or at one tick for good.
 *
 * @param from the first tick at whose end it was not
 * @param to the first tick at whose end it was again, or at which a disturbance gave it time anew;
 *     empty if neither has come
 * @param label what it is, in a few words
 * @param text what it is, in a sentence
 */
public record Violation(long from, OptionalLong to, String label, String text) {
    /** A violation that nothing can make good again, at one tick. */
    static Violation at(long tick, String label, String text) {
        return new Violation(tick, OptionalLong.of(tick + 1), label, text);
    }

    /** One that goes on. */
    static Violation since(long tick, String label, String text) {
        return new Violation(tick, OptionalLong.empty(), label, text);
    }

    /** The same, ended. */
    Violation until(long tick) {
        return new Violation(from, OptionalLong.of(tick), label, text);
    }
}
