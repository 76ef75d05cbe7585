package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.run.RunView;
import java.util.HashMap;
import java.util.Map;

/** P1: no two nodes ever lead in the same term. */
final class TermUniqueness extends Check {
    private final Map<Long, Integer> leaders = new HashMap<>();

    TermUniqueness(RunView view) {
        super(Property.TERM_UNIQUENESS, view);
    }

    @Override
    void became(int node, Role role, int leader, long term, long tick) {
        if (role == Role.LEADER) {
            Integer first = leaders.putIfAbsent(term, leader);
            if (first != null && first != leader) {
                violatedAt(tick, "two leaders of term " + term, "Node " + leader
                        + " came to lead in term " + term + ", in which " + first + " had led.");
            }
        }
    }
}
