package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Holds a run to one property, while it goes on.
 *
 * <p>It sees what the nodes take themselves for and what disturbs them, and takes down violations.
 */
abstract class Check {
    private static final int MOST_LISTED = 50;
    private static final int NOT_LISTED = -1;
    static final int MOST_NODES = 1_000;

    final RunView view;
    private final Property property;
    private final List<Violation> violations = new ArrayList<>();
    /* Those of this tick for which there is no place any more. */
    private final List<Violation> unlisted = new ArrayList<>();
    private boolean inexcusableListed;
    private long count;
    private String open = "";
    private int openAt = NOT_LISTED;

    Check(Property property, RunView view) {
        this.property = property;
        this.view = view;
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
            if (openAt != NOT_LISTED) {
                violations.set(openAt, violations.get(openAt).until(tick));
                openAt = NOT_LISTED;
            }
        }
    }

    private void takeDown(Violation violation) {
        count++;
        if (violations.size() < MOST_LISTED) {
            violations.add(violation);
            openAt = placeOf(violation, violations.size() - 1);
        } else {
            openAt = NOT_LISTED;
            unlisted.add(violation);
        }
    }

    private static int placeOf(Violation violation, int place) {
        return violation.to().isEmpty() ? place : NOT_LISTED;
    }

    /**
     * Looks at what has been violated since it was last asked, and for which there is no place: the
     * first that nothing excuses gets the last place.
     */
    final void weigh(Predicate<Violation> inexcusable) {
        if (unlisted.isEmpty()) {
            return;
        }
        if (!inexcusableListed) {
            unlisted.stream().filter(inexcusable).findFirst().ifPresent(violation -> {
                inexcusableListed = true;
                violations.set(MOST_LISTED - 1, violation);
                // Only the latest one can still go on.
                openAt = unlisted.indexOf(violation) == unlisted.size() - 1 && !open.isEmpty()
                        ? placeOf(violation, MOST_LISTED - 1) : NOT_LISTED;
            });
        }
        unlisted.clear();
    }

    /**
     * The violations so far; if there are very many, the first ones, and last among them one that
     * nothing excuses, if there is any.
     */
    final List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** How many violations there have been. */
    final long count() {
        return count;
    }
}
