package hustings.library;

/**
 * That something measured in a run has a value. Tests measure it; nobody else has to.
 *
 * @param value what is claimed, in words or digits
 * @param measure what is measured, in the words of the library's tests: {@code messages bully}
 */
public record Claim(String value, String measure) {
    /** Reads {@code 55 = messages bully}; what has no equals sign is claimed as it stands. */
    public static Claim of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Claim(text.strip(), text.strip())
                : new Claim(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }
}
