package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.RunOutlines;
import hustings.compare.StepUnit;
import hustings.compare.Timetable;
import java.util.OptionalInt;

/** Where a viewer may go in a run, and why not where it may not. */
final class StepTargets {
    private StepTargets() {}

    /**
     * The position that a step leads to.
     *
     * @throws Refused if there is none, or it is not clear whose
     */
    static long target(
            RunOutlines outlines, Timetable timetable, long now, Request.Step step) {
        if (step.unit() == StepUnit.EVENT && step.panel().isEmpty()) {
            throw new Refused("invalid", "panel",
                    "panel is missing; every panel has events of its own, so one must be named");
        }
        OptionalInt place = step.panel().isEmpty()
                ? OptionalInt.empty() : OptionalInt.of(place(outlines, step.panel().get()));
        return outlines.stop(timetable, now, step.unit(), step.by(), place).orElseThrow(
                () -> new Refused("nothing-there", "unit", "there is no " + step.unit() + " of "
                        + step.panel().orElse("any panel")
                        + (step.by() > 0 ? " after this" : " before this")));
    }

    /** Whether a step is one to be watched rather than a jump. */
    static boolean isShort(Request.Step step) {
        return step.by() == 1 && (step.unit() == StepUnit.TICK || step.unit() == StepUnit.EVENT);
    }

    /** The place of a panel that a viewer has named; refuses one that there is not. */
    static int place(RunOutlines outlines, String panel) {
        return outlines.place(panel).orElseThrow(() -> new Refused("invalid", "panel",
                "panel is \"" + Request.shorten(panel) + "\"; allowed is "
                        + String.join(", ", outlines.scenario().algorithms())));
    }

    /** Refuses to align by a phase that no panel comes to. */
    static void requirePhase(RunOutlines outlines, Alignment by) {
        if (!outlines.canAlign(by)) {
            throw new Refused("nothing-to-align", "by", by == Alignment.DETECTION
                    ? "nobody notices the last crash in any panel, if there is one at all;"
                            + " so there is nothing to align by"
                    : "no panel agrees in its last election; so there is nothing to align by");
        }
    }

    /**
     * Refuses a fault while every panel is at a tick of its own.
     *
     * <p>A fault happens at one tick in all panels. To go back to one tick first, unasked, would
     * move the nodes under the hand that has just chosen one of them.
     */
    static void requireOneTick(Alignment by) {
        if (by != Alignment.TICK) {
            throw new Refused("not-by-tick", "action", "the panels are aligned by " + by
                    + ", so each stands at a tick of its own, but a fault happens at one tick in"
                    + " all of them. Align by tick first");
        }
    }
}
