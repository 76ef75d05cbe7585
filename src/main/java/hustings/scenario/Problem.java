package hustings.scenario;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that is wrong with a scenario.
 *
 * @param key the key of the grammar that it concerns
 * @param value what was given, shortened if it was long
 * @param message what is wrong and what is allowed, in words
 */
public record Problem(String key, String value, String message) {
    private static final int LONGEST_VALUE = 40;
    private static final String IS = " is \"";
    private static final String HAS = " has \"";
    private static final String ALLOWED = "; allowed is ";

    /** Shortens the value: it comes from a stranger and is shown to people. */
    public Problem {
        value = value.length() <= LONGEST_VALUE
                ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /** A value that is not allowed. */
    public static Problem notAllowed(String key, String value, String allowed) {
        Problem shortened = new Problem(key, value, "");
        return new Problem(key, value,
                shortened.given(IS, shortened.value) + ALLOWED + allowed);
    }

    /** One item of a value is not allowed. */
    static Problem itemNotAllowed(String key, String item, String allowed) {
        Problem shortened = new Problem(key, item, "");
        return new Problem(key, item, shortened.given(HAS, shortened.value) + ALLOWED + allowed);
    }

    /** What the reader of a value says is wrong with it, or with one item of it. */
    public static Problem of(String key, String value, IllegalArgumentException wrong) {
        return wrong instanceof WrongItem item ? item.of(key)
                : notAllowed(key, value, String.valueOf(wrong.getMessage()));
    }

    /** What is wrong, for someone who sees the field and all that stands in it. */
    public String beside(String field) {
        if (allowed().equals(message)) {
            return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        }
        return new Problem(key, field, "").value.equals(value)
                ? "Allowed: " + allowed() : "Not \"" + value + "\". Allowed: " + allowed();
    }

    /** Whether it is all of a value that is wrong, and not one item of it. */
    boolean concernsAll() {
        return message.startsWith(given(IS, value));
    }

    /** How a message begins: with what was given. */
    private String given(String verb, String shown) {
        return key + verb + shown + "\"";
    }

    /** The same of a value or an item that was typed otherwise than it is written. */
    public Problem quoting(String typed) {
        Problem shortened = new Problem(key, typed, "");
        return Stream.of(IS, HAS).filter(verb -> message.startsWith(given(verb, value)))
                .map(verb -> new Problem(key, typed, given(verb, shortened.value)
                        + message.substring(given(verb, value).length())))
                .findFirst().orElse(this);
    }

    /** What is allowed, for someone who sees the key and the value anyway. */
    public String allowed() {
        int at = message.indexOf(ALLOWED);
        return at < 0 ? message : message.substring(at + ALLOWED.length());
    }
}
