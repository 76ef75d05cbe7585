package hustings.model;

import java.util.Locale;

/** Names of Java in the words they are made of: {@code RoleChanged} is "role changed". */
public final class Words {
    private Words() {}

    /** The words of a name in camel case, in lower case, with a separator between them. */
    public static String of(String camelCase, String separator) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", separator).toLowerCase(Locale.ROOT);
    }
}
