package hustings.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far one step goes. */
public enum StepUnit {
    /** To the next position, which is a tick unless the panels are aligned otherwise. */
    TICK,
    /** To the next tick at which more happens in a panel than heartbeats. */
    EVENT,
    /** To the next tick at which an election begins, or all come to agree in one. */
    ELECTION,
    /** To the next fault of the scenario. */
    FAULT;

    /** The unit of a name, as {@code toString} writes it. */
    public static Optional<StepUnit> named(String name) {
        return Arrays.stream(values()).filter(each -> each.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
