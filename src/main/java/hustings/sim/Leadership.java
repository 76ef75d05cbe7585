package hustings.sim;

import hustings.model.Node;
import hustings.model.Role;

/**
 * What each node takes itself for, and whether all live nodes agree.
 *
 * <p>Agreement is kept up to date rather than looked for: a reference leader is chosen when one
 * appears, and every change of one node adjusts how many agree with it.
 */
final class Leadership {
    private static final int NOBODY = -1;
    private static final Role[] ROLES = Role.values();

    private final Membership membership;
    private final NodeTable rows;
    private final int[] numbers;
    private int leading;
    private int reference = NOBODY;
    private int agreeing;

    Leadership(Membership membership) {
        this.membership = membership;
        rows = membership.rows();
        numbers = rows.numbers;
    }

    /** Nobody takes itself for anything: the noughts of rows are followers of nobody. */
    void reset() {
        leading = 0;
        reference = NOBODY;
        agreeing = 0;
    }

    Role role(int index) {
        return ROLES[rows.get(index, NodeTable.ROLE)];
    }

    /** The identifier of the leader a node recognises, or {@link Node#NONE}. */
    int leader(int index) {
        return rows.get(index, NodeTable.LEADER);
    }

    long term(int index) {
        return rows.getLong(index, NodeTable.TERM);
    }

    /** Whether a node takes itself for just that. */
    boolean is(int index, Role role, int leader, long term) {
        int at = NodeTable.at(index, 0);
        return numbers[at + NodeTable.LEADER] == leader
                && numbers[at + NodeTable.ROLE] == role.ordinal()
                && NodeTable.joined(numbers[at + NodeTable.TERM],
                        numbers[at + NodeTable.TERM + 1]) == term;
    }

    /** Changes what a node takes itself for; its process is alive. */
    void change(int index, Role role, int leader, long term) {
        if (leading == 0 && role != Role.LEADER) {
            // Nobody leads: so there is no reference, and nobody who agrees with it.
            put(index, role, leader, term);
            return;
        }
        forget(index);
        put(index, role, leader, term);
        count(index);
        if (role == Role.LEADER) {
            refer(index);
        } else if (reference == index) {
            referToAnyLeader();
        }
    }

    /** The process of a node has died: it takes itself for nothing any more. */
    void died(int index) {
        forget(index);
        put(index, Role.FOLLOWER, Node.NONE, term(index));
        if (reference == index) {
            referToAnyLeader();
        }
    }

    /** A fresh process of a node is alive, and recognises nobody. */
    void revived(int index) {
        put(index, Role.FOLLOWER, Node.NONE, 0);
    }

    private void put(int index, Role role, int leader, long term) {
        int at = NodeTable.at(index, 0);
        numbers[at + NodeTable.ROLE] = role.ordinal();
        numbers[at + NodeTable.LEADER] = leader;
        rows.setLong(index, NodeTable.TERM, term);
    }

    private void forget(int index) {
        if (role(index) == Role.LEADER) {
            leading--;
        }
        if (agreesWithReference(index)) {
            agreeing--;
        }
    }

    private void count(int index) {
        if (role(index) == Role.LEADER) {
            leading++;
        }
        if (agreesWithReference(index)) {
            agreeing++;
        }
    }

    private boolean agreesWithReference(int index) {
        return reference != NOBODY && role(index) != Role.CANDIDATE
                && leader(index) == membership.id(reference) && term(index) == term(reference);
    }

    private void refer(int leader) {
        reference = leader;
        agreeing = 0;
        if (leader != NOBODY) {
            for (int i = 0; i < membership.places(); i++) {
                if (membership.isAlive(i) && agreesWithReference(i)) {
                    agreeing++;
                }
            }
        }
    }

    private void referToAnyLeader() {
        refer(leading == 0 ? NOBODY : currentLeader());
    }

    /** The live leader of the highest term, and of the highest identifier among those; or −1. */
    int currentLeader() {
        int best = NOBODY;
        for (int i = 0; leading > 0 && i < membership.places(); i++) {
            if (role(i) == Role.LEADER && membership.isAlive(i) && (best == NOBODY
                    || term(i) > term(best)
                    || term(i) == term(best) && membership.id(i) > membership.id(best))) {
                best = i;
            }
        }
        return best;
    }

    /** How many live nodes lead. */
    int leading() {
        return leading;
    }

    /** Whether every live node recognises the same live leader in the same term. */
    boolean isAgreed() {
        return reference != NOBODY && leading == 1 && agreeing == membership.alive();
    }

    /** The identifier of the leader that all agree on; ask only if they do. */
    int agreedLeader() {
        return membership.id(reference);
    }

    /** The term of the leader that all agree on; ask only if they do. */
    long agreedTerm() {
        return term(reference);
    }
}
