package hustings.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the panels of a comparison have in common at a position. */
public enum Alignment {
    /** The tick: the position is the tick of every panel. */
    TICK,
    /** How much has happened: the position counts the events of each panel. */
    EVENT,
    /** How far it is to, or from, the first who notices the last crash. */
    DETECTION,
    /** How far it is to, or from, the agreement of the last election. */
    AGREEMENT;

    /** The alignment of a name, as {@code toString} writes it. */
    public static Optional<Alignment> named(String name) {
        return Arrays.stream(values()).filter(each -> each.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
