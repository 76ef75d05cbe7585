package hustings.check;

import hustings.model.Property;
import hustings.sim.Standing;

/** P10: sent and doubled messages are delivered, dropped or on their way, at every tick. */
final class Conservation extends Check {
    Conservation(Standing standing) {
        super(Property.CONSERVATION, standing);
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        long law = standing.inFlightByLaw();
        long found = standing.inFlightFound();
        if (law == found) {
            kept(tick);
        } else {
            violatedSince(tick, "messages do not add up", "By the counts " + law
                    + " messages were on their way, but " + found + " were.");
        }
    }
}
