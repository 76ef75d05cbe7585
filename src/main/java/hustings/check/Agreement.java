package hustings.check;

import hustings.model.Node;
import hustings.model.Property;
import hustings.model.Role;
import hustings.run.RunView;
import java.util.HashMap;
import java.util.Map;

/** P3: live nodes in touch that know a leader of the same term know the same leader. */
final class Agreement extends Check {
    private record Place(int part, long term) {}

    Agreement(RunView view) {
        super(Property.AGREEMENT, view);
    }

    @Override
    boolean looksAtAll() {
        return true;
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        if (!changed) {
            return;
        }
        Map<Place, Integer> followed = new HashMap<>();
        for (int node = 0; node < view.capacity(); node++) {
            boolean decided = view.isAlive(node) && view.leader(node) != Node.NONE
                    && view.role(node) != Role.CANDIDATE;
            if (decided) {
                int leader = view.leader(node);
                Integer other = followed.putIfAbsent(
                        new Place(view.part(node), view.term(node)), leader);
                if (other != null && other != leader) {
                    long term = view.term(node);
                    violatedSince(tick, "disagreement in term " + term, "In term " + term
                            + " some nodes followed " + Math.min(other, leader) + " and others "
                            + Math.max(other, leader) + ".");
                    return;
                }
            }
        }
        kept(tick);
    }
}
