package hustings.check;

import hustings.model.Property;
import hustings.run.Bound;
import hustings.run.Disturbance;
import hustings.run.RunView;
import java.util.OptionalLong;

/** P8: once all agree, the messages and timers of the election end within their bound. */
final class Quiescence extends Check {
    private static final long NOT_AWAITED = -1;

    private final Convergence convergence;
    private final Bound bound;
    private long since = NOT_AWAITED;
    private boolean tried;

    Quiescence(RunView view, Convergence convergence, Bound bound) {
        super(Property.QUIESCENCE, view);
        this.convergence = convergence;
        this.bound = bound;
    }

    @Override
    void disturbed(Disturbance disturbance, long tick) {
        timePasses(tick - 1);
        since = since == NOT_AWAITED ? NOT_AWAITED : tick;
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        timePasses(tick - 1);
        boolean agreed = view.alive() > 0 && convergence.isAgreed();
        tried |= agreed;
        if (!agreed || convergence.isQuiet()) {
            since = NOT_AWAITED;
            kept(tick);
        } else if (since == NOT_AWAITED) {
            since = tick;
        }
    }

    @Override
    boolean isTried() {
        return tried;
    }

    @Override
    String kept() {
        return tried ? super.kept() : "At no time had all live nodes agreed, so nothing had to"
                + " fall quiet.";
    }

    @Override
    void timePasses(long tick) {
        if (since != NOT_AWAITED && tick > deadline()) {
            violatedSince(deadline() + 1, "not quiet", "All had agreed, but messages or timers of"
                    + " the election went on after t " + deadline() + ".");
        }
    }

    private long deadline() {
        return since + bound.ticks(0, view);
    }

    @Override
    OptionalLong awaited() {
        return since == NOT_AWAITED ? OptionalLong.empty() : OptionalLong.of(deadline());
    }
}
