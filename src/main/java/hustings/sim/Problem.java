package hustings.sim;

/**
 * One thing that is wrong with a scenario.
 *
 * @param key the key of the grammar that it concerns
 * @param value what was given, shortened if it was long
 * @param message what is wrong and what is allowed, in words
 */
public record Problem(String key, String value, String message) {
    private static final int LONGEST_VALUE = 40;

    /** Shortens the value: it comes from a stranger and is shown to people. */
    public Problem {
        value = value.length() <= LONGEST_VALUE
                ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /** A value that is not allowed. */
    static Problem notAllowed(String key, String value, String allowed) {
        Problem shortened = new Problem(key, value, "");
        return new Problem(key, value,
                key + " is \"" + shortened.value + "\"; allowed is " + allowed);
    }
}
