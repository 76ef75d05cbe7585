package hustings.check;

import hustings.model.Property;
import hustings.run.RunView;

/** P10: sent and doubled messages are delivered, dropped or on their way, at every tick. */
final class Conservation extends Check {
    Conservation(RunView view) {
        super(Property.CONSERVATION, view);
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        long law = view.inFlightByLaw();
        long found = view.inFlightFound();
        if (law == found) {
            kept(tick);
        } else {
            violatedSince(tick, "messages do not add up", "By the counts " + law
                    + " messages were on their way, but " + found + " were.");
        }
    }
}
