package hustings.check;

import hustings.model.Node;
import hustings.model.Role;
import hustings.sim.Standing;

/**
 * Whether the election is complete: in each component all live nodes follow one live leader of
 * their own in one term, and nothing of the election goes on.
 */
final class Settling {
    private final Standing standing;
    private final Components components;

    Settling(Standing standing, Components components) {
        this.standing = standing;
        this.components = components;
    }

    /** Whether each component has agreed. */
    boolean isAgreed() {
        if (standing.alive() == 0) {
            // Nobody is left to disagree.
            return true;
        }
        return standing.mayBeApart() && standing.capacity() <= Check.MOST_NODES
                ? isEachAgreed() : standing.isAgreed();
    }

    /** Whether no message of the contest travels and no timer of the algorithm is set. */
    boolean isQuiet() {
        return standing.contestInFlight() == 0 && standing.timers() == 0;
    }

    private boolean isEachAgreed() {
        int[] leaders = new int[components.count()];
        long[] terms = new long[leaders.length];
        for (int node = 0; node < standing.capacity(); node++) {
            if (standing.isAlive(node) && !agrees(node, leaders, terms)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a node follows a leader of its own component, and the same as those before it. */
    private boolean agrees(int node, int[] leaders, long[] terms) {
        int component = components.of(node);
        int leader = standing.leader(node);
        if (leaders[component] == Node.NONE) {
            leaders[component] = leader;
            terms[component] = standing.term(node);
        }
        int index = standing.index(leader);
        return leader != Node.NONE && leaders[component] == leader
                && terms[component] == standing.term(node) && standing.role(node) != Role.CANDIDATE
                && standing.isAlive(index) && components.of(index) == component
                && standing.role(index) == Role.LEADER;
    }
}
