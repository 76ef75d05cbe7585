package hustings.catalogue;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as a table shows them. */
public final class NumberFormat {
    private NumberFormat() {}

    /** A whole number as it is, any other with one digit behind the point; "–" if there is none. */
    public static String words(OptionalDouble number) {
        if (number.isEmpty()) {
            return "–";
        }
        double value = number.getAsDouble();
        return Math.abs(value - Math.rint(value)) < 1e-9
                ? String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', '\u202f')
                : String.format(Locale.ROOT, "%,.1f", value).replace(',', '\u202f');
    }
}
