package hustings.live.node;

import hustings.model.Node;
import hustings.model.Role;

/**
 * What a node takes itself for.
 *
 * @param role its role
 * @param leader the identifier of the leader that it recognises, or {@link Node#NONE}
 * @param term the term of both
 */
record Standing(Role role, int leader, long term) {
    /** A node that has just begun. */
    static final Standing FRESH = new Standing(Role.FOLLOWER, Node.NONE, 0);

    /** Whether it follows a node. */
    boolean follows(int node) {
        return role == Role.FOLLOWER && leader == node && leader != Node.NONE;
    }
}
