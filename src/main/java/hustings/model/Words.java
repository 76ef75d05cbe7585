package hustings.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of Java in the words they are made of: {@code RoleChanged} is "role changed". */
public final class Words {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Words() {}

    /** The words of a name in camel case, in lower case, with a separator between them. */
    public static String of(String camelCase, String separator) {
        return HUMP.matcher(camelCase).replaceAll(separator).toLowerCase(Locale.ROOT);
    }
}
