package hustings.check;

import hustings.model.Node;
import hustings.model.Property;
import hustings.model.Role;
import hustings.sim.Standing;
import java.util.HashMap;
import java.util.Map;

/** P3: live nodes in touch that know a leader of the same term know the same leader. */
final class Agreement extends Check {
    private record Place(int part, long term) {}

    Agreement(Standing standing) {
        super(Property.AGREEMENT, standing);
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
        for (int node = 0; node < standing.capacity(); node++) {
            boolean decided = standing.isAlive(node) && standing.leader(node) != Node.NONE
                    && standing.role(node) != Role.CANDIDATE;
            if (decided) {
                int leader = standing.leader(node);
                Integer other = followed.putIfAbsent(
                        new Place(standing.part(node), standing.term(node)), leader);
                if (other != null && other != leader) {
                    long term = standing.term(node);
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
