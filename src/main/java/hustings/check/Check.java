package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.sim.Disturbance;
import hustings.sim.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Holds a run to one property, while it goes on.
 *
 * <p>It sees what the nodes take themselves for and what disturbs them, and takes down violations.
 */
abstract class Check {
    private static final int MOST_TAKEN_DOWN = 50;
    static final int MOST_NODES = 1_000;

    final Standing standing;
    private final Property property;
    private final List<Violation> violations = new ArrayList<>();
    private long count;
    private String open = "";

    Check(Property property, Standing standing) {
        this.property = property;
        this.standing = standing;
    }

    /** The property. */
    final Property property() {
        return property;
    }

    /** A node has changed what it takes itself for. */
    void became(int node, Role role, int leader, long term, long tick) {}

    /** Something has happened that the algorithm may not be made for. */
    void disturbed(Disturbance disturbance, long tick) {}

    /** Everything that happens in a tick has happened; {@code changed} tells whether any did. */
    void tickEnds(long tick, boolean changed) {}

    /** Time has passed, up to the end of a tick, and nothing else has happened. */
    void timePasses(long tick) {}

    /** What the violations amount to, to be put after the first of them; empty if nothing. */
    String summary(long tick) {
        return "";
    }

    /** What is the case while it is kept, in a sentence. */
    String kept() {
        return property.kept();
    }

    /** Until when the run has time to make it true; empty if nothing is awaited. */
    OptionalLong awaited() {
        return OptionalLong.empty();
    }

    /** Whether anything has happened yet that could have violated it. */
    boolean isTried() {
        return true;
    }

    /** Whether every node has to be looked at, which takes too long for very many. */
    boolean looksAtAll() {
        return false;
    }

    /** Takes down a violation that has come and gone. */
    final void violatedAt(long tick, String label, String text) {
        takeDown(Violation.at(tick, label, text));
    }

    /** From this tick on it is violated in this way; one that was violated in another way ends. */
    final void violatedSince(long tick, String label, String text) {
        if (!open.equals(text)) {
            kept(tick);
            open = text;
            takeDown(Violation.since(tick, label, text));
        }
    }

    /** From this tick on it is kept. */
    final void kept(long tick) {
        if (!open.isEmpty()) {
            open = "";
            if (count == violations.size()) {
                violations.add(violations.remove(violations.size() - 1).until(tick));
            }
        }
    }

    private void takeDown(Violation violation) {
        count++;
        if (violations.size() < MOST_TAKEN_DOWN) {
            violations.add(violation);
        }
    }

    /** The violations so far, the first ones if there are very many. */
    final List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** How many violations there have been. */
    final long count() {
        return count;
    }
}
